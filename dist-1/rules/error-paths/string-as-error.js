import { isExported } from '../../rust/functions/api.js';
import { printType, typeFromNode } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'string-as-error',
  item: 'error-paths',
  summary: 'a public function whose error is a text or a box',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /->[^{;]*(\bString>|&(?:'static )?str>|Box<dyn (?:\w+::)*Error)/,
  check(node, file) {
    const written = node.child('return_type');
    const found = typeFromNode(written);
    const error = found?.name === 'Result' ? found.args[1] : undefined;
    if (!error || !isExported(node) || file.isTestFile || file.isProgram) return null;
    const isBox = isBoxedError(error);
    if (!isBox && !isTextual(error)) return null;
    return {
      at: written,
      message: isBox
        ? `The error of \`${node.child('name').text}\` is boxed: each failure allocates, and callers can't tell one from another.`
        : `The error of \`${node.child('name').text}\` is \`${printType(error)}\`: callers can only tell failures apart by their text${error.name === 'String' ? ', which is allocated even where nobody reads it' : ''}.`,
      help: 'make it an enum with a variant per cause, whose `Display` writes the text (`thiserror` derives it)',
    };
  },
};
function isTextual(error) {
  return (error.name === 'String' && error.refs === '') || (error.name === 'str' && error.refs === '&');
}
function isBoxedError(error) {
  return error.name === 'Box' && error.args[0]?.name === 'dyn' && error.args[0].args[0]?.name === 'Error';
}
