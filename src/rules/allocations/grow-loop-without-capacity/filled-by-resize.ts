import type { Binding } from '../../../rust/names/scopes.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut page = Vec::new(); page.resize(n, 0);`: nobody put anything in before. */
export function filledByResize(
  declaration: Node,
  binding: Binding,
  made: Type,
  file: RustFile,
): Problem | null {
  const [first] = file.usesOf(binding);
  if (made.name !== 'Vec' || first?.method !== 'resize' || first.place !== first.use.node || !first.call)
    return null;
  if (!isStatementBeside(declaration, first.call)) return null;
  if (writtenLoops(first.use.node).some((loop) => !loop.node.contains(binding.node))) return null;
  const [length, value] = argumentsOf(first.call);
  if (!length || !value) return null;
  const zero = ZERO.test(value.text);
  return {
    at: declaration,
    until: first.call,
    message: zero
      ? `\`${binding.name}\` is made empty only for \`resize\` to allocate it and write every zero.`
      : `\`${binding.name}\` is made empty only for \`resize\` to grow it at once.`,
    help: zero
      ? `make it \`vec![${value.text}; ${length.text}]\`, which asks the allocator for memory that is zero already`
      : 'make it `vec![value; length]`, which allocates what it needs and fills it',
  };
}

const ZERO = /^0(?:\.0)?_?(?:[iuf]\d+|[iu]size)?$/;

/** A statement of the same block, which runs whenever the declaration does unless the block ends before. */
export function isStatementBeside(declaration: Node, call: Node): boolean {
  return call.parent?.kind === 'expression_statement' && call.parent.parent === declaration.parent;
}
