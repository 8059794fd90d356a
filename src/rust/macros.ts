/**
 * Rust macros hide their arguments from a parser. Those whose arguments are plain expressions are rewritten, in place and
 * without moving a character, into the calls or arrays they look like; the tree then shows the arguments as expressions.
 */

export interface ReadableText {
  /** Same length as the source; every offset means the same place. */
  text: string;
  /** Name of a rewritten macro by the offset of its opening bracket. */
  macros: ReadonlyMap<number, string>;
}

const PLAIN = [
  'format print println eprint eprintln write writeln format_args panic todo unimplemented unreachable dbg',
  'assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne ensure bail anyhow eyre format_err',
  'join try_join ready pin pin_mut vec smallvec arrayvec concat_string format_smolstr format_compact internal_err',
  'plan_err exec_err not_impl_err polars_bail polars_ensure polars_err box_err err_span try_ready matches',
];
const LOGGING = [
  'trace debug info warn error log event trace_span debug_span info_span warn_span error_span span',
];

const words = (lists: readonly string[]) => new Set(lists.join(' ').split(' '));
const LOGGING_MACROS = words(LOGGING);
const READABLE_MACROS = new Set([...words(PLAIN), ...LOGGING_MACROS]);

/** Macros that format their arguments: they borrow, never move. */
export const FORMATTING_MACROS: ReadonlySet<string> = new Set([
  ...words([
    'format print println eprint eprintln write writeln format_args panic todo unimplemented unreachable bail anyhow',
    'eyre format_err ensure assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne format_smolstr',
    'format_compact internal_err plan_err exec_err not_impl_err polars_bail polars_ensure polars_err',
  ]),
  ...LOGGING_MACROS,
]);

export const LOG_MACROS: ReadonlySet<string> = LOGGING_MACROS;

const TOKEN =
  /\/\/|\/\*|\b(?:br|cr|r)(#*)"|"|'(?:[^'\\\n]|\\(?:[^u\n]|u\{[0-9a-fA-F_]{1,8}\}))'|\b([a-z_]\w*)!(\s*)([([])/g;
const BRACKET =
  /\/\/|\/\*|\b(?:br|cr|r)(#*)"|"|'(?:[^'\\\n]|\\(?:[^u\n]|u\{[0-9a-fA-F_]{1,8}\}))'|[()[\]{},;=:]/g;

export function readMacros(source: string): ReadableText {
  const macros = new Map<number, string>();
  const edits: [start: number, end: number, text?: string][] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const name = match[2];
    if (name === undefined) {
      TOKEN.lastIndex = endOfToken(source, match);
      continue;
    }
    if (!READABLE_MACROS.has(name)) continue;
    const bang = match.index + name.length;
    const open = bang + 1 + match[3]!.length;
    if (match[4] === '[') {
      if (!startsOperand(source, match.index)) continue;
      edits.push([match.index, open]);
    } else {
      edits.push([bang, bang + 1]);
      if (name === 'matches' || LOGGING_MACROS.has(name) || name.startsWith('polars_'))
        edits.push(...argumentEdits(source, open, name === 'matches'));
    }
    macros.set(open, name);
  }
  return { text: applyBlanks(source, edits), macros };
}

/** End of a comment, string or character whose first characters `match` holds. */
function endOfToken(source: string, match: RegExpExecArray): number {
  const token = match[0];
  if (token === '//') return orEnd(source.indexOf('\n', match.index), source);
  if (token === '/*') return endOfBlockComment(source, match.index);
  if (token === '"') return endOfString(source, match.index + 1);
  if (token.endsWith('"')) {
    const close = `"${match[1]}`;
    const at = source.indexOf(close, match.index + token.length);
    return at < 0 ? source.length : at + close.length;
  }
  return match.index + token.length;
}

function orEnd(index: number, source: string): number {
  return index < 0 ? source.length : index;
}

function endOfString(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i + 1;
  }
  return source.length;
}

function endOfBlockComment(source: string, from: number): number {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    if (source.startsWith('/*', i)) {
      depth++;
      i++;
    } else if (source.startsWith('*/', i)) {
      i++;
      if (--depth === 0) return i + 1;
    }
  }
  return source.length;
}

/** `vec![..]` may become `[..]` only where that can't be read as an index into what stands before. */
function startsOperand(source: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const c = source[i]!;
    if (c === ' ' || c === '\n' || c === '\t' || c === '\r') continue;
    if (c === ':') return source[i - 1] !== ':';
    return !(c === '}' || c === ']' || c === ')' || c === '/');
  }
  return true;
}

/** Takes the sigils of named arguments away (`%x`, `?x`, `target: "x"`, `ComputeError: "x"`), or the pattern of `matches!`. */
function argumentEdits(source: string, open: number, isMatches: boolean): [number, number, string?][] {
  const edits: [number, number, string?][] = [];
  let depth = 0;
  let firstComma = -1;
  BRACKET.lastIndex = open;
  for (let match = BRACKET.exec(source); match; match = BRACKET.exec(source)) {
    const token = match[0];
    const at = match.index;
    if (token === '(' || token === '[' || token === '{') depth++;
    else if (token === ')' || token === ']' || token === '}') {
      if (--depth > 0) continue;
      if (isMatches && firstComma >= 0) edits.push([firstComma, at]);
      return edits;
    } else if (token.length > 1 || token === '"') {
      BRACKET.lastIndex = endOfToken(source, match);
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

function pushSigil(source: string, from: number, edits: [number, number, string?][]): void {
  let i = from;
  while (i < source.length && /\s/.test(source[i]!)) i++;
  if (source[i] === '%' || source[i] === '?') edits.push([i, i + 1]);
}

function applyBlanks(source: string, edits: [number, number, string?][]): string {
  if (edits.length === 0) return source;
  edits.sort((a, b) => a[0] - b[0]);
  let out = '';
  let from = 0;
  for (const [start, end, text] of edits) {
    if (start < from) continue;
    out += source.slice(from, start) + (text ?? source.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  }
  return out + source.slice(from);
}
