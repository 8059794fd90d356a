import { isRepeated } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import { freshString, isText, viewed } from '../../../rust/types/strings.js';
import { methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';

/** The type of the crate `http`, which many show as their own: all of them have `TryFrom<String>`. `http_types` and `async_nats` have types of their own. */
const HEADER_VALUE =
  /^(?!(?:crate|self|super)::)(?:\w+::)*http\d?::(?:header::)?HeaderValue$|^(?:reqwest|hyper|actix_http|headers)::(?:header::)?HeaderValue$/;
/** `HeaderValue::from_str(&format!(..))`, `format!(..).parse::<HeaderValue>()`: the text is copied, and the String thrown away. */
export function copiedIntoHeader(call, file) {
  const text = checkedText(call, file);
  if (!text || !isGivenUp(text, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} copies the text of a String that nobody needs afterwards.`,
    help: `use \`HeaderValue::try_from(${shown(text)})\`, which takes the String over`,
    ...(file.isCold(call) && { minor: true }),
  };
}
function shown(text) {
  return text.kind === 'identifier' ? text.text : '..';
}
/** The text that becomes the value of a header. */
function checkedText(call, file) {
  const path = calledPath(call);
  const [given, more] = argumentsOf(call);
  const [, owner, method] = /^(.*)::(from_str|from_bytes)$/.exec(path ?? '') ?? [];
  if (owner && method && given && !more) {
    if (!isHeaderValue(owner, file)) return null;
    if (method === 'from_bytes' && !/^(?:as_bytes|as_ref)$/.test(methodOf(withoutBorrow(given)) ?? ''))
      return null;
    return viewed(given);
  }
  return methodOf(call) === 'parse' && isParsedAsHeader(call, file) ? viewed(receiverOf(call)) : null;
}
function isHeaderValue(written, file) {
  return HEADER_VALUE.test(file.imports.resolve(written));
}
/** `text.parse::<HeaderValue>()`, `let value: HeaderValue = text.parse()?`, `headers.insert(NAME, text.parse()?)`. */
function isParsedAsHeader(parse, file) {
  const asked = parse.child('function')?.child('type_arguments')?.children[0];
  if (asked) return isHeaderValue(asked.text, file);
  const value = withOpenings(parse, OPENING_OR_DEFAULT);
  if (value === parse) return false;
  const holder = value.parent;
  if (holder?.kind === 'let_declaration' && holder.child('type'))
    return isHeaderValue(holder.child('type').text, file);
  const taker = callOfArgument(value);
  if (!taker || argumentsOf(taker)[1] !== value || !/^(?:insert|append)$/.test(methodOf(taker) ?? ''))
    return false;
  return isHeaderMap(receiverOf(taker), file);
}
const USES_HTTP = /\b(?:http|hyper|axum|reqwest|actix_web|actix_http)::/;
/** `request.headers_mut()`, or a map of the same crate as the values. */
function isHeaderMap(map, file) {
  if (methodOf(map) === 'headers_mut') return file.hasText(USES_HTTP);
  const found = file.typeOf(map);
  const path = found ? file.imports.resolve(methodTarget(found).name) : '';
  return HEADER_VALUE.test(path.replace(/HeaderMap$/, 'HeaderValue'));
}
/** A String that is made on the spot, or a local that nobody looks at again. */
function isGivenUp(text, file) {
  const made = freshString(text);
  if (made) return !isCopyOfText(made, file);
  const binding = text.kind === 'identifier' ? file.bindingOf(text) : undefined;
  const found = file.typeOf(text);
  if (!binding?.whole || found?.name !== 'String' || found.refs !== '') return false;
  if (!/^(?:let|parameter)$/.test(binding.kind) || isRepeated(text, binding)) return false;
  const copy = freshString(binding.value);
  if (copy && isCopyOfText(copy, file)) return false;
  return file.usesOf(binding).every((use) => use.use.node === text || isFilled(use, text));
}
/** Should not be made at all: other rules say so. */
function isCopyOfText(made, file) {
  return made.how === 'copy' || (made.how === 'to_string' && isText(made.source, file) === true);
}
/** Written to, shown, or asked for its length before. */
function isFilled({ use, method }, text) {
  const isHarmless =
    use.hidden === 'formatted' || /^(?:push|push_str|len|is_empty|insert|insert_str)$/.test(method ?? '');
  return isHarmless && use.node.start < text.start;
}
