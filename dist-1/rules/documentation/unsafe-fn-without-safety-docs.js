import { commentsAbove, isExported } from '../../rust/functions/api.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'unsafe-fn-without-safety-docs',
  item: 'documentation',
  summary: 'a public `unsafe fn` that does not say what its caller must ensure',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bunsafe\b[^{;]*\bfn\b/,
  check(node, file) {
    const modifiers = node.ofKind('function_modifiers');
    if (!modifiers || !/\bunsafe\b/.test(modifiers.text) || !isExported(node) || file.isTestFile) return null;
    // An exported C function is documented for its callers in C; intrinsics wrap one instruction each.
    if (/\bextern\b/.test(modifiers.text) || /\bsafety\b|\bunsafe\b/i.test(commentsAbove(node))) return null;
    if (/doc\(hidden\)|no_mangle|target_feature/.test(aboveOf(node))) return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` is \`unsafe\` and public, and nothing says what a caller must ensure: no call of it can be checked.`,
      help: 'add a `# Safety` section that names each condition',
    };
  },
};
function aboveOf(item) {
  const siblings = item.parent?.children ?? [];
  return siblings
    .slice(0, siblings.indexOf(item))
    .filter((each) => each.kind === 'attribute_item' && item.line - each.endLine < ATTRIBUTE_LINES)
    .map((each) => each.text)
    .join('');
}
/** Attributes stand within a few lines of their item. */
const ATTRIBUTE_LINES = 8;
