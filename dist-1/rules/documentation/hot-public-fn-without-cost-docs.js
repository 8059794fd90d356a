import { commentsAbove, isExported } from '../../rust/functions/api.js';
export const rule = {
  id: 'hot-public-fn-without-cost-docs',
  item: 'documentation',
  summary: 'a documented public function of hot code that does not say what a call costs',
  severity: { hot: 'note', warm: 'off', cold: 'off' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bpub\b/,
  check(node, file) {
    if (file.isTestFile || file.isProgram || !isExported(node) || isTrivial(node)) return null;
    const above = commentsAbove(node);
    // Without any docs it is public-item-without-docs that speaks.
    if (!/^\/\/\/|^\/\*\*/m.test(above) || SAYS_COST.test(above)) return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` is public and hot, and its docs don't say what a call costs: callers can't tell whether to keep the result or to ask again.`,
      help: 'say in a `# Performance` section whether it allocates, locks or blocks, and how it grows with its input',
    };
  },
};
const SAYS_COST =
  /\bO\s?\(|\balloc|\bperforman|\bcomplexity|\b(?:linear|constant|logarithmic|amortized)\b|\bcosts?\b|\bcheap|\bexpensive|\bfast|\bslow|\bclone|\bcop(?:y|ies)\b|\block|\bblock(?:s|ing)\b|\bcache/i;
/** A getter's cost is plain. */
function isTrivial(fn) {
  const body = fn.child('body');
  return !body || body.endLine - body.line <= 2;
}
