import { isExported } from '../../rust/functions/api.js';
import { functionName } from '../../rust/functions/shape.js';
import { typeFromNode } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'parser-without-fuzz-or-property-test',
  item: 'tests',
  summary: 'a public parser of bytes or text that no generated input is tried on',
  severity: { ...NOTE, hot: 'note' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bfn (?:parse|decode|deserialize|from_bytes|from_slice|read_from)/,
  check(node, file) {
    if (!/^(?:parse|decode|deserialize|from_bytes|from_slice|read_from)(?:_\w+)?$/.test(functionName(node)))
      return null;
    if (file.isTestFile || !isExported(node) || !takesRawInput(node)) return null;
    if (file.hasGeneratedTests || file.hasText(GENERATES)) return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` reads raw input, and no fuzz target or property test of this repository tries what nobody thought of: empty, cut short, huge, hostile.`,
      help: 'add a `cargo fuzz` target, or a `proptest` that what was written is read back',
    };
  },
};
const GENERATES = /\b(?:proptest|quickcheck|arbtest|bolero|fuzz_target)\b/;
function takesRawInput(fn) {
  const [first] = (fn.child('parameters')?.children ?? []).filter((each) => each.kind === 'parameter');
  const found = typeFromNode(first?.child('type'));
  return (
    (found?.name === '[]' && found.args[0]?.name === 'u8') || (found?.name === 'str' && found.refs === '&')
  );
}
