import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut text = String::new(); for cell in row { text += .. } f.write_str(&text)`: the formatter takes each piece as it comes. */
export function filledForThis(method: string, argument: Node, file: RustFile): Problem | null {
  const name = viewed(argument);
  const binding = method === 'write_str' && name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  const writer = receiverOf(argument.parent!.parent!);
  return binding && writer && isFormatter(writer, file) ? filledToShow(binding, name, file) : null;
}

export function isFormatter(writer: Node, file: RustFile): boolean {
  return writer.kind === 'identifier' && file.typeOf(writer)?.name === 'Formatter';
}

/** A text that starts empty, is appended to, and looked at once, by `last`. */
export function filledToShow(binding: Binding, last: Node, file: RustFile): Problem | null {
  if (binding.kind !== 'let' || !binding.whole || !binding.mutable || isRepeated(last, binding)) return null;
  const made = emptyContainer(binding.value, typeFromNode(binding.declaration.child('type')));
  if (made?.name !== 'String') return null;
  const others = file.usesOf(binding).filter((use) => use.use !== binding.uses.at(-1));
  if (others.length === 0 || !others.every(isAppended)) return null;
  return {
    at: binding.declaration,
    message: `\`${binding.name}\` is put together in a String of its own only for the formatter to copy it.`,
    help: 'write each piece to the formatter as it comes: `write!(f, ..)`, `f.write_str(..)`',
  };
}

/** What asks for its length or takes the last separator away needs the text. */
export function isAppended(use: UseFacts): boolean {
  if (use.use.hidden) return false;
  if (use.effect === 'assign') return use.place.parent?.child('operator')?.text === '+=';
  if (use.method) return /^(?:push|push_str|write_str|write_char|extend|reserve)$/.test(use.method);
  const { call } = use;
  return (
    call?.kind === 'macro_call' &&
    /^write(?:ln)?$/.test(call.macro) &&
    argumentsOf(call)[0]?.contains(use.place) === true
  );
}
