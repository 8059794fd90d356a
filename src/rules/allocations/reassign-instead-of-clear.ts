import { emptyContainer, hasCapacity } from '../../rust/containers.js';
import { calledPath, enclosingFunction, enclosingLoop, endsLoop, methodOf } from '../../rust/flow.js';
import { isPlace, pathOf } from '../../rust/places.js';
import { functionName } from '../../rust/shape.js';
import type { Node } from '../../rust/tree.js';
import { isMovedIntoClosure } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Methods that bring a thing back to its start so that it can be used again. */
const AGAIN =
  /(?:^|_)(?:reset|clear|wipe|refill|restart|rewind|begin|recycle|flush|finish_cloned|next|collect|reuse|reinit|on|handle|poll|process|update|apply|prepare|advance|step|tick|commit|rollback|revert|rotate|evict|purge|invalidate|end)(?:_|$)/;

export const rule: Rule = {
  id: 'reassign-instead-of-clear',
  item: 'allocations',
  summary: 'a container replaced by a new empty one where clearing it would keep its memory',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['assignment_expression'],
  needs: /=\s*(?:vec!\[|[\w:<>, ]*::(?:new|default|with_capacity|from_iter)\()/,
  check(node: Node, file: RustFile): Problem | null {
    const [left, right] = [node.child('left'), node.child('right')];
    const fn = enclosingFunction(node);
    if (!left || !right || !fn || !isPlace(left)) return null;
    if (left.kind === 'identifier' ? !isLocalEmptied(left, node, file) : !left.text.startsWith('self.'))
      return null;
    if (!AGAIN.test(functionName(fn)) && !enclosingLoop(node)) return null;
    // Whoever takes `self` whole comes here once for each.
    if (left.text.startsWith('self.') && /^\(\s*(?:mut\s+)?self\b/.test(fn.child('parameters')?.text ?? ''))
      return null;
    if (!isFresh(left, right, file) || (left.kind !== 'identifier' && isGivenAway(left, node, fn)))
      return null;
    return {
      at: node,
      message: `\`${left.text}\` drops the memory it has and the new one grows from nothing again, each time \`${functionName(fn)}\` gets here.`,
      help:
        right.kind === 'macro_call'
          ? `use \`${left.text}.fill(..)\`, or \`clear\` and \`resize\``
          : `use \`${left.text}.clear()\``,
    };
  },
};

/** `batch = Vec::new();` in a loop, where what `batch` held before was only looked at. */
function isLocalEmptied(left: Node, assignment: Node, file: RustFile): boolean {
  const binding = file.bindingOf(left);
  const loop = enclosingLoop(assignment);
  if (!binding?.mutable || !loop || loop.node.contains(binding.node) || endsLoop(assignment, loop))
    return false;
  return file.usesOf(binding).every((use) => {
    if (use.place === left) return true;
    if (use.effect === 'move' || use.effect === 'hidden' || isMovedIntoClosure(use.use)) return false;
    const taker = (use.call && (calledPath(use.call) ?? methodOf(use.call))) ?? '';
    return !/(?:^|::)(?:take|replace|swap|append|split_off|split_to|freeze|drain|clear)$/.test(taker);
  });
}

function isFresh(left: Node, right: Node, file: RustFile): boolean {
  const declared = file.typeOf(left);
  if (declared && !hasCapacity({ ...declared, refs: '' })) return false;
  if (emptyContainer(right, declared)) return true;
  const sized = right.kind === 'call_expression' && /::with_capacity$/.test(calledPath(right) ?? '');
  return (
    !!declared && (sized || (right.kind === 'macro_call' && right.macro === 'vec' && !!right.child('length')))
  );
}

/** What was in it went elsewhere before: then there is no memory left to keep. */
function isGivenAway(left: Node, assignment: Node, fn: Node): boolean {
  const place = pathOf(left);
  for (const node of fn.descendants()) {
    if (
      node === left ||
      node.start >= assignment.start ||
      !isPlace(node) ||
      pathOf(node) !== place ||
      node.kind !== left.kind
    )
      continue;
    const parent = node.parent;
    const lent = parent?.kind === 'reference_expression' ? parent : node;
    if (
      /\b(?:take|replace|swap)$/.test(lent.parent?.parent?.child('function')?.text ?? '') &&
      lent.parent?.kind === 'arguments'
    )
      return true;
    if (
      parent &&
      /^(?:arguments|let_declaration|return_expression|field_initializer|tuple_expression)$/.test(parent.kind)
    )
      return true;
    const method = parent?.kind === 'field_expression' ? (parent.child('field')?.text ?? '') : '';
    if (/^(?:into_\w+|freeze|split_off)$/.test(method)) return true;
  }
  return false;
}
