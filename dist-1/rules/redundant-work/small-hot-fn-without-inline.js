import { isExported } from '../../rust/functions/api.js';
import { attributesOf, enclosingImpl } from '../../rust/functions/shape.js';

/** One line of this length is what the compiler would inline inside a crate without being asked. */
const MAX_LENGTH = 80;
export const rule = {
  id: 'small-hot-fn-without-inline',
  item: 'redundant-work',
  summary: 'a one-line public function of hot code that other crates can not inline',
  severity: { hot: 'note', warm: 'off', cold: 'off' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bpub\b/,
  check(node, file) {
    if (file.isTestFile || file.isProgram || !isExported(node) || isGeneric(node)) return null;
    if (
      /\binline\b|\bcold\b/.test(attributesOf(node)) ||
      /\b(?:async|extern|const)\b/.test(node.ofKind('function_modifiers')?.text ?? '')
    )
      return null;
    const [only, more] = node.child('body')?.children ?? [];
    if (
      !only ||
      more ||
      only.kind === 'let_declaration' ||
      only.end - only.start > MAX_LENGTH ||
      callsWithin(only) > 1
    )
      return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` is one line, public and hot, and not generic: without link-time optimisation other crates call it, which costs more than what it does.`,
      help: 'mark it `#[inline]`, and see in the benchmark that it helps',
    };
  },
};
/** Generic code is compiled where it is used, and can be inlined there. */
function isGeneric(fn) {
  const holder = enclosingImpl(fn);
  return (
    [fn, holder].some((each) =>
      each?.child('type_parameters')?.children.some((child) => child.kind !== 'lifetime_parameter'),
    ) || /\bimpl\b/.test(fn.child('parameters')?.text ?? '')
  );
}
function callsWithin(expression) {
  let calls = 0;
  for (const node of expression.descendants())
    if (node.kind === 'call_expression' || node.kind === 'macro_call') calls++;
  return calls;
}
