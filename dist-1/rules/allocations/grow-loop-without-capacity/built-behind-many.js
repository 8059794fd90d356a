import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import { isStatementBeside } from './filled-by-resize.js';

/** Methods of Arrow's builders that add as many as they are told. */
const APPENDS_MANY = /^append_(?:nulls|n|n_values|slice)$/;
/** `let mut ids = Int64Builder::new(); ids.append_nulls(rows_before);`: so many come at least, whatever the builder has room for by default. */
export function builtBehindMany(declaration, binding, made, file) {
  const [first] = file.usesOf(binding);
  if (!made.name.endsWith('Builder') || !first?.call || !APPENDS_MANY.test(first.method ?? '')) return null;
  const [amount] = argumentsOf(first.call);
  if (!isStatementBeside(declaration, first.call)) return null;
  if (!amount || amount.kind === 'integer_literal') return null;
  const items = first.method === 'append_slice' ? `${amount.text}.len()` : amount.text;
  return {
    at: declaration,
    until: first.call,
    message: `\`${binding.name}\` is made with the room that \`${made.name}\` has by default, and gets \`${items}\` at once: what does not fit is allocated anew.`,
    help: `create it \`with_capacity\`, for \`${items}\` and what follows`,
  };
}
