import { emptyContainer } from '../../../rust/cost/containers.js';
import { asCopy } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, isText } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { lentAsText } from '../of-several-rules/lent-cow.js';
import { printerOf } from '../of-several-rules/printer-of.js';

/** `let name = match &tag { Some(tag) => tag.to_string(), None => format!("#{id}") };`, only looked at: one way copies what it could lend. */
export function copiedOnOneWay(value: Node, binding: Binding, file: RustFile): Problem | null {
  const ways = waysOf(value);
  const copies = ways.filter((way) => copiesText(way, value, binding, file));
  const [first] = copies;
  if (!first || isToldAsWritten(ways, binding)) return null;
  const made = ways.filter((way) => !copies.includes(way) && isMadeAnew(way));
  // Most ways make a text anyway, or none does, which is told as a copy.
  if (made.length === 0 || made.length > copies.length || !ways.every((way) => isOwnText(way, file)))
    return null;
  return {
    at: first,
    message: `${quoted(first)} copies a text on one of the ways to \`${binding.name}\`, which is only looked at.`,
    help: `let \`${binding.name}\` be a \`Cow<str>\`: only what is made on the spot needs to be owned${lentAsText(binding, file)}`,
  };
}

/** `write!(out, "{name}")`: whatever is made for it can be written there, which another rule tells. */
function isToldAsWritten(ways: readonly Node[], binding: Binding): boolean {
  const isFormatted = ways.some((way) => freshString(way)?.how === 'format');
  return isFormatted && /^write(?:ln)?$/.test(printerOf(binding)?.macro ?? '');
}

/** Neither a name nor a literal nor an empty text. */
function isMadeAnew(way: Node): boolean {
  return (
    !isPlace(way) &&
    !isStringLiteral(freshString(way)?.source) &&
    emptyContainer(way, null)?.name !== 'String'
  );
}

/** Is it known that the way gives a String of its own? */
function isOwnText(way: Node, file: RustFile): boolean {
  if (freshString(way) || methodOf(way) === 'into_owned') return true;
  const found = file.typeOf(way);
  return found?.name === 'String' && found.refs === '';
}

/** A text that stays where it is as long as the copy is looked at, or that a `Cow` holds. */
function copiesText(way: Node, value: Node, binding: Binding, file: RustFile): boolean {
  const source = freshString(way)?.source ?? asCopy(way)?.source;
  const how = freshString(way)?.how ?? 'copy';
  if (!source || !/^(?:copy|to_string)$/.test(how) || isStringLiteral(source)) return false;
  const root = rootOf(source) ?? rootOf(receiverOf(source));
  const lender = root && file.bindingOf(root);
  if (!root || !lender) return false;
  if (methodOf(way) === 'into_owned') return isCowOfItsOwn(lender, file) && value.contains(lender.node);
  if (isText(source, file) !== true) return false;
  if (value.contains(lender.node) && lender.kind === 'let') return false;
  return staysWhileUsed(root, binding.declaration.end, binding, file);
}

/** `let text = String::from_utf8_lossy(&bytes);` */
function isCowOfItsOwn(lender: Binding, file: RustFile): boolean {
  if (lender.kind !== 'let' || !lender.whole) return false;
  const found = file.typeOf(lender.uses[0]?.node);
  return found ? found.name === 'Cow' : /_lossy\b/.test(lender.value?.text ?? '');
}
