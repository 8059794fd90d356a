import { emptyContainer, hasCapacity } from '../../rust/cost/containers.js';
import { functionName } from '../../rust/functions/shape.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { isPlace, pathOf, rootOf, statementOf } from '../../rust/ownership/places.js';
import { isMovedIntoClosure } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../rust/syntax/memo.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import {
  assignmentsTo,
  isChangedInPlace,
  isFilledOneByOne,
} from './reassign-instead-of-clear/fields-filled.js';
import { isGivenAway } from './reassign-instead-of-clear/given-away.js';

/** Methods that bring a thing back to its start so that it can be used again. */
const AGAIN =
  /(?:^|_)(?:reset|clear|wipe|refill|restart|rewind|begin|recycle|flush|finish_cloned|next|collect|reuse|reinit|on|handle|poll|process|update|apply|prepare|advance|step|tick|commit|rollback|revert|rotate|evict|purge|invalidate|end)(?:_|$)/;

export const rule: Rule = {
  id: 'reassign-instead-of-clear',
  item: 'allocations',
  summary: 'a container replaced by a new empty one where clearing it would keep its memory',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['assignment_expression'],
  needs:
    /=\s*(?:""\.to_|String::from\(""|(?:bit)?vec!\[|[\w:<>, ]*::(?:new|default|with_capacity|from_iter)\()/,
  check(node: Node, file: RustFile): Problem | null {
    const [left, right] = [node.child('left'), node.child('right')];
    const fn = enclosingFunction(node);
    if (!left || !right || !fn || !isPlace(left)) return null;
    if (left.kind === 'identifier' ? !isLocalEmptied(left, node, file) : !isKeptByOwner(left, file))
      return null;
    const again = loopOverOneOwner(left, file) || AGAIN.test(functionName(fn));
    if (!again && (isMeasured(right) || !isUsedAgain(left, fn))) return null;
    if (isWeighed(left, fn) || isReplacedNext(left, node) || isOnlyReplaced(left, file)) return null;
    // Whoever takes `self` whole comes here once for each.
    if (left.text.startsWith('self.') && /^\(\s*(?:mut\s+)?self\b/.test(fn.child('parameters')?.text ?? ''))
      return null;
    if (!isFresh(left, right, file) || (left.kind !== 'identifier' && isGivenAway(left, node, fn)))
      return null;
    return {
      at: node,
      message: `\`${left.text}\` drops the memory it has and the new one ${isFull(right) || hasRoom(right) ? 'allocates as much' : 'grows from nothing'} again, each time \`${functionName(fn)}\` gets here.`,
      help: isOfEmptyOnes(right)
        ? 'keep each of its lists: `clear` them one by one, and `resize_with` behind them'
        : isFull(right)
          ? `use \`${left.text}.fill(..)\`, or \`clear\` and \`resize\``
          : `use \`${left.text}.clear()\``,
      // What is named for no new start may come here once, to give memory back.
      ...((!again || isOfAnotherSize(left, right, file)) && { minor: true }),
    };
  },
};

/** `self.rows`, and `search.rows` of `search: &mut Search`: what is still there when the function has ended. */
function isKeptByOwner(left: Node, file: RustFile): boolean {
  if (left.text.startsWith('self.')) return true;
  const owner = left.kind === 'field_expression' ? rootOf(left) : null;
  const held = owner ? file.bindingOf(owner) : undefined;
  return !!held?.whole && /^(?:parameter|let)$/.test(held.kind) && file.typeOf(owner!)?.refs === 'm';
}

/** A loop that has another owner at each turn comes to each of them once. */
function loopOverOneOwner(left: Node, file: RustFile): boolean {
  const loop = enclosingLoop(left);
  const root = rootOf(left);
  const held = root && file.bindingOf(root);
  return !!loop && !(held && loop.node.contains(held.node));
}

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
  if (declared && !hasCapacity({ ...declared, refs: '' }) && !BITS.test(declared.name)) return false;
  if (emptyContainer(right, declared)) return true;
  if (right.kind === 'call_expression')
    return /::with_capacity$/.test(calledPath(right) ?? '') && (!!declared || isContainer(right));
  if (right.kind === 'macro_call' && right.macro === 'vec')
    return !!declared && right.children.length > 0 && !isOfOwners(right);
  return right.kind === 'macro_invocation' && right.child('macro')?.text === 'bitvec' && isSized(right);
}

function hasRoom(made: Node): boolean {
  return made.kind === 'call_expression' && /::with_capacity$/.test(calledPath(made) ?? '');
}

/** `rows = Vec::with_capacity(batch.len())` where it was made with another room, or none: a `clear` would leave it to grow to what comes now. */
function isOfAnotherSize(left: Node, right: Node, file: RustFile): boolean {
  if (left.kind !== 'identifier' || !hasRoom(right) || /_literal$/.test(argumentsOf(right)[0]?.kind ?? ''))
    return false;
  const before = file.bindingOf(left)?.value;
  return !before || !hasRoom(before) || argumentsOf(before)[0]?.text !== argumentsOf(right)[0]?.text;
}

/** `String::with_capacity(n)`: the path names the type that the place must have. */
function isContainer(made: Node): boolean {
  return /(?:^|::)(?:Vec|VecDeque|String|HashMap|HashSet|BytesMut)(?:::<.*>)?::with_capacity$/.test(
    calledPath(made) ?? '',
  );
}

/** `self.dots = String::new(); .. self.dots = ".".repeat(n);`: nobody fills it again. */
function isReplacedNext(left: Node, assignment: Node): boolean {
  let statement = statementOf(assignment);
  const branch = statement.parent?.parent;
  if (branch?.kind === 'if_expression' && !branch.child('alternative')) statement = statementOf(branch);
  const beside = statement.parent?.children ?? [];
  const next = beside[beside.indexOf(statement) + 1];
  const again = next?.kind === 'expression_statement' ? next.children[0] : next;
  return again?.kind === 'assignment_expression' && pathOf(again.child('left')!) === pathOf(left);
}

/** `self.hint = found.hint; .. self.hint = String::new();`: nobody fills it in place, so that kept memory would be of no use. */
function isOnlyReplaced(left: Node, file: RustFile): boolean {
  const field = left.kind === 'field_expression' ? left.child('field')!.text : null;
  if (!field || isChangedInPlace(field, left.tree)) return false;
  return assignmentsTo(field, left.tree).some((other) => {
    const value = other.child('right');
    return !!value && !isFresh(other.child('left')!, value, file);
  });
}

/** Whoever asks for the capacity, or clears it in another branch, has thought about it. */
function isWeighed(left: Node, fn: Node): boolean {
  return WEIGHED.of(fn, () => new Set(weighedIn(fn))).has(pathOf(left));
}

const WEIGHED = new NodeMemo<ReadonlySet<string>>();

function* weighedIn(fn: Node): Generator<string> {
  for (const call of fn.descendantsOfKind('call_expression'))
    if (/^(?:clear|capacity)$/.test(methodOf(call) ?? '')) yield pathOf(receiverOf(call)!);
}

/** Sets of bits, which are filled and resized like any list. */
const BITS = /^(?:BitVec|BitSet|FixedBitSet|BitBox|MutableBitmap|BooleanBufferBuilder)$/;

/** `vec![0; n]`, `bitvec![u8, Lsb0; 0; n]`. */
function isSized(macro: Node): boolean {
  return macro.kind === 'macro_call' ? !!macro.child('length') : macro.text.includes(';');
}

function isFull(made: Node): boolean {
  return /^macro_/.test(made.kind) && isSized(made);
}

/** `vec![Matrix::zeros(n); m]`: each item has memory of its own, of another size now. */
function isOfOwners(macro: Node): boolean {
  return isSized(macro) && macro.children[0]?.kind === 'call_expression' && !isOfEmptyOnes(macro);
}

/** `vec![Vec::new(); n]`: what the old lists have room for is lost, too. */
function isOfEmptyOnes(macro: Node): boolean {
  return macro.macro === 'vec' && isSized(macro) && emptyContainer(macro.children[0], null) !== null;
}

/** `with_capacity(rows.len())`: room for just what comes now. */
function isMeasured(right: Node): boolean {
  return (
    right.kind === 'call_expression' && argumentsOf(right).some((room) => room.kind === 'call_expression')
  );
}

/** Names of methods that are called when a thing is made, or when its memory is no longer wanted. */
const ONCE =
  /^(?:new|try_new|default|build|init\w*|setup\w*|set_up\w*|from_\w+|with_\w+|load\w*|open\w*|create\w*|start|stop|shut\w*|close\w*|drop\w*|free\w*|release\w*|dealloc\w*|shrink\w*|unload\w*|destroy\w*|terminate\w*|finish|finali[sz]e|into_\w+|set_\w+|migrate\w*|upgrade\w*|configure\w*|disable\w*|remove_all\w*|visit_(?:program|file|crate|module)|run|execute|main)$/;

/** A method of `&mut self` that is no set-up, and a field that the file fills one by one: it will be filled again. */
function isUsedAgain(left: Node, fn: Node): boolean {
  if (left.kind !== 'field_expression' || ONCE.test(functionName(fn))) return false;
  if (!/^\(\s*&\s*(?:'\w+\s+)?mut\s+self\b/.test(fn.child('parameters')?.text ?? '')) return false;
  const field = left.child('field')!.text;
  return isFilledOneByOne(field, fn.tree);
}
