import { LOG_MACROS } from './macros.js';
export function isStringLiteral(node) {
  return node?.kind === 'string_literal' || node?.kind === 'raw_string_literal';
}
/** The placeholders of a format string in their order; `{{` is no placeholder. */
export function placeholdersOf(literal) {
  const found = [];
  let next = 0;
  for (const match of literal
    .replace(/\{\{|\}\}/g, '\0\0')
    .matchAll(/\{\s*([^:{}\s]*)\s*(?::([^{}]*))?\}/g)) {
    const name = match[1];
    const spec = (match[2] ?? '').trim();
    // `{:.*}` takes the precision from an argument of its own first.
    if (spec.includes('.*')) next++;
    found.push({ argument: name === '' ? next++ : /^\d+$/.test(name) ? Number(name) : name, spec });
  }
  return found;
}
/** The format string of a formatting macro and the arguments after it. */
export function formatOf(macro) {
  const args = macro.child('arguments')?.children ?? [];
  const at = args.findIndex(isStringLiteral);
  if (at < 0) return null;
  if (
    at > 0 &&
    LOG_MACROS.has(macro.macro) &&
    args.slice(0, at).some((arg) => arg.kind !== 'assignment_expression')
  )
    return null;
  return { literal: args[at], args: args.slice(at + 1) };
}
/** Is this argument shown once and plainly, `{}` without width, precision or `?`? */
export function isShownPlainlyOnce(macro, argument) {
  const format = formatOf(macro);
  const position = format ? format.args.indexOf(argument) : -1;
  if (!format || position < 0) return false;
  const name = argument.kind === 'assignment_expression' ? argument.child('left')?.text : undefined;
  const shown = placeholdersOf(format.literal.text);
  const mine = shown.filter(
    (one) => one.argument === position || (name !== undefined && one.argument === name),
  );
  const asWidth = shown.some((one) => new RegExp(`(^|[^\\w])${name ?? position}\\$`).test(one.spec));
  return mine.length === 1 && mine[0].spec === '' && !asWidth;
}
