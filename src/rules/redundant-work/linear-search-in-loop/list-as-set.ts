import { decidedBy } from '../../../rust/order/branches.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS, isSequence, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** Lists of what has been met or is remembered: they grow for as long as there is something to do. */
const REMEMBERS =
  /(?:^|_)(?:seen|visited|known|cached?|verified|used|processed|done|handled|marked|loaded|checked|touched|pending)(?:_|$)/;
const IDS = /(?:Id|Ids|Hash|Address|Addr|Key|Digest|Uuid|Idx)$/;

/** `if !self.seen.contains(&id) { self.seen.push(id) }`: each call walks through all that the calls before have left. */
export function searchedBeforeEachPush(search: Node, file: RustFile): Problem | null {
  const list = withoutGuards(receiverOf(search)!);
  if (list.kind !== 'field_expression' || rootOf(list)?.kind !== 'self') return null;
  const name = list.child('field')?.text ?? '';
  const found = file.typeOf(list);
  const held = found && heldIn(methodTarget(found));
  if (!held || !isSequence(held) || held.name === '[;]') return null;
  if (!REMEMBERS.test(name) || !isOfIds(held.args[0])) return null;
  if (!isPushedWhereMissing(search, list)) return null;
  return {
    at: search,
    message: `Each call walks through \`${spelling(list)}\`, which grows by one each time: the work grows with the square of their number.`,
    help: 'keep a `HashSet` (an `IndexSet` where the order counts), whose `insert` tells whether it was there',
  };
}

/** `self.seen` of `self.seen.borrow()` and `self.seen.lock().unwrap()`. */
export function withoutGuards(receiver: Node): Node {
  const isGuard = /^(?:borrow|borrow_mut|lock|read|write)$/.test(methodOf(receiver) ?? '');
  const inner = isGuard ? receiverOf(receiver) : openedBy(receiver);
  return inner ? withoutGuards(inner) : receiver;
}

function heldIn(found: Type): Type | null {
  if (/^(?:RefCell|Mutex|RwLock)$/.test(found.name))
    return found.args[0] ? methodTarget(found.args[0]) : null;
  return found;
}

function isOfIds(item: Type | undefined): boolean {
  return (
    !!item && (INTEGERS.has(item.name) || IDS.test(item.name) || /^(?:String|Relocatable)$/.test(item.name))
  );
}

/** In the branch that is taken where it is not there yet, or behind a jump where it is. */
function isPushedWhereMissing(search: Node, list: Node): boolean {
  const outcome = decidedBy(search);
  const reached = outcome ? [outcome.whenFalse, ...outcome.after] : behindJump(search);
  return reached.some(
    (part) =>
      !!part &&
      [...part.descendantsOfKind('call_expression')].some(
        (call) =>
          methodOf(call) === 'push' &&
          argumentsOf(call).length === 1 &&
          spelling(withoutGuards(receiverOf(call)!)) === spelling(list),
      ),
  );
}

/** What runs only where the search finds nothing: the branch for that, or what stands behind a jump. */
export function reachedWhereMissing(search: Node): readonly Node[] {
  const outcome = decidedBy(search);
  if (!outcome) return behindJump(search);
  const after = outcome.afterMeans === false ? outcome.after : [];
  return outcome.whenFalse ? [outcome.whenFalse, ...after] : after;
}

/** `if other || self.seen.contains(&id) { return; } ..` */
function behindJump(search: Node): readonly Node[] {
  for (const at of search.ancestors()) {
    if (at.kind === 'if_expression') {
      const statement = at.parent?.kind === 'expression_statement' ? at.parent : at;
      const block = statement.parent;
      const jumps = /\breturn\b|\bcontinue\b/.test(at.child('consequence')?.text ?? '');
      if (!jumps || block?.kind !== 'block' || !at.child('condition')!.contains(search)) return [];
      return block.children.slice(block.children.indexOf(statement) + 1);
    }
    if (!/^(?:binary_expression|parenthesized_expression)$/.test(at.kind)) return [];
  }
  return [];
}
