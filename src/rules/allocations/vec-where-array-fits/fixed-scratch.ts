import { declaredFor, signatureOf } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { calleeName, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { constLength } from './const-length.js';

/** `vec![0u8; 512]` is a buffer that nobody minds on the stack; more, in a future or a recursion, somebody may. */
const MAX_REPEATED = 64;

/** `vec![0; 10]`, `vec![0; MAGIC.len()]` with a length that the compiler knows, and an item that is written out. */
export function isFixedScratch(macro: Node, file: RustFile): boolean {
  const length = macro.children.find((each) => each.field === 'length');
  const [item] = macro.children;
  const elements = length && constLength(length.text, file);
  if (elements == null || !/^(?:integer|float|boolean|char)_literal$/.test(item?.kind ?? '')) return false;
  return elements <= MAX_REPEATED;
}

/** Methods of slices that change it in place. */
const IN_PLACE =
  /^(?:iter_mut|copy_from_slice|clone_from_slice|fill|swap|reverse|sort\w*|get_mut|first_mut|last_mut|as_mut_slice|as_mut|as_mut_ptr|as_ptr|chunks\w*|split_at\w*|rotate_\w+|copy_within|split_at_mut|to_vec)$/;
const READS =
  /^(?:iter|len|is_empty|contains|first|last|get|join|concat|as_slice|windows|chunks|binary_search|starts_with)$/;

/** Take a slice to read from or to fill. `read_to_end` and its like would grow it. */
const FILLS =
  /^(?:read|read_exact|read_at|read_exact_at|peek|recv|recv_from|write|write_all|update|fill_bytes|try_fill_bytes|fill|getrandom|encode_var|encode_fixed|extend_from_slice|put_slice|copy_from_slice|copy_to_slice)$/;

/** Is a list of fixed length used as nothing but a slice: never grown, given away, or lent as the `Vec` that it is? */
export function isOnlyASlice(binding: Binding, file: RustFile): boolean {
  const uses = file.usesOf(binding);
  return uses.length > 0 && uses.every((use) => isOfSlice(use, file));
}

function isOfSlice(use: UseFacts, file: RustFile): boolean {
  if (use.use.hidden) return use.use.hidden === 'formatted';
  const parent = use.use.node.parent;
  if (parent?.kind === 'index_expression' && parent.children[0] === use.use.node) return true;
  if (use.place !== use.use.node) return false;
  if (use.method !== null) return READS.test(use.method) || IN_PLACE.test(use.method);
  if (parent?.kind === 'binary_expression' && /^[!=]=$/.test(parent.child('operator')?.text ?? ''))
    return true;
  const lent = parent?.kind === 'reference_expression' ? parent : null;
  if (!lent) return false;
  if (lent.parent?.kind === 'for_expression') return true;
  const call = callOfArgument(lent);
  return !!call && takesSlice(call, lent, file);
}

function takesSlice(call: Node, lent: Node, file: RustFile): boolean {
  if (signatureOf(call, file)) return declaredFor(lent, call, file)?.name === '[]';
  return FILLS.test(calleeName(call));
}
