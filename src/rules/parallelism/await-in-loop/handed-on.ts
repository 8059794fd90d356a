import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { lastWordOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `let page = fetch(id).await?; tx.send(page).await?`: what was asked first is handed on in the same order, whenever it came. */
export function withoutHandedOn(awaits: readonly Node[], loop: Node, file: RustFile): readonly Node[] {
  const requests = awaits.filter((each) => !isHandedOn(each, loop, file));
  const [first] = requests;
  if (requests.length === awaits.length || !first) return awaits;
  const body = loop.child('body');
  const isFirst = awaits.every((each) => first.start <= each.start);
  const declaration = [...first.ancestors()].find(({ parent }) => parent === body);
  return isFirst && declaration?.kind === 'let_declaration' && requests.length === 1 ? requests : awaits;
}

/** Into a channel that each turn sends to. */
function isHandedOn(awaited: Node, loop: Node, file: RustFile): boolean {
  const call = awaited.children[0]!;
  const channel = methodOf(call) === 'send' && argumentsOf(call).length === 1 ? receiverOf(call) : undefined;
  if (!channel || mentionsBindingOf(loop, channel, file)) return false;
  const found = file.typeOf(channel);
  return found
    ? /Sender$/.test(methodTarget(found).name)
    : /(?:^|_)(?:tx|sender)(?:_|$)/.test(lastWordOf(channel));
}
