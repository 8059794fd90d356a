import { attributeInside } from './attributes-inside.js';
import { LeftOut } from './left-out.js';
import { type Edit, macroEdits, READABLE_MACROS } from './macros.js';
import { endOfToken, tokens } from './tokens.js';

export interface Comment {
  start: number;
  end: number;
}

/** A text as the parser should see it. */
export interface ReadableText {
  /** Same length and lines as the source; every offset means the same place. */
  text: string;
  /** Name of a rewritten macro by the offset of its opening bracket. */
  macros: ReadonlyMap<number, string>;
  /** Those of the code; comments in what is left out are left out with it. */
  comments: Comment[];
}

const TOKENS = tokens(
  [
    String.raw`\b([a-z_]\w*)!\s*[([]`,
    String.raw`(\bmacro_rules!\s*\w+\s*[([{])`,
    String.raw`([=&]\s*\[)`,
    String.raw`(&\s*raw\b(?!\s+(?:const|mut)\b))`,
    // `unsafe extern "C" { safe fn x(); }`, which the edition of 2024 asks for.
    // Nor `Box<dyn 'a + Fn()>`, which is the same as `dyn Fn() + 'a`.
    String.raw`(\bunsafe(?=\s+(?:extern\s*(?:"[^"\n]*"\s*)?\{|static\b))|\bsafe(?=\s+(?:fn|static)\b)|'\w+(?<=\bdyn\s+'\w+)\s*\+)`,
    String.raw`(#\s*\[)`,
  ].join('|'),
);

/**
 * Macros whose arguments are expressions become what they look like. What holds nothing to find becomes blank, for a parser
 * takes as long over comments, macro definitions and tables of data as over code.
 */
export function readable(source: string, { opaque, lost }: Retried = FIRST_LOOK): ReadableText {
  const left = new LeftOut(source);
  const reading: Reading = { macros: new Map(), comments: [], edits: [], left, opaque, lost };
  TOKENS.lastIndex = 0;
  for (let match = TOKENS.exec(source); match; match = TOKENS.exec(source))
    TOKENS.lastIndex = read(source, match, reading);
  return { text: applied(source, reading.edits), macros: reading.macros, comments: reading.comments };
}

/** What an earlier look at the same text taught. */
export interface Retried {
  /** Brackets of macros that stay as they are. */
  opaque: ReadonlySet<number>;
  /** Offsets, ascending, where the parser lost its way: of attributes nearby, those that it may not know where they stand become blank. */
  lost: readonly number[];
}

const FIRST_LOOK: Retried = { opaque: new Set(), lost: [] };

interface Reading extends Retried {
  macros: Map<number, string>;
  comments: Comment[];
  edits: Edit[];
  left: LeftOut;
}

/** Takes one token in; where to go on. */
function read(source: string, match: RegExpExecArray, reading: Reading): number {
  const { macros, comments, edits, left, opaque, lost } = reading;
  const [token, , macro, definition, array, raw, safety, attribute] = match;
  const end = match.index + token.length;
  if (raw !== undefined) {
    // A local of that name: the grammar knows only `&raw const` and `&raw mut`.
    edits.push([end - 1, end, '_']);
    return end;
  }
  if (safety !== undefined) {
    // The grammar does not know it there.
    edits.push([match.index, end]);
    return end;
  }
  if (attribute !== undefined) {
    const unknown = lost.length > 0 ? attributeInside(source, match.index, end - 1, lost) : null;
    if (unknown) edits.push(unknown);
    return end;
  }
  if (macro !== undefined) {
    if (!READABLE_MACROS.has(macro) || opaque.has(end - 1)) return end;
    const found = macroEdits(source, macro, match.index, end - 1);
    if (found.length > 0) macros.set(end - 1, macro);
    for (const edit of found) edits.push(edit);
    return end;
  }
  if (definition !== undefined || array !== undefined) {
    const dropped =
      array === undefined ? left.definition(end - 1) : (left.table(end - 1) ?? left.numbers(end - 1));
    if (!dropped) return end;
    edits.push(dropped);
    return dropped[1];
  }
  const after = endOfToken(source, match);
  if (token === '//' || token === '/*') {
    comments.push({ start: match.index, end: after });
    edits.push([match.index, after]);
  }
  return after;
}

function applied(source: string, edits: Edit[]): string {
  if (edits.length === 0) return source;
  edits.sort((a, b) => a[0] - b[0]);
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end, text] of edits) {
    if (start < from) continue;
    pieces.push(source.slice(from, start), text ?? blank(source.slice(start, end)));
    from = end;
  }
  pieces.push(source.slice(from));
  return pieces.join('');
}

function blank(text: string): string {
  return text.includes('\n')
    ? text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length))
    : ' '.repeat(text.length);
}
