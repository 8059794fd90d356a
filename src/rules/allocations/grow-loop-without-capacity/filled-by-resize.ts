import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
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
  const statement = first.call.parent;
  if (statement?.kind !== 'expression_statement' || statement.parent !== declaration.parent) return null;
  if (enclosingLoops(first.use.node).some((loop) => !loop.node.contains(binding.node))) return null;
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

/** Methods of Arrow's builders that add as many as they are told. */
const APPENDS_MANY = /^append_(?:nulls|n|n_values|slice)$/;

/** `let mut ids = Int64Builder::new(); ids.append_nulls(rows_before);`: so many come at least, whatever the builder has room for by default. */
export function builtBehindMany(
  declaration: Node,
  binding: Binding,
  made: Type,
  file: RustFile,
): Problem | null {
  const [first] = file.usesOf(binding);
  if (!made.name.endsWith('Builder') || !first?.call || !APPENDS_MANY.test(first.method ?? '')) return null;
  const [amount] = argumentsOf(first.call);
  const statement = first.call.parent;
  if (statement?.kind !== 'expression_statement' || statement.parent !== declaration.parent) return null;
  if (!amount || amount.kind === 'integer_literal') return null;
  const items = first.method === 'append_slice' ? `${amount.text}.len()` : amount.text;
  return {
    at: declaration,
    until: first.call,
    message: `\`${binding.name}\` is made with the room that \`${made.name}\` has by default, and gets \`${items}\` at once: what does not fit is allocated anew.`,
    help: `create it \`with_capacity\`, for \`${items}\` and what follows`,
  };
}

const ZERO = /^0(?:\.0)?_?(?:[iuf]\d+|[iu]size)?$/;
