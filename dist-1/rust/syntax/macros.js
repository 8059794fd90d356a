import { endOfToken, tokens } from './tokens.js';

/**
 * Rust macros hide their arguments from a parser. Those whose arguments are plain expressions are rewritten, in place and
 * without moving a character, into the calls or arrays they look like; the tree then shows the arguments as expressions.
 */
const PLAIN = [
  'format print println eprint eprintln write writeln format_args panic todo unimplemented unreachable dbg',
  'assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne ensure bail anyhow eyre format_err',
  'join try_join ready pin pin_mut vec smallvec arrayvec concat_string format_smolstr format_compact internal_err',
  'plan_err exec_err not_impl_err polars_bail polars_ensure polars_err box_err err_span try_ready matches params',
];
const LOGGING = [
  'trace debug info warn error log event trace_span debug_span info_span warn_span error_span span',
];
const words = (lists) => new Set(lists.join(' ').split(' '));
const LOGGING_MACROS = words(LOGGING);
export const READABLE_MACROS = new Set([...words(PLAIN), ...LOGGING_MACROS]);
/** Macros that format their arguments: they borrow, never move. */
export const FORMATTING_MACROS = new Set([
  ...words([
    'format print println eprint eprintln write writeln format_args panic todo unimplemented unreachable bail anyhow',
    'eyre format_err ensure assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne format_smolstr',
    'format_compact internal_err plan_err exec_err not_impl_err polars_bail polars_ensure polars_err',
  ]),
  ...LOGGING_MACROS,
]);
export const LOG_MACROS = LOGGING_MACROS;
const ARGUMENT_TOKENS = tokens('[()[\\]{},;=:]');
/** The edits that make the macro `name`, at `at` and with its bracket at `open`, a call or an array; none if that can't be. */
export function macroEdits(source, name, at, open) {
  if (source[open] === '[') return startsOperand(source, at) ? [[at, open]] : [];
  const bang = at + name.length;
  const edits = [[bang, bang + 1]];
  if (name === 'matches' || LOGGING_MACROS.has(name) || name.startsWith('polars_'))
    edits.push(...argumentEdits(source, open, name === 'matches'));
  return edits;
}
/** `vec![..]` may become `[..]` only where that can't be read as an index into what stands before. */
function startsOperand(source, at) {
  for (let i = at - 1; i >= 0; i--) {
    const c = source[i];
    if (c === ' ' || c === '\n' || c === '\t' || c === '\r') continue;
    if (c === ':') return source[i - 1] !== ':';
    return !(c === '}' || c === ']' || c === ')' || c === '/');
  }
  return true;
}
/** Longer than any log line that people write. Macros in macros, and those that are never closed, would each be read to their end. */
const MAX_ARGUMENTS = 4096;
/** Takes the sigils of named arguments away (`%x`, `?x`, `target: "x"`, `ComputeError: "x"`), or the pattern of `matches!`. */
function argumentEdits(source, open, isMatches) {
  const edits = [];
  let depth = 0;
  let firstComma = -1;
  ARGUMENT_TOKENS.lastIndex = open;
  for (let match = ARGUMENT_TOKENS.exec(source); match; match = ARGUMENT_TOKENS.exec(source)) {
    const token = match[0];
    const at = match.index;
    if (at - open > MAX_ARGUMENTS) return [];
    if (token === '(' || token === '[' || token === '{') depth++;
    else if (token === ')' || token === ']' || token === '}') {
      if (--depth > 0) continue;
      if (isMatches && firstComma >= 0) edits.push([firstComma, at]);
      return edits;
    } else if (token.length > 1 || token === '"') {
      ARGUMENT_TOKENS.lastIndex = endOfToken(source, match);
      continue;
    }
    if (depth !== 1) continue;
    if (token === ',' && firstComma < 0) firstComma = at;
    if (isMatches) continue;
    if (token === ':' && source[at + 1] !== ':' && source[at - 1] !== ':') edits.push([at, at + 1, '=']);
    // slog: `info!(logger, "text"; "key" => ?value)`.
    const arrow = token === '=' && source[at + 1] === '>';
    if (token === ';') edits.push([at, at + 1, ',']);
    if (arrow) edits.push([at, at + 2, ', ']);
    if (token === '(' || token === ',' || token === ';' || token === '=')
      pushSigil(source, at + (arrow ? 2 : 1), edits);
  }
  return [];
}
function pushSigil(source, from, edits) {
  let i = from;
  while (i < source.length && /\s/.test(source[i])) i++;
  if (source[i] === '%' || source[i] === '?') edits.push([i, i + 1]);
}
