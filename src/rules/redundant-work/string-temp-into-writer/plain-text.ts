import { formatOf, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `"end;\n"` of `format!("end;\n")`: nothing is formatted into it, and no `{{` stands for another character. */
export function plainTextOf(made: Node): Node | null {
  const format = made.macro === 'format' ? formatOf(made) : null;
  if (!format || format.args.length > 0 || placeholdersOf(format.literal.text).length > 0) return null;
  return /\{\{|\}\}/.test(format.literal.text) ? null : format.literal;
}
