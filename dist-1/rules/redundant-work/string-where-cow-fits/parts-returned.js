import { callsInFile } from '../../../rust/functions/callees.js';
import { functionName, implTrait } from '../../../rust/functions/shape.js';
import { isCollect } from '../../../rust/order/collects.js';
import { lentText } from '../../../rust/ownership/lent-text.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { freshString } from '../../../rust/types/strings.js';
import { quoted } from '../../wording.js';
import { returnsOf } from '../of-several-rules/returned-values.js';

/** Give the parts of a text one by one. */
const PARTS =
  /^(?:r?split(?:n|_whitespace|_ascii_whitespace|_terminator|_inclusive)?|lines|r?matches|captures_iter|find_iter)$/;
/** Leave out some of them, or bring them in another order. */
const SELECTS = /^(?:filter|skip|take|rev|skip_while|take_while)$/;
const COPIES = /^(?:String::from|(?:str|ToString|ToOwned)::to_(?:string|owned)|Into::into)$/;
/** `fn words(text: &str) -> Vec<String> { text.split(' ').map(String::from).collect() }`, for callers that only look at the words. */
export function partsReturned(fn, file) {
  const body = fn.child('body');
  const list = body?.children.at(-1);
  if (fn.has('visibility_modifier') || implTrait(fn)) return null;
  if (!body || !list || !isCollect(list) || returnsOf(body).length > 0) return null;
  const copying = copyingStep(receiverOf(list));
  if (!copying || !isOfLentText(receiverOf(copying), file)) return null;
  const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
  if (calls.length === 0 || !calls.every((call) => isOnlyRead(call, file))) return null;
  return {
    at: copying.child('arguments'),
    message: `${quoted(copying.child('arguments'))} copies every part of the text, and those who call \`${functionName(fn)}\` only look at them.`,
    help: 'return `Vec<&str>`, or the iterator itself: the parts are lent by what was handed in',
  };
}
/** `.map(String::from)`, `.map(|found| found[1].into())`, also with a choice of items behind. */
function copyingStep(chain) {
  let at = chain;
  while (at && SELECTS.test(methodOf(at) ?? '')) at = receiverOf(at);
  const mapper = at && methodOf(at) === 'map' ? argumentsOf(at)[0] : undefined;
  return mapper && isCopier(mapper) ? at : null;
}
function isCopier(mapper) {
  if (mapper.kind === 'scoped_identifier') return COPIES.test(mapper.text);
  const body = mapper.kind === 'closure_expression' ? mapper.child('body') : undefined;
  if (!body) return false;
  const made = freshString(body);
  if (made && !/^(?:copy|to_string)$/.test(made.how)) return false;
  const source = made?.source ?? (methodOf(body) === 'into' ? receiverOf(body) : undefined);
  const root = source && rootOf(source);
  return !!root && mapper.child('parameters')?.children[0]?.text === root.text && isPartOf(source, root);
}
/** The item itself, trimmed, or a group that a pattern found in it. */
function isPartOf(source, root) {
  if (source === root) return true;
  if (source.kind === 'index_expression') return source.children[0] === root;
  if (source.kind === 'reference_expression') return isPartOf(source.child('value'), root);
  return /^(?:trim\w*|as_str)$/.test(methodOf(source) ?? '') && isPartOf(receiverOf(source), root);
}
/** The parts of a text that the function was lent, as they come out of it. */
function isOfLentText(chain, file) {
  let at = chain;
  while (at && (SELECTS.test(methodOf(at) ?? '') || isTrimming(at))) at = receiverOf(at);
  const method = (at && methodOf(at)) ?? '';
  if (!PARTS.test(method)) return false;
  const text = /_iter$/.test(method) ? argumentsOf(at)[0] : receiverOf(at);
  return lentText(text, file) !== null && rootOf(text)?.kind !== 'self';
}
/** `.map(str::trim)`, `.map(|part| part.trim())` */
function isTrimming(call) {
  const mapper = methodOf(call) === 'map' ? argumentsOf(call)[0].text : '';
  return /^(?:str::trim\w*|\|\s*(\w+)\s*\|\s*\1\.trim\w*\(\))$/.test(mapper);
}
/** Asked for its length or an end, walked by a loop that looks, or bound to a name that is only looked at. */
function isOnlyRead(call, file) {
  const { parent } = call;
  if (parent?.kind === 'reference_expression') return !parent.has('mutable_specifier');
  if (parent?.kind === 'for_expression')
    return file.localsOf(parent).every((item) => item.uses.length === 0 || isOnlyLookedAt(item, file));
  if (parent?.kind === 'let_declaration') {
    const [list] = file.localsOf(parent);
    return !!list?.whole && !list.mutable && !parent.child('type') && isOnlyLookedAt(list, file);
  }
  const asked = methodCalledOn(call);
  return !!asked && /^(?:len|is_empty|join|concat)$/.test(methodOf(asked) ?? '');
}
