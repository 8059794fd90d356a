import { enclosingLoop } from '../../rust/order/loops.js';
import { argumentsOf, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { turnsReaching } from '../how-often.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'release-assert-in-hot-loop',
  item: 'observability',
  summary: 'an expensive check that release builds make at every turn',
  // An assertion counts as a branch that ends in an error, which is cold: the loop around it is what is asked about.
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['macro_call'],
  needs: /\bassert(?:_eq|_ne)?!/,
  check(node: Node, file: RustFile): Problem | null {
    if (!/^assert(?:_eq|_ne)?$/.test(node.macro) || file.isTestFile) return null;
    const loop = enclosingLoop(node);
    const costly =
      loop &&
      argumentsOf(node)
        .slice(0, node.macro === 'assert' ? 1 : 2)
        .map(workIn)
        .find((found) => found);
    if (!loop || !costly || file.isCold(loop.node)) return null;
    return {
      at: node,
      message: `\`${node.macro}!\` walks ${quoted(costly)} at ${turnsReaching(node, loop)}, in release builds too.`,
      help: `use \`debug_${node.macro}!\`, or check once outside the loop`,
    };
  },
};

/** What looks at many elements: a comparison of two numbers costs nothing next to the loop. */
const WALKS =
  /^(?:all|any|is_sorted\w*|contains|count|sum|position|windows|is_superset|is_subset|is_disjoint|find|validate|verify)$/;

function workIn(condition: Node): Node | null {
  for (const node of condition.descendants()) {
    if (node.kind === 'closure_expression') return null;
    if (node.kind === 'call_expression' && WALKS.test(methodOf(node) ?? '')) return node;
  }
  return null;
}
