import type { Copy } from '../../../rust/cost/copies.js';
import { isGetterName, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { usedAt } from '../../../rust/ownership/used-at.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `all.extend(values.clone())`, `all.append(&mut values.clone())`: a list of its own for its items to be copied out of. */
export function copiedOutOf(copy: Copy, file: RustFile): Problem | null {
  if (copy.method === 'cloned') return null;
  const used = usedAt(copy, file);
  const lent = used.parent?.kind === 'reference_expression' ? used.parent : null;
  const argument = lent ?? used;
  const call = callOfArgument(argument);
  const method = methodOf(call ?? argument) ?? '';
  if (!(lent ? lent.has('mutable_specifier') && method === 'append' : method === 'extend')) return null;
  // The list that grows is another one, and not behind what lends this one.
  if (used !== copy.call && !staysAsItIs(copy.source, copy.call.end, statementOf(used).end, file))
    return null;
  const found = file.typeOf(copy.source);
  const items = found && methodTarget(found);
  if (items ? !(isSequence(items) || isMap(items) || isSet(items)) : !isLentBy(copy.source)) return null;
  if (!items && isNamedLikeIterator(copy.source)) return null;
  if (items && method === 'append' && isTree(items) && isMadeWhenMissing(receiverOf(call!)!)) return null;
  const list = quoted(copy.source);
  return {
    at: copy.call,
    message: `${list} is copied to a collection of its own, only for \`${method}\` to take the items out of that.`,
    help: `copy the items out of ${list} itself${items ? `: ${wayToCopy(copy.source, items, file.typeOf(receiverOf(call ?? argument)))}` : ', on their way into `extend`'}`,
  };
}

/** Only a Vec takes a slice, and a map lends its keys and values apart. */
function wayToCopy(source: Node, items: Type, target: Type | null): string {
  const place = isPlace(source) ? spelling(source) : '..';
  if (isMap(items)) return `\`extend(${place}.iter().map(|(key, value)| (key.clone(), value.clone())))\``;
  const isSlice = isSequence(items) && items.name !== 'VecDeque';
  return target && methodTarget(target).name === 'Vec' && isSlice
    ? `\`extend_from_slice(&${place})\``
    : `\`extend(${place}.iter().cloned())\``;
}

/** `append` takes a tree over as it is where the other one is empty. */
function isTree(items: Type): boolean {
  return /^BTree(?:Map|Set)$/.test(items.name);
}

/** `entry(key).or_default()` is mostly empty. */
function isMadeWhenMissing(list: Node): boolean {
  return /^or_(?:default|insert|insert_with)$/.test(methodOf(list) ?? '');
}

/** A place, or what a getter of one lends: `block.updates()`. */
function isLentBy(source: Node): boolean {
  if (isPlace(source)) return true;
  const receiver = methodOf(source) ? receiverOf(source) : undefined;
  return (
    !!receiver && argumentsOf(source).length === 0 && isGetterName(methodOf(source)!) && isLentBy(receiver)
  );
}

function isNamedLikeIterator(source: Node): boolean {
  return /(?:^|[._])it$|(?:range|iter|chars|tokens|iterator|bytes|lines)s?(?:\(\))?$/i.test(source.text);
}
