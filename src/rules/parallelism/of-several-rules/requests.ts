import { answerRead, asksOutside } from '../../../rust/cost/asked-outside.js';
import { functionName } from '../../../rust/functions/shape.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calleeName,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { isAnswerGathered, withoutAdapters } from './gathered-answer.js';

/** What asks somebody for something and changes nothing. */
const ASKS =
  /^(?:get|fetch|load|read|query|find|list|lookup|resolve|download|request|head|stat|exists|check|verify|estimate|describe|metadata|search|count|call|is|has|retrieve|probe|ping|inspect|collect|gather|compute|calculate|generate|render|prepare|build|parse|validate|convert|compile)(?:_\w+)?$|_by_\w+$/;
/** Done to the item itself: nobody else's order is touched. */
const OF_THE_ITEM =
  /^(?:close|shutdown|finish|finalize|flush|abort|complete|stop|connect|refresh|reload|warm_up|warmup|sync|compact|optimize|cancel|terminate)(?:_\w+)?$/;
/** Independent of each other wherever things are stored by a key; directories stand in each other. */
const ON_KEYS = /^(?:delete|remove|put|upload|copy|rename|create)(?!_dir)(?:_\w+)?$/;
/** Questions that most things answer from memory: worth a word only where who is asked is far away. */
const ANSWERED_LOCALLY =
  /^(?:is|has|check|verify|count|exists|estimate|describe|validate|compute|calculate|generate|render|prepare|build|parse|convert|compile|collect|gather)(?:_|$)/;
/** What stands beyond a network or a disk. */
const REMOTES =
  /(?:^|_)(?:client|provider|api|rpc|http|store|storage|db|database|pool|conn|backend|service|s3|op|operator|operations|remote|server|reader|source|meta|catalog|node|endpoint|peer|transport|gateway|fetcher|downloader|loader|resolver|indexer|network|cluster|worker|shard|replica|coordinator|oracle)s?$/;
/** Changes something there, takes the next of a row, or belongs to one: the order may matter. */
const CHANGES =
  /^(?:send|broadcast|post|write|push|pop|insert|put|update|upsert|append|apply|execute|exec|commit|rollback|set|save|store|delete|remove|create|drop|add|publish|register|unregister|submit|begin|start|stop|run|process|handle|next|recv|receive|poll|migrate|import|export|advance|flush|emit|notify|spawn|join|wait|accept|bind|listen|transfer|call_mut|lock|acquire|release|ack|nack|close|open|connect|disconnect|subscribe|unsubscribe|clear|reset|truncate|rename|move|mark|log|record|increment|swap|take|replace|merge|grant|revoke|init|initialize|setup|install|deploy|reserve|schedule|enqueue|dequeue|retry|sync|propose|vote|forward|dispatch|invoke|trigger|cancel|abort|kill|shutdown|finalize|finish|complete|debit|credit|mint|burn)(?:_|$)/;
const ORDERED =
  /(?:^|_)(?:next|recv|tick|lock|read_exact|read_line|read_until|read_to_end|read_u\d+|read_buf|read_frame|read_message|read_packet|txn?|transaction|stream|cursor|lines|frames)(?:_|$)/;

/** Does an await ask for something of this item alone? Null where order, exclusion or an earlier answer matters. */
export function requestOf(awaited: Node, loop: Node, file: RustFile): 'own' | 'local' | 'same' | null {
  const call = withoutAdapters(awaited.children[0]!);
  if (call.kind !== 'call_expression') return null;
  const before = answerRead(call, file);
  if (before && loop.contains(before)) return requestOf(before, loop, file);
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const ofItem = !!receiver && isItem(receiver, loop, file);
  const asks = asksOutside(call, file);
  const isKnown =
    ASKS.test(name) ||
    asksFarAway(name, receiver) ||
    (ofItem && OF_THE_ITEM.test(name)) ||
    (ON_KEYS.test(name) && isObjectStore(receiver, file)) ||
    asks ||
    isDoneForAnswer(name, awaited, file);
  if (!isKnown || ORDERED.test(name) || isLockOf(name, call)) return null;
  if (argumentsOf(call).some((each) => isLentToWrite(each, loop, file))) return null;
  if (receiver && !asks && ORDERED.test(receiver.text)) return null;
  if (receiver && !asks && mayBeChanged(receiver, loop, file) && !isPartOnlyLent(call, file)) return null;
  if (
    !argumentsOf(call).some((each) => mentionsBindingOf(loop, each, file)) &&
    !mentionsBindingOf(loop, receiver, file)
  )
    return 'same';
  return ANSWERED_LOCALLY.test(name) && !isRemote(receiver) ? 'local' : 'own';
}

/** `entry.read().await` of a lock: nobody far away is asked. */
function isLockOf(name: string, call: Node): boolean {
  return /^(?:read|write|lock|read_owned|write_owned)$/.test(name) && argumentsOf(call).length === 0;
}

/** Makes or works off something of its own for each item; what evaluates or plans mostly computes, and may call itself. */
const MAY_BE_DONE_AT_ONCE = /^(?:process|run|execute|open|create|connect|ping|probe|dial)(?:_|$)/;

function isDoneForAnswer(name: string, awaited: Node, file: RustFile): boolean {
  const fn = enclosingFunction(awaited);
  return MAY_BE_DONE_AT_ONCE.test(name) && functionName(fn!) !== name && isAnswerGathered(awaited, file);
}

/** `&mut state`, or a name that is such a reference. */
function isLentToWrite(argument: Node, loop: Node, file: RustFile): boolean {
  if (argument.kind === 'reference_expression') return argument.has('mutable_specifier');
  const binding = argument.kind === 'identifier' ? file.bindingOf(argument) : undefined;
  return !!binding && !loop.contains(binding.node) && file.typeOf(argument)?.refs.startsWith('m') === true;
}

/** A name that the head of the loop binds. */
function isItem(receiver: Node, loop: Node, file: RustFile): boolean {
  const binding = receiver.kind === 'identifier' ? file.bindingOf(receiver) : undefined;
  return binding?.declaration === loop;
}

/** Keeps objects under keys, each on its own; a database has transactions and an order. */
function isObjectStore(receiver: Node | undefined, file: RustFile): boolean {
  const found = file.typeOf(receiver);
  const target = found && methodTarget(found);
  if (
    target &&
    /(?:^|::)ObjectStore$/.test(target.name === 'dyn' ? (target.args[0]?.name ?? '') : target.name)
  )
    return true;
  return /(?:^|[._])(?:object_store|storage|s3|bucket|op|operator|blob\w*|fs)$/.test(receiver?.text ?? '');
}

export function isRemote(receiver: Node | undefined): boolean {
  if (!receiver) return false;
  const last =
    receiver.kind === 'field_expression'
      ? receiver.child('field')?.text
      : (methodOf(receiver) ?? receiver.text);
  return REMOTES.test(last ?? '');
}

/** `client.statistics(table)`: whoever stands beyond a network and is told nothing new is asked something. */
function asksFarAway(name: string, receiver: Node | undefined): boolean {
  return isRemote(receiver) && !CHANGES.test(name);
}

/** A receiver that is borrowed mutably takes one call at a time. */
export function mayBeChanged(receiver: Node, loop: Node | null, file: RustFile): boolean {
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding) return root === null;
  if (binding.kind === 'self') return /\bmut\b/.test(binding.declaration.text);
  if (loop?.contains(binding.node)) return false;
  return binding.mutable || file.typeOf(root)?.refs.startsWith('m') === true;
}

/** `self.rows.exists(key)` of a method that takes `&self`, in one that has `&mut self`: that field is not changed by it. */
export function isPartOnlyLent(call: Node, file: RustFile): boolean {
  const receiver = receiverOf(call);
  if (receiver?.kind !== 'field_expression' || rootOf(receiver)?.kind !== 'self') return false;
  const declared = signatureOf(call, file) ?? file.declarations.anyMethod(methodOf(call) ?? '');
  return declared?.receiver === '&';
}

/** Takes the next of a row, by its own name or by whom it is asked of. */
export function isOrdered(name: string, receiver: Node | undefined): boolean {
  return ORDERED.test(name) || ORDERED.test(receiver?.text ?? '');
}

/** Does the call by its name ask a question whose order does not matter? */
export function asksSomebody(call: Node): boolean {
  const name = methodOf(call) ?? '';
  return (ASKS.test(name) || asksFarAway(name, receiverOf(call))) && !isOrdered(name, receiverOf(call));
}
