import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { rootOf } from '../../../rust/ownership/places.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { commentedAt } from './safety-comments.js';

/** What was said further up than a screen is out of sight. */
const MAX_LINES = 40;
/** Calls, macros and writing; in a block that looks, `&mut` and what may be a `static mut` are more as well. */
const DOES_MORE = [
  'call_expression',
  'macro_call',
  'macro_invocation',
  'assignment_expression',
  'compound_assignment_expr',
] as const;
/** A pointer goes by so many names. */
const MAX_NAMES = 3;

/**
 * `// SAFETY: the owner is parked` above `let head = slot.load() as *const Node;`, and then `unsafe { &*head }`: nothing in that `let`
 * needed a reason. It holds for a block that does nothing but look through such pointers.
 */
export function isSaidOfPointers(block: Node, file: RustFile): boolean {
  if (block.kind !== 'unsafe_block' || !block.descendantsOfKind(...DOES_MORE).next().done) return false;
  if (/&\s*(?:raw\s+)?mut\b|\b[A-Z][A-Z0-9_]+\b/.test(block.text)) return false;
  const looks = [...block.descendantsOfKind('unary_expression')].filter((at) => at.text.startsWith('*'));
  return looks.length > 0 && looks.every((look) => isReasonedPointer(look.children[0]!, block, file));
}

function isReasonedPointer(pointer: Node, block: Node, file: RustFile, names = 0): boolean {
  const binding = pointer.kind === 'identifier' ? file.bindingOf(pointer) : undefined;
  const declaration = binding?.declaration;
  if (!binding?.whole || declaration?.kind !== 'let_declaration' || names >= MAX_NAMES) return false;
  if (/\bunsafe\b/.test(declaration.text) || block.line - declaration.endLine > MAX_LINES) return false;
  if (!binding.mutable && commentedAt(declaration)) return true;
  const value = boundTo(binding);
  return !!value && isReasonedPointer(value, block, file, names + 1) && isOnlyMovedAlong(binding, file);
}

/** `at = node.next;` of a `node` that was looked at through `at` itself; nobody else may change it. */
function isOnlyMovedAlong(walker: Binding, file: RustFile): boolean {
  return walker.uses.every(({ node, hidden }) => {
    if (hidden === 'opaque') return false;
    const { parent } = node;
    if (parent?.kind === 'reference_expression') return !parent.has('mutable_specifier');
    const isSet = parent?.kind === 'assignment_expression' && node.field === 'left';
    return !isSet || leadsTo(parent.child('right')!, walker, file);
  });
}

function leadsTo(value: Node, walker: Binding, file: RustFile): boolean {
  const root = rootOf(value);
  const binding = root && file.bindingOf(root);
  const made = binding && boundTo(binding);
  return binding === walker || (!!made && walker.uses.some(({ node }) => made.contains(node)));
}
