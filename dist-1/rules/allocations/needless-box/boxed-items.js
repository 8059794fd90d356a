import { enclosingImpl, implTrait } from '../../../rust/functions/shape.js';
import { typeFromNode } from '../../../rust/types/types.js';
/** `fn add_all(&mut self, items: Box<dyn Iterator<Item = T> + '_>)`: an iterator that can't outlive the call is boxed by every caller. */
export function boxedItems(node, file) {
  const written = typeFromNode(node);
  const parameter = node.parent;
  if (parameter?.kind !== 'parameter' || written?.name !== 'Box' || written.args[0]?.name !== 'dyn')
    return null;
  if (written.args[0].args[0]?.name !== 'Iterator') return null;
  const fn = parameter.parent?.parent;
  if (!fn || !/^function_(?:item|signature_item)$/.test(fn.kind) || implTrait(fn)) return null;
  const bound = /\+\s*('\w+)/.exec(node.text)?.[1];
  const ofTrait = enclosingImpl(fn)?.kind === 'trait_item';
  const isDrained =
    ofTrait || fn.kind !== 'function_item' ? isBoundToCall(fn, bound) : isOnlyDrained(parameter, file);
  if (!isDrained) return null;
  return {
    at: node,
    message: `\`${parameter.child('pattern')?.text}\` is drained within the call, yet every caller has to box it: an allocation, and a call through a pointer per item.`,
    help: ofTrait
      ? 'take `&mut dyn Iterator`, which callers lend from their stack'
      : 'take `impl Iterator` or `&mut dyn Iterator`',
  };
}
/** Of a lifetime that the function itself introduces, and that its result does not name: it can't be kept. */
function isBoundToCall(fn, bound) {
  const returned = fn.child('return_type')?.text ?? '';
  if (!bound || bound === "'static" || /\bimpl\b|\bdyn\b|BoxFuture|'_/.test(returned)) return false;
  if (fn.ofKind('function_modifiers')?.has('async')) return false;
  const own = bound === "'_" || (fn.child('type_parameters')?.text ?? '').includes(bound);
  return own && !returned.includes(bound);
}
function isOnlyDrained(parameter, file) {
  const [binding] = file.localsOf(parameter);
  if (!binding?.whole || binding.uses.length === 0) return false;
  return file.usesOf(binding).every((use) => {
    if (use.use.hidden) return false;
    const parent = use.use.node.parent;
    if (parent?.kind === 'for_expression') return true;
    return /^(?:map|filter|filter_map|flat_map|for_each|next|fold|enumerate|zip|by_ref|count|any|all)$/.test(
      use.method ?? '',
    );
  });
}
