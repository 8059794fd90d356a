import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';

const LOOKS_UP = /^(?:get|get_mut|contains|contains_key|remove)$/;
/** `let key = Box::new(label) as BoxedLabel; map.get(&key)`: boxed only to be compared with the keys. */
export function boxedKey(call, file) {
  if (calledPath(call) !== 'Box::new') return null;
  const value = call.parent?.kind === 'type_cast_expression' ? call.parent : call;
  const declaration = value.parent;
  if (declaration?.kind !== 'let_declaration') return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.uses.length === 0) return null;
  const asked = file.usesOf(binding).map((use) => {
    const lent = use.use.node.parent;
    const taker = use.call && lent?.kind === 'reference_expression' ? methodOf(use.call) : null;
    return !!taker && LOOKS_UP.test(taker) && argumentsOf(use.call)[0] === lent;
  });
  if (!asked.every(Boolean)) return null;
  return {
    at: value,
    message: `\`${binding.name}\` is boxed only to be looked up, and dropped again: an allocation per question.`,
    help: `lend the value itself: a \`Box<dyn T>\` can be looked up by a \`&dyn T\``,
  };
}
