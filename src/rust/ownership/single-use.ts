import type { Known } from '../known.js';
import { receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isRepeated } from './places.js';

/** What an immutable local was bound to, where this is its only use and runs as often as the `let`; undefined for anything else. */
export function valueOfSingleUse(name: Node, known: Known): Node | undefined {
  const binding = name.kind === 'identifier' ? known.bindingOf(name) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || binding.mutable || binding.uses.length !== 1)
    return undefined;
  return isRepeated(name, binding) ? undefined : binding.value;
}

/** Where an expression is used: by the only use of the immutable name that it is bound to, which runs as often as the `let`; else where it stands. */
export function onlyUseOf(value: Node, known: Known): Node {
  const declaration =
    value.parent?.kind === 'let_declaration' && value.field === 'value' ? value.parent : null;
  const [binding] = declaration ? known.localsOf(declaration) : [];
  const use = binding?.uses[0]?.node;
  return use && valueOfSingleUse(use, known) === value ? use : value;
}

/** What a method is called on, also behind a name that was given to it for that alone: `client.get(url)` of `request.send()`. */
export function receiverBehind(call: Node, known: Known): Node | undefined {
  const receiver = receiverOf(call);
  return (receiver && valueOfSingleUse(receiver, known)) ?? receiver;
}

/** The same of `a` in `let (a, b) = (x.to_string(), y.to_string());`. */
export function memberOfSingleUse(name: Node, known: Known): Node | undefined {
  const binding = name.kind === 'identifier' ? known.bindingOf(name) : undefined;
  if (binding?.kind !== 'let' || binding.mutable || binding.uses.length !== 1) return undefined;
  const pattern = binding.declaration.child('pattern');
  const value = binding.declaration.child('value');
  if (pattern?.kind !== 'tuple_pattern' || value?.kind !== 'tuple_expression') return undefined;
  if (pattern.children.length !== value.children.length || isRepeated(name, binding)) return undefined;
  return value.children[pattern.children.indexOf(binding.node)];
}

/** The same, where the only other uses ask for its length. */
export function valueOfMeasuredName(name: Node, known: Known): Node | undefined {
  const binding = name.kind === 'identifier' ? known.bindingOf(name) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || binding.mutable || isRepeated(name, binding))
    return undefined;
  const others = known.usesOf(binding).filter((use) => use.use.node !== name);
  return others.every((use) => use.method === 'len') ? binding.value : undefined;
}

/** What a method is called on; behind a name that nothing else asks, the call that the name was bound to. */
export function receiverBehindName(call: Node, known: Known): Node | undefined {
  const receiver = receiverOf(call);
  const value = receiver && valueOfSingleUse(receiver, known);
  return value?.kind === 'call_expression' ? value : receiver;
}
