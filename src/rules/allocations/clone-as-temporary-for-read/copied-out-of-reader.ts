import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { boundsOf } from '../../../rust/syntax/bounds.js';
import { callOfArgument, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `Id::new(&buf.copy_to_bytes(len))` of a `buf: &mut impl Buf`: only what is `Bytes` itself counts instead of copying. */
export function copiedOutOfReader(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'copy_to_bytes') return null;
  const lent = node.parent && isSharedBorrow(node.parent) ? node.parent : null;
  const reader = receiverOf(node)!;
  const found = file.typeOf(reader);
  if (!lent || !callOfArgument(lent) || !found || !copiesBytes(methodTarget(found), node)) return null;
  return {
    at: node,
    message: `${quoted(node)} allocates for bytes that are only looked at and dropped.`,
    help: 'copy them to where they are kept by `copy_to_slice`, or look at `chunk()` where it holds so many',
  };
}

/** `impl Buf`, `B: Buf`, `Cursor<..>`: with the method as the trait has it. */
function copiesBytes({ name, args: [first] }: Type, call: Node): boolean {
  if (name === 'impl' || name === 'dyn') return first?.name === 'Buf';
  if (/^(?:Cursor|\[\])$/.test(name)) return true;
  const fn = enclosingFunction(call);
  return !!fn && new RegExp(`\\b${name}\\s*:[^,;{]*\\bBuf\\b`).test(boundsOf(fn));
}
