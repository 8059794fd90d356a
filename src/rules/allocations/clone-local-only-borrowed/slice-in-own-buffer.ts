import { emptyContainer } from '../../../rust/cost/containers.js';
import { isLook } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { isReached, lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Append a whole slice or text. */
const APPENDS = /^(?:extend_from_slice|put_slice|put|push_str)$/;

/** `let mut buf = Vec::new(); buf.extend_from_slice(id); sign(&buf);`: what the buffer holds is there as it is. */
export function sliceInOwnBuffer(declaration: Node, file: RustFile): Problem | null {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || !binding.mutable) return null;
  if (!isEmptyBuffer(declaration)) return null;
  const [filling, ...looks] = file.usesOf(binding);
  const source = filling && appendedAtOnce(filling, declaration);
  if (!source || looks.length === 0 || !looks.every((use) => isLookAtSlice(use, file))) return null;
  if (!isReached(source, file) || !staysWhileUsed(lender(source), declaration.end, binding, file))
    return null;
  return {
    at: declaration,
    until: filling.call!,
    message: `${quoted(source)} is copied into \`${binding.name}\` and nothing else is, yet \`${binding.name}\` is only looked at.`,
    help: `look at ${quoted(source)} itself`,
  };
}

function isEmptyBuffer(declaration: Node): boolean {
  const value = declaration.child('value');
  if (emptyContainer(value, typeFromNode(declaration.child('type')))) return true;
  return /^(?:\w+::)*(?:Vec|String|BytesMut)(?:::<.*>)?::with_capacity$/.test(
    (value && calledPath(value)) ?? '',
  );
}

/** What is appended in a statement of the same block, so that nothing decides about it. */
function appendedAtOnce({ method, call, place, use }: UseFacts, declaration: Node): Node | null {
  if (!call || place !== use.node || !APPENDS.test(method ?? '')) return null;
  const statement = call.parent;
  if (statement?.kind !== 'expression_statement' || statement.parent !== declaration.parent) return null;
  const [given] = argumentsOf(call);
  const source = given && withoutBorrow(given);
  return source && isPlace(source) && rootOf(source) ? source : null;
}

/** `&buf`, `&buf[..]`, `buf.len()`; a list that is lent to be changed is no slice. */
function isLookAtSlice(use: UseFacts, file: RustFile): boolean {
  return isLook(use, file) && !use.guessed;
}
