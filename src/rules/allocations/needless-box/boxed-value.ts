import { isExported } from '../../../rust/functions/api.js';
import { implTrait } from '../../../rust/functions/shape.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { argumentsOf, calledPath, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { printType, type Type, typeFromNode } from '../../../rust/types/types.js';
import { wantedType } from '../../../rust/types/wanted-type.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const SCALAR = /^(?:[iu](?:8|16|32|64|size)|f32|f64|bool|char)$/;
/** Whoever hands out addresses boxes for a place that stays. */
const NEEDS_AN_ADDRESS =
  /\b(?:into_raw|from_raw|leak|as_ptr|as_mut_ptr|NonNull|c_void|addr_of\w*)\b|\*(?:mut|const)\b|\bextern\b/;

/** `Box<usize>`: the pointer is as large as what it points at. */
export function boxedScalar(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const inner = written?.name === 'Box' && written.args.length === 1 ? written.args[0]! : null;
  if (inner?.refs !== '' || !SCALAR.test(inner.name)) return null;
  if (!isOfOnesOwn(node) || file.hasText(NEEDS_AN_ADDRESS) || file.isInTest(node)) return null;
  return {
    at: node,
    message: `\`${printType(written!)}\` is an allocation and a pointer to follow for a value that is no larger than the pointer.`,
    help: `use \`${inner.name}\``,
  };
}

/** Of a field, a variant or a signature that nobody outside and no trait dictates. */
function isOfOnesOwn(node: Node): boolean {
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
export function boxedTwice(call: Node, file: RustFile): Problem | null {
  if (calledPath(call) !== 'Box::new') return null;
  const [given] = argumentsOf(call);
  const found = given && file.typeOf(given);
  const inside = found && traitBoxed(found);
  const wanted = inside ? wantedOf(call, file) : null;
  if (!inside || !wanted || traitBoxed(wanted) !== inside) return null;
  return {
    at: call,
    message: `\`${given!.text}\` is a \`${printType(found!)}\` already: this puts the box into another one, an allocation and a second pointer for every call.`,
    help: 'leave this `Box::new` out',
  };
}

/** `Box::new(*boxed)` of a box that ends there: taken out and put into another one. */
export function boxedAgain(call: Node, file: RustFile): Problem | null {
  const [given] = calledPath(call) === 'Box::new' ? argumentsOf(call) : [];
  const boxed =
    given?.kind === 'unary_expression' && given.text.startsWith('*') ? given.children[0] : undefined;
  const binding = boxed?.kind === 'identifier' ? file.bindingOf(boxed) : undefined;
  const found = binding && file.typeOf(boxed);
  if (!boxed || !binding || found?.name !== 'Box' || found.refs !== '') return null;
  // What is used again was copied.
  if (file.isUsedAfter(binding, boxed)) return null;
  return {
    at: call,
    message: `\`${boxed.text}\` is a box already: its content is moved into another one that is allocated for it, and the first is freed.`,
    help: `use \`${boxed.text}\` itself`,
  };
}

/** The whole of `dyn Trait<..>` in a box, written out. */
function traitBoxed(found: Type): string | null {
  const [inner] = found.args;
  return found.refs === '' && found.name === 'Box' && inner?.name === 'dyn' ? printType(inner) : null;
}

function wantedOf(call: Node, file: RustFile): Type | null {
  if (call.parent?.kind === 'type_cast_expression') return typeFromNode(call.parent.child('type'));
  const fn = enclosingFunction(call);
  const body = fn?.child('body');
  if (fn && body && resultsOf(body).includes(call)) return typeFromNode(fn.child('return_type'));
  return wantedType(call, file);
}
