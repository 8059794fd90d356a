import { isLentGetter, signatureOrAgreed } from '../../../rust/functions/agreed-signatures.js';
import { awaitsIn } from '../../../rust/functions/async-context.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, isIteratorChain, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { isChangedByOthers } from '../../../rust/ownership/reads.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { isMutableBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS, methodTarget } from '../../../rust/types/types.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { mayDifferByThen } from './loops-that-wait.js';

/** Methods that hash, walk or make text anew each time, by their names. */
const WORKING_METHODS =
  /^(?:to_(?:ascii_)?(?:lower|upper)case|hash_slow|seal_slow|recover_signer\w*|recover_sender\w*|canonicalize|calculate_\w+|compute_\w+|\w+_root_slow|to_hex|digest|checksum|fingerprint|trim_\w+_matches)$/;
const WORKING_FUNCTIONS =
  /(?:^|::)(?:from_utf8_lossy|from_utf8|keccak256|sha256|blake3|calculate_\w+|compute_\w+|strip_ansi\w*|(?:serde_json|bincode|toml|rlp)::\w+)$/;
/** An owned copy that is only looked at: worth making once. */
const COPYING = /^(?:to_string|to_vec|to_owned|collect|to_path_buf)$/;

/** Reads of a store by a key, each a way through a tree or over the network. */
const STORED =
  /^(?:get_|read_|fetch_|load_|find_)?(?:sealed_)?(?:header|block|body|transaction|tx|receipt|receipts|account|storage|state|bytecode|code|epoch|validator)\w*_by_(?:\w+_)?(?:id|hash|number|key|root|address)$/;

/** What a call is made of: places without their borrows. */
export function inputsOf(call: Node): Node[] {
  if (call.kind === 'index_expression') return call.children.map(withoutBorrow);
  const receiver = receiverOf(call);
  return [...(receiver ? [receiver] : []), ...argumentsOf(call)].map(withoutBorrow);
}

/** A call that works each time and whose answer depends on its inputs alone, as its name says, wherever it is written. */
export function isWork(call: Node, file: RustFile): boolean {
  return worksAsHere(call, file) && !isOfWantedType(call);
}

/** The same, where it is written once. */
function worksAsHere(call: Node, file: RustFile): boolean {
  const method = methodOf(call);
  const path = method ? null : calledPath(call);
  if (
    method
      ? !(WORKING_METHODS.test(method) || STORED.test(method))
      : !path || !WORKING_FUNCTIONS.test(path) || USES_UP.test(path)
  )
    return false;
  if (method && isLentGetter(call, file)) return false;
  if (/^to_ascii_/.test(method ?? '') && !isOfText(receiverOf(call)!, file)) return false;
  return isOfPlaces(call) && !mayWrite(call, method, file);
}

/** Of a byte or a letter, as what nobody knows may be, it is a step or two. */
function isOfText(asked: Node, file: RustFile): boolean {
  const found = file.typeOf(asked);
  return (
    !!found && /^(?:String|str|\[\]|Vec|OsString|OsStr|ByteString|ByteStr)$/.test(methodTarget(found).name)
  );
}

function isOfPlaces(call: Node): boolean {
  const lent = argumentsOf(call).some(isMutableBorrow);
  const inputs = inputsOf(call);
  return !lent && inputs.length > 0 && inputs.every(isPlace);
}

/** `toml::from_str(text)` gives whatever type is wanted where it stands: two of them may want two. */
function isOfWantedType(call: Node): boolean {
  return (
    /::(?:from_(?:str|slice|bytes)|decode)$/.test(calledPath(call) ?? '') &&
    call.child('function')?.kind !== 'generic_function'
  );
}

/** Reads on, or takes what it is given: the next call has something else before it. */
const USES_UP = /::(?:from_(?:reader|value)|deserialize)$/;

/** A builder that computes into itself, or takes itself away. */
function mayWrite(call: Node, method: string | null, file: RustFile): boolean {
  if (!method) return false;
  const declared = signatureOrAgreed(call, file);
  if (declared) return declared.receiver !== '&' || declared.returns === null;
  return /^(?:compute|calculate)_/.test(method);
}

/** `name.to_lowercase()` at each turn of a loop that never changes `name`. */
export function sameAtEveryTurn(call: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(call);
  if (isChangedByOthers(call)) return null;
  if (!loop || !(worksAsHere(call, file) || isCopyLookedAt(call, file)) || endsLoop(call, loop)) return null;
  if (isShortLoop(loop, file) || isUnderCondition(call, loop.body)) return null;
  for (const part of inputsOf(call)) {
    if (mentionsBindingOf(loop.node, part, file)) return null;
    const root = rootOf(part);
    if (!root || !file.bindingOf(root) || mayChangeWithin(part, loop.node.start, loop.node.end, file))
      return null;
  }
  if (mayDifferByThen(call, loop, file)) return null;
  return {
    at: call,
    message: `\`${spelling(call)}\` is computed at ${turnsReaching(call, loop)}, and the answer is the same each time.`,
    help: 'compute it once before the loop',
  };
}

/** `x == y.to_string()`, `f(&y.to_vec())`: nobody keeps the copy. */
function isCopyLookedAt(call: Node, file: RustFile): boolean {
  if (!COPYING.test(methodOf(call) ?? '') || !isOfPlaces(call) || argumentsOf(call).length > 0) return false;
  const found = file.typeOf(receiverOf(call));
  if (found && INTEGERS.has(methodTarget(found).name)) return false;
  return /^(?:reference_expression|binary_expression)$/.test(call.parent?.kind ?? '');
}

/** What a branch may never reach costs nothing as long as it does not. */
export function isUnderCondition(call: Node, body: Node): boolean {
  for (let at: Node = call; at !== body && at.parent; at = at.parent) {
    if (at.parent.kind === 'if_expression' && at.field !== 'condition') return true;
    if (at.parent.kind === 'match_arm') return true;
    if (at.parent.kind === 'closure_expression' && at.parent !== body.parent) return true;
    if (
      at.parent.kind === 'binary_expression' &&
      /^(?:&&|\|\|)$/.test(at.parent.child('operator')?.text ?? '') &&
      at.field === 'right'
    )
      return true;
  }
  return false;
}

/** Walls clocks: those that measure (`Instant`) are meant to be read. */
const CLOCKS =
  /^(?:(?:chrono::)?(?:Utc|Local)|(?:std::time::)?SystemTime|OffsetDateTime)::now(?:_utc|_local)?$/;

/** A `for`, or the closure of an iterator's chain: the items of a stream come when they come. */
function isOverItems(loop: Loop): boolean {
  return loop.word === 'for' || isIteratorChain(receiverOf(loop.node));
}

/** `peer.last_seen.elapsed() > limit` of each item: the age is a few nanoseconds off, whoever comes first. */
function ageOfItem(call: Node, file: RustFile): string | null {
  if (methodOf(call) !== 'elapsed' || call.parent?.kind !== 'binary_expression') return null;
  const root = rootOf(receiverOf(call));
  const binding = root && file.bindingOf(root);
  const loop = enclosingLoop(call);
  if (!loop) return null;
  const ofItem =
    !!binding &&
    (binding.declaration === loop.node || binding.kind === 'closure-parameter') &&
    receiverOf(call) !== root;
  return ofItem && !isUnderCondition(call, loop.body) ? `${spelling(receiverOf(call)!)}.elapsed` : null;
}

/** `events.map(|event| event.received_at(Utc::now()))` */
export function clockPerItem(call: Node, file: RustFile): Problem | null {
  const path = CLOCKS.test(calledPath(call) ?? '') ? calledPath(call) : ageOfItem(call, file);
  const loop = path ? enclosingLoop(call) : null;
  if (!loop || !isOverItems(loop) || isShortLoop(loop, file)) return null;
  if (isUnderCondition(call, loop.body) || !awaitsIn(loop.body).next().done) return null;
  return {
    at: call,
    message: `\`${path}()\` reads the clock for every item of \`${loop.word}\`: tens of nanoseconds each, and items that are judged at different times.`,
    help: 'read the clock once before the loop and compare with that',
  };
}
