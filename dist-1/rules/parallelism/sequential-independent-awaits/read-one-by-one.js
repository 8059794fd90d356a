import { isQuiet } from '../../../rust/cost/quiet.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { withoutAdapters } from '../of-several-rules/gathered-answer.js';
import { isOrdered, mayBeChanged } from '../of-several-rules/requests.js';

/** Methods that fetch something by what they are given, wherever it lies. */
const FETCHES = /^(?:open|load|fetch|download|stream|query|list)_\w+$|^(?:fetch|download)$/;
/** Of a type, loads a value of it. */
const LOADS = /^(?:\w+::)+(?:load|fetch|download)(?:_\w+)?$/;
/** `store.open_file(HEADS).await`, `Index::load(reader).await`: read for its answer, through something that nobody here changes. */
export function fetches(call, file) {
  const receiver = receiverOf(call);
  if (argumentsOf(call).length === 0) return false;
  if (!receiver) return LOADS.test(calledPath(call) ?? '');
  const method = methodOf(call);
  // `stream_run(id)` begins a row of its own.
  const asked = method.replace(/^stream_/, '');
  return FETCHES.test(method) && !isOrdered(asked, receiver) && !isChanged(call, receiver, file);
}
/** By its own declaration, where that is known: in a `&mut self`, too, a method of `&self` only looks. */
function isChanged(call, receiver, file) {
  const declared = signatureOf(call, file);
  return declared ? declared.receiver !== '&' : mayBeChanged(receiver, null, file);
}
/** The same asked for two things: that one reads what is there, and so does the other, whoever is first. */
export function isSameReadTwice(first, second) {
  const [one, other] = [first, second].map((awaited) => withoutAdapters(awaited.children[0]));
  const name = lastNameOf(one);
  if (name !== lastNameOf(other) || !READS.test(name)) return false;
  const [left, right] = [receiverOf(one), receiverOf(other)];
  if (!left || !right) return !left && !right && LOADS.test(calledPath(one) ?? '');
  const given = (call) => argumentsOf(call).map(spelling).join();
  return spelling(left) === spelling(right) && given(one) !== given(other);
}
const READS =
  /^(?:get|fetch|load|read|query|find|list|lookup|download|open|stream|head|stat|describe)(?:_\w+)?$/;
function lastNameOf(call) {
  return calleeName(call);
}
/** `let index = Index::new(reader)?;` between two reads: made of what is at hand, before or after them. */
export function isMadeInBetween(statement) {
  const value = statement.kind === 'let_declaration' ? statement.child('value') : undefined;
  if (!value || statement.child('alternative')) return false;
  const made = value.kind === 'try_expression' ? value.children[0] : value;
  const isConstructor = /(?:^|::)(?:try_)?(?:new|from)(?:_\w+)?$/.test(calledPath(made) ?? '');
  return isConstructor ? argumentsOf(made).every((each) => isQuiet(each)) : value === made && isQuiet(value);
}
