import { endOfToken, tokens } from '../rust/syntax/tokens.js';

/** Names of files in attributes of the kind `#[path = "..."]`, as they are written; null: a macro makes it, or what it says. */
export type NamedPath = string | null;

interface Open {
  /** What stands before the bracket. */
  of: 'attribute' | 'macro' | 'else';
  /** Name of the innermost macro that is called around it; '' where there is none. */
  macro: string;
}

const WORDS = tokens('([()[\\]{}])|([A-Za-z_]\\w*)|[^\\s\\w]');
const OUTSIDE: Open = { of: 'else', macro: '' };

/**
 * Those of std that print, compare or make values: what stands in them stays an expression. A file that gives one of these names to a macro
 * which could call what it is given says that it can't be read.
 */
const OF_STD =
  /^(?:e?print(?:ln)?|format(?:_args)?|writeln|write|panic|todo|unimplemented|unreachable|(?:debug_)?assert(?:_eq|_ne)?|matches|dbg|vec)$/;
/** Logging says where a file is, by `path = "..."`. */
const OF_LOGGING = /^(?:trace|debug|info|warn|error|event|(?:\w+_)?span|log)$/;
/** The macro by which a file is taken in, and that decides which attributes stand. */
const WRITTEN_OUT = new Set(['include', 'cfg_attr']);

const MAY_CALL_ARGUMENTS = /\$\s*\w+\s*!|:\s*(?:tt|ident)\b/;

/** Without one of these there is nothing to find; most files that speak of a path stop here. */
const MAY_NAME = /\$|\binclude\b|\bmacro_rules\b|\bpath\s*(?:=\s*["r/]|\/[/*])/;

/** One pass over the tokens: nothing that is left open costs more than its length. */
export function namedPaths(text: string): NamedPath[] {
  if (!MAY_NAME.test(text)) return [];
  const names: NamedPath[] = [];
  const open: Open[] = [];
  const mayCall = MAY_CALL_ARGUMENTS.test(text);
  // The tokens before, newest first; literals as they are written.
  let before: readonly string[] = [];
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
    const end = endOfToken(text, match);
    WORDS.lastIndex = end;
    const token = text.slice(match.index, end);
    if (/^\/[/*]/.test(token)) continue;
    const around = open.at(-1) ?? OUTSIDE;
    if (/^[([{]$/.test(token)) open.push(opened(before, around));
    else if (/^[)\]}]$/.test(token)) open.pop();
    // `macro_rules! vec`
    const isOfStd = mayCall && before[0] === '!' && before[1] === 'macro_rules' && OF_STD.test(token);
    const name = isOfStd ? null : nameAt(token, before, around);
    if (name !== undefined) names.push(name);
    before = [token, ...before.slice(0, 3)];
  }
  return names;
}

function opened([last, one, two]: readonly string[], around: Open): Open {
  if (last === '#' || (last === '!' && one === '#')) return { of: 'attribute', macro: around.macro };
  if (last === 'cfg_attr' && around.of !== 'else') return { of: around.of, macro: around.macro };
  if (last === '!' && one !== undefined && /^\w/.test(one)) return { of: 'macro', macro: one };
  // `macro_rules! name {`
  if (one === '!' && two === 'macro_rules') return { of: 'macro', macro: two };
  return { of: around.macro === '' ? 'else' : 'macro', macro: around.macro };
}

/** What a token, with those before it, names; undefined: nothing. */
function nameAt(
  token: string,
  [last, one, two, three]: readonly string[],
  around: Open,
): NamedPath | undefined {
  const isWritten = WRITTEN_OUT.has(around.macro) || OF_STD.test(around.macro);
  // `include` that stands alone: the macro may put `!` behind it.
  if (
    last === 'include' &&
    token !== '!' &&
    around.of === 'macro' &&
    !isWritten &&
    one !== '.' &&
    one !== '$'
  )
    return null;
  if (around.of === 'else') return undefined;
  // `#[$name = ...]`, and what a macro puts behind `path`.
  if (around.of === 'attribute' && token === '=' && one === '$') return null;
  if (last === 'path' && token === '$' && around.of === 'attribute') return null;
  if (one !== 'path' || last !== '=' || two === '.' || two === '$' || three === 'let') return undefined;
  if (around.of === 'macro' && (isWritten || OF_LOGGING.test(around.macro))) return undefined;
  if (token === '$') return around.of === 'attribute' ? null : undefined;
  return /^(?:r#*)?"(.*)"#*$/s.exec(token)?.[1];
}
