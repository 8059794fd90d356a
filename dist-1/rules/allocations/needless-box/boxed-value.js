import { isExported } from '../../../rust/functions/api.js';
import { implTrait } from '../../../rust/functions/shape.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { argumentsOf, calledPath, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { printType, typeFromNode } from '../../../rust/types/types.js';
import { wantedType } from '../../../rust/types/wanted-type.js';

const SCALAR = /^(?:[iu](?:8|16|32|64|size)|f32|f64|bool|char)$/;
/** Whoever hands out addresses boxes for a place that stays. */
const NEEDS_AN_ADDRESS =
  /\b(?:into_raw|from_raw|leak|as_ptr|as_mut_ptr|NonNull|c_void|addr_of\w*)\b|\*(?:mut|const)\b|\bextern\b/;
/** `Box<usize>`: the pointer is as large as what it points at. */
export function boxedScalar(node, file) {
  const written = typeFromNode(node);
  const inner = written?.name === 'Box' && written.args.length === 1 ? written.args[0] : null;
  if (inner?.refs !== '' || !SCALAR.test(inner.name)) return null;
  if (!isOfOnesOwn(node) || file.hasText(NEEDS_AN_ADDRESS) || file.isInTest(node)) return null;
  return {
    at: node,
    message: `\`${printType(written)}\` is an allocation and a pointer to follow for a value that is no larger than the pointer.`,
    help: `use \`${inner.name}\``,
  };
}
/** Of a field, a variant or a signature that nobody outside and no trait dictates. */
function isOfOnesOwn(node) {
  for (const at of node.ancestors()) {
    if (/^(?:block|arguments|call_expression|impl_item|trait_item|function_signature_item)$/.test(at.kind))
      return false;
    if (at.kind === 'field_declaration' || at.kind === 'ordered_field_declaration_list')
      return !at.has('visibility_modifier');
    if (at.kind === 'function_item') return !isExported(at) && !implTrait(at);
    // In a generic type of someone else, `Box` may be what its trait is implemented for.
    if (at.kind === 'generic_type' && !/^(?:Option|Vec|Box)$/.test(typeFromNode(at)?.name ?? ''))
      return false;
  }
  return false;
}
/** `Box::new(self.entries())` for `Box<dyn Iterator>` where `entries` returns such a box already. */
export function boxedTwice(call, file) {
  if (calledPath(call) !== 'Box::new') return null;
  const [given] = argumentsOf(call);
  const found = given && file.typeOf(given);
  const inside = found && traitBoxed(found);
  const wanted = inside ? wantedOf(call, file) : null;
  if (!inside || !wanted || traitBoxed(wanted) !== inside) return null;
  return {
    at: call,
    message: `\`${given.text}\` is a \`${printType(found)}\` already: this puts the box into another one, an allocation and a second pointer for every call.`,
    help: 'leave this `Box::new` out',
  };
}
/** The whole of `dyn Trait<..>` in a box, written out. */
function traitBoxed(found) {
  const [inner] = found.args;
  return found.refs === '' && found.name === 'Box' && inner?.name === 'dyn' ? printType(inner) : null;
}
function wantedOf(call, file) {
  if (call.parent?.kind === 'type_cast_expression') return typeFromNode(call.parent.child('type'));
  const fn = enclosingFunction(call);
  const body = fn?.child('body');
  if (fn && body && resultsOf(body).includes(call)) return typeFromNode(fn.child('return_type'));
  return wantedType(call, file);
}
