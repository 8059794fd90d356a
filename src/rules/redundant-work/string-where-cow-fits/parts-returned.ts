import { callsInFile } from '../../../rust/functions/callees.js';
import { functionName, implTrait } from '../../../rust/functions/shape.js';
import { isCollect } from '../../../rust/order/collects.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { lentText } from '../../../rust/ownership/lent-text.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Give the parts of a text one by one. */
const PARTS =
  /^(?:r?split(?:n|_whitespace|_ascii_whitespace|_terminator|_inclusive)?|lines|r?matches|captures_iter|find_iter)$/;
/** Leave out some of them, or bring them in another order. */
const SELECTS = /^(?:filter|skip|take|rev|skip_while|take_while)$/;
const COPIES = /^(?:String::from|(?:str|ToString|ToOwned)::to_(?:string|owned)|Into::into)$/;

/** `fn words(text: &str) -> Vec<String> { text.split(' ').map(String::from).collect() }`, for callers that only look at the words. */
export function partsReturned(fn: Node, file: RustFile): Problem | null {
  const body = fn.child('body');
  if (!body || fn.has('visibility_modifier') || implTrait(fn)) return null;
  const [list, another] = resultsOf(body);
  if (!list || another || !isCollect(list)) return null;
  const copying = copyingStep(receiverOf(list)!);
  if (!copying || !isOfLentText(receiverOf(copying)!, file)) return null;
  const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
  if (calls.length === 0 || !calls.every((call) => isOnlyRead(call, file))) return null;
  return {
    at: copying.child('arguments')!,
    message: `${quoted(copying.child('arguments')!)} copies every part of the text, and those who call \`${functionName(fn)}\` only look at them.`,
    help: 'return `Vec<&str>`, or the iterator itself: the parts are lent by what was handed in',
  };
}

/** `.map(String::from)`, `.map(|found| found[1].into())`, also with a choice of items behind. */
function copyingStep(chain: Node): Node | null {
  let at: Node | undefined = chain;
  while (at && SELECTS.test(methodOf(at) ?? '')) at = receiverOf(at);
  const mapper = at && methodOf(at) === 'map' ? argumentsOf(at)[0] : undefined;
  return mapper && isCopier(mapper) ? at! : null;
}

function isCopier(mapper: Node): boolean {
  if (mapper.kind === 'scoped_identifier') return COPIES.test(mapper.text);
  const body = valueOfClosure(mapper);
  if (!body) return false;
  const made = freshString(body);
  if (made && !/^(?:copy|to_string)$/.test(made.how)) return false;
  const source = made?.source ?? (methodOf(body) === 'into' ? receiverOf(body) : undefined);
  const root = source && rootOf(source);
  return !!root && mapper.child('parameters')?.children[0]?.text === root.text && isPartOf(source!, root);
}

/** The item itself, trimmed, or a group that a pattern found in it. */
function isPartOf(source: Node, root: Node): boolean {
  if (source === root) return true;
  if (source.kind === 'index_expression') return source.children[0] === root;
  if (source.kind === 'reference_expression') return isPartOf(source.child('value')!, root);
  return /^(?:trim\w*|as_str)$/.test(methodOf(source) ?? '') && isPartOf(receiverOf(source)!, root);
}

/** The parts of a text that the function was lent, as they come out of it. */
function isOfLentText(chain: Node, file: RustFile): boolean {
  let at: Node | undefined = chain;
  while (at && (SELECTS.test(methodOf(at) ?? '') || isTrimming(at))) at = receiverOf(at);
  const method = (at && methodOf(at)) ?? '';
  if (!PARTS.test(method)) return false;
  const text = /_iter$/.test(method) ? argumentsOf(at!)[0] : receiverOf(at!);
  return lentText(text, file) !== null && rootOf(text)?.kind !== 'self';
}

/** `.map(str::trim)`, `.map(|part| part.trim())` */
function isTrimming(call: Node): boolean {
  const mapper = methodOf(call) === 'map' ? argumentsOf(call)[0]!.text : '';
  return /^(?:str::trim\w*|\|\s*(\w+)\s*\|\s*\1\.trim\w*\(\))$/.test(mapper);
}

/** Asked for its length or an end, walked by a loop that looks, or bound to a name that is only looked at. */
function isOnlyRead(call: Node, file: RustFile): boolean {
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
