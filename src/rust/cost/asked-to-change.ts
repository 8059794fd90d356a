import { signatureOrAgreed } from '../functions/agreed-signatures.js';
import type { Known } from '../known.js';
import { isPlace, rootOf } from '../ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isStandardMethod } from '../types/methods.js';

/** Does evaluating it call what may change something that it was lent `&mut` for that? */
export function changesWhatItAsks(value: Node, known: Known): boolean {
  return [...value.descendants()].some((call) => {
    if (call.kind !== 'call_expression') return false;
    if (argumentsOf(call).some((each) => isHandedToChange(each, known))) return true;
    const receiver = methodOf(call) ? receiverOf(call)! : null;
    if (!receiver || !isPlace(receiver)) return false;
    if (isLentIterator(call, receiver, known)) return true;
    // `runtime.reconcile(&wanted)` of a `fn reconcile(&mut self, ..)`: it is asked for what it does.
    const declared = signatureOrAgreed(call, known);
    return declared ? declared.receiver === 'm' : isUnknownOfLent(call, receiver, known);
  });
}

/** `serialize(activation, value)` with `activation: &mut Activation`. */
function isHandedToChange(argument: Node, known: Known): boolean {
  return argument.kind === 'identifier' && known.typeOf(argument)?.refs.startsWith('m') === true;
}

/** `rows.copied().collect()` with `rows: &mut Iter<u32>`: whoever lent it finds fewer items left. */
function isLentIterator(call: Node, receiver: Node, known: Known): boolean {
  const found = known.typeOf(receiver);
  return !!found?.refs.startsWith('m') && TAKES_ITEMS.test(methodOf(call)!) && !HOLDS.test(found.name);
}

const TAKES_ITEMS =
  /^(?:map|filter|filter_map|flat_map|copied|cloned|enumerate|zip|chain|rev|take|take_while|skip|skip_while|step_by|collect|count|sum|last|fold|nth|min|max)$/;
/** Have some of these methods, and no items that go away. */
const HOLDS = /^(?:Option|Result|Vec|VecDeque|\[\]|\[;\]|String|str|(?:Hash|BTree)(?:Map|Set))$/;

/** By their names these only ask, whoever wrote them. */
const ASKS =
  /^(?:as|to|is|has|get|iter|into|can|should|needs|contains|find|lookup|count|(?:re)?compute|(?:re)?calculate)_|_(?:by|for|at|of|hash)(?:_|$)|^(?:header|block|account|basic_account|storage|receipts?|transaction|bytecode)s?(?:_|$)/;
/** Who holds one of these may look at what others hold, too, and change nothing. */
const SHARED = /^(?:Arc|Rc)$/;

/** `chart.draw_series(series)` with `chart: &mut ChartContext` of another crate: it was lent to be changed, and nothing tells that this doesn't. */
function isUnknownOfLent(call: Node, receiver: Node, known: Known): boolean {
  const method = methodOf(call)!;
  if (isStandardMethod(method) || ASKS.test(method)) return false;
  const root = rootOf(receiver)!;
  const held = known.typeOf(receiver);
  if (held && (SHARED.test(held.name) || held.refs.startsWith('&'))) return false;
  return known.typeOf(root)?.refs.startsWith('m') === true;
}
