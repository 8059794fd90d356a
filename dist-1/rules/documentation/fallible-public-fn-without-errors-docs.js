import { commentsAbove, isExported } from '../../rust/functions/api.js';
import { typeFromNode } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'fallible-public-fn-without-errors-docs',
  item: 'documentation',
  summary: 'a documented public function that does not say when it fails',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  // Bounded: a return type is short, and generated lines are long.
  needs: /->[^{;]{0,200}Result\b/,
  check(node, file) {
    if (!/Result$/.test(typeFromNode(node.child('return_type'))?.name ?? '')) return null;
    if (file.isTestFile || file.isProgram || !isExported(node)) return null;
    const above = commentsAbove(node);
    // Without any docs it is public-item-without-docs that speaks.
    if (!/^\/\/\/|^\/\*\*/m.test(above) || /doc\(hidden\)|include_str/.test(above) || SAYS_WHEN.test(above))
      return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` may fail, and its docs don't say when: a caller can't tell a passing error from a final one.`,
      help: 'add an `# Errors` section that names each cause',
    };
  },
};
const SAYS_WHEN = /\berrors?\b|\bfails?\b|\bfailure|\bErr\b|\binvalid\b/i;
