import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf } from '../../rust/syntax/call-syntax.js';
import { quoted } from '../wording.js';
import { MEASURES, measuredClosure } from './of-several-rules/measured-closure.js';
export const rule = {
  id: 'benchmark-without-black-box',
  item: 'benchmarks',
  summary: 'a measured result that the compiler may throw away',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: MEASURES,
  check(node, file) {
    const closure = measuredClosure(node, file);
    if (!closure || /black_box/.test(closure.text)) return null;
    const body = closure.child('body');
    const last = body?.kind === 'block' ? body.children.at(-1) : null;
    const thrown =
      last?.kind === 'expression_statement'
        ? last.children[0]
        : last?.kind === 'let_declaration'
          ? last.child('value')
          : null;
    if (thrown?.kind !== 'call_expression' || !isPure(thrown, file)) return null;
    return {
      at: thrown,
      message: `The result of ${quoted(thrown)} is thrown away inside the measured closure: the compiler may drop the call, and the benchmark measures nothing.`,
      help: 'return it from the closure (leave the `;` out), or pass it to `black_box`',
    };
  },
};
/** A free function or constructor of borrowed or copied arguments: one that may do its work by side effects has to stay. */
function isPure(call, file) {
  if (argumentsOf(call).some(isMutableBorrow)) return false;
  if (methodOf(call))
    return /^(?:len|contains|contains_key|get|parse|to_string|collect|count|sum|hash|is_match|find|eq|cmp|clone)$/.test(
      methodOf(call),
    );
  const returns = file.typeOf(call);
  return !!returns && returns.name !== '()';
}
