import { type Copy, costOfType } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isLook, isTakenAlong } from '../../../rust/ownership/only-read.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/**
 * `let rows = (*rows).clone(); spawn(move || rows.len())` of an `Arc`: whoever takes it along only looks at it, and could have taken another
 * pointer to the same.
 */
export function contentOfPointer(copy: Copy, binding: Binding, file: RustFile): Problem | null {
  const pointer = copy.method === 'clone' ? pointerBehind(copy.source) : null;
  const found = pointer && file.typeOf(pointer);
  if (!pointer || !found || !/^(?:Arc|Rc)$/.test(found.name) || binding.mutable) return null;
  const [content] = found.args;
  if (!content || costOfType(content, file) !== 'costs') return null;
  const uses = file.usesOf(binding);
  if (!uses.every((use) => isLook(use, file))) return null;
  if (!uses.some(({ use }) => isTakenAlong(use.node, binding))) return null;
  return {
    at: copy.call,
    message: `${quoted(withoutParentheses(copy.source))} is copied with all that the \`${found.name}\` shares, and \`${binding.name}\` is only looked at by who takes it along.`,
    help: `take another pointer along: \`let ${binding.name} = ${found.name}::clone(${found.refs === '' ? '&' : ''}${pointer.text})\``,
  };
}

/** `rows` of `*rows`, `**rows` and `rows.as_ref()`. */
function pointerBehind(content: Node): Node | null {
  let at = withoutParentheses(content);
  if (methodOf(at) === 'as_ref') return receiverOf(at) ?? null;
  if (at.kind !== 'unary_expression' || !at.text.startsWith('*')) return null;
  while (at.kind === 'unary_expression' && at.text.startsWith('*')) at = at.children[0]!;
  return at;
}

function withoutParentheses(node: Node): Node {
  return node.kind === 'parenthesized_expression' ? withoutParentheses(node.children[0]!) : node;
}
