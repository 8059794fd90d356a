import { isCollect, listCollectedBy } from '../../../rust/order/collects.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Walks that lend their items. */
const LENDS = /^(?:iter|iter_mut|values|values_mut|keys|chunks|windows|lines|par_iter|split\w*)$/;
/** Items of their own from here on. */
const OWNS = /^(?:cloned|copied|into_\w+|drain|to_\w+)$/;
/** Give what their closure makes. */
const MAKES = /^(?:map|filter_map|flat_map|and_then|scan|map_while|zip|chain)$/;

/** `let picked: Vec<_> = rows.iter().filter(..).collect();`: what nobody wrote the type of is lent by whoever holds the rows. */
export function isCollectedFromLent(list: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const collected = binding?.kind === 'let' && binding.whole ? listIn(binding.value) : null;
  const item = collected && file.typeOf(list)?.args[0];
  if (!collected || (item && !isOpen(item))) return false;
  for (let at = receiverOf(collected); at; at = receiverOf(at)) {
    const method = methodOf(at) ?? '';
    if (LENDS.test(method)) return true;
    if (OWNS.test(method) || (MAKES.test(method) && !argumentsOf(at).some(handsItemOn))) return false;
  }
  return false;
}

function listIn(value: Node | undefined): Node | null {
  return value && isCollect(value) ? value : listCollectedBy(value);
}

function isOpen(item: Type): boolean {
  return item.name === '_' || (item.name === '()' && item.args.some(isOpen));
}

/** `|(at, row)| wanted(at).then_some((at, row))`: what the closure gives holds what it was lent. */
function handsItemOn(closure: Node): boolean {
  const body = closure.kind === 'closure_expression' ? closure.child('body') : undefined;
  const names = new Set(
    [...(closure.child('parameters')?.descendantsOfKind('identifier') ?? [])].map((name) => name.text),
  );
  return !!body && waysOf(body).some((way) => holdsOneOf(way, names));
}

const WRAPS = /^(?:Some|Ok|then_some)$/;

function holdsOneOf(value: Node, names: ReadonlySet<string>): boolean {
  if (isPlace(value)) return names.has(rootOf(value)?.text ?? '') && value.kind !== 'field_expression';
  if (value.kind === 'tuple_expression') return value.children.some((part) => holdsOneOf(part, names));
  return (
    WRAPS.test(methodOf(value) ?? calledPath(value) ?? '') &&
    argumentsOf(value).some((part) => holdsOneOf(part, names))
  );
}
