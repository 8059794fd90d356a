import { emptyContainer } from '../../rust/cost/containers.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isLook } from '../../rust/ownership/only-read.js';
import { typeFromNode } from '../../rust/types/types.js';

/** As many elements as fit beside the length and the pointer without making the function's frame large. */
const MAX_PUSHES = 8;
export const rule = {
  id: 'small-vec-candidate',
  item: 'allocations',
  summary: 'a short list made in hot code that would fit on the stack',
  severity: { hot: 'note', warm: 'off', cold: 'off' },
  blocksWhenHot: false,
  on: ['let_declaration'],
  needs: /\bVec\b|\bvec!/,
  check(node, file) {
    const value = node.child('value');
    if (file.isTestFile || emptyContainer(value, typeFromNode(node.child('type')))?.name !== 'Vec')
      return null;
    const [binding] = file.localsOf(node);
    if (!binding?.whole) return null;
    const uses = file.usesOf(binding);
    const pushes = uses.filter(({ method }) => method === 'push');
    if (pushes.length === 0 || pushes.length > MAX_PUSHES) return null;
    if (pushes.some(({ use }) => enclosingLoop(use.node)?.node !== enclosingLoop(node)?.node)) return null;
    if (!uses.every((use) => use.method === 'push' || isLook(use, file))) return null;
    return {
      at: binding.node,
      message: `\`${binding.name}\` never holds more than ${pushes.length === 1 ? 'one element' : `${pushes.length} elements`} and does not leave the function, which is hot: it is allocated and freed at each call.`,
      help: `use \`SmallVec<[_; ${pushes.length}]>\` or \`ArrayVec<_, ${pushes.length}>\``,
    };
  },
};
