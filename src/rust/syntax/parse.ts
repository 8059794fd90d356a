import Parser from 'tree-sitter';
import Rust from 'tree-sitter-rust';
import { type Columns, unreadable } from './columns.js';
import { macrosWithErrors } from './opaque-macros.js';
import { readTree } from './read-tree.js';
import { type ReadableText, readable } from './readable.js';
import { SyntaxTree } from './tree.js';

/** The index and the rules look at the same files one after the other; this much text, in UTF-16 units, stays parsed. */
export const MAX_REMEMBERED = 2 * 1024 * 1024;

/** Processor time. Rust takes 0.2 s for each megabyte, texts that are no Rust up to 5: one repair is tried after the other. */
const MAX_SECONDS_PER_MEGABYTE = 1.5;
const MEGABYTE = 1024 * 1024;

/** Twice what the largest hand-written file that we know has (arrow-cast, half a megabyte, 147,000); rules take 2 s for as many. */
const MAX_SYNTAX_NODES = 300_000;

/** How often the parser lets the time be looked at. */
const INTERRUPT_MS = 100;

const parser = new Parser();
parser.setLanguage(Rust as unknown as Parser.Language);
parser.setTimeoutMicros(INTERRUPT_MS * 1000);

const remembered = new Map<string, Columns>();
let rememberedLength = 0;
let mostRemembered = MAX_REMEMBERED;

/** For whoever looks at more files before it comes back to the first, and says with `forget` when it has seen the last of one. */
export function rememberUpTo(length: number): void {
  mostRemembered = length;
}

/** What a text took is free for others. */
export function forget(source: string): void {
  if (remembered.delete(source)) rememberedLength -= source.length;
}

/** Parses Rust. Never throws on bad Rust: `errors` says where it could not be read. */
export function parseRust(source: string): SyntaxTree {
  let columns = remembered.get(source);
  if (!columns) {
    columns = columnsOf(source);
    remember(source, columns);
  }
  return new SyntaxTree(source, columns);
}

/** Does the parser lose its way in this text, that of macros included which then stay opaque? Quicker than to look at the tree. */
export function hasErrors(source: string): boolean {
  return parseInTime(readable(source).text)?.rootNode.hasError ?? true;
}

/** An opaque macro may have been the one inside another: more are rarely nested, and each costs a parse. */
const MAX_SECOND_LOOKS = 3;

/** A file with more errors is broken in another way. */
const MAX_ERRORS_TO_MEND = 100;

function columnsOf(source: string): Columns {
  const opaque = new Set<number>();
  const columns = withMacrosLeft(source, opaque);
  // What took all of its time would take it again.
  if (columns.unread !== null || columns.errors.length === 0 || columns.errors.length > MAX_ERRORS_TO_MEND)
    return columns;
  const seen = readable(source, { opaque, lost: columns.errors });
  const again = columnsOfReadable(source, seen);
  return again.unread === null && again.errors.length < columns.errors.length ? again : columns;
}

/** A macro that can't be read as what its name says is no fault of the file's: it stays as opaque as any other. */
function withMacrosLeft(source: string, opaque: Set<number>): Columns {
  let seen = readable(source);
  let columns = columnsOfReadable(source, seen);
  for (let look = 0; look < MAX_SECOND_LOOKS && columns.unread === null; look++) {
    const unlike = macrosWithErrors(source, seen, columns);
    if (unlike.size === 0) break;
    for (const open of unlike) opaque.add(open);
    seen = readable(source, { opaque, lost: [] });
    const again = columnsOfReadable(source, seen);
    if (again.errors.length >= columns.errors.length) break;
    columns = again;
  }
  return columns;
}

function columnsOfReadable(source: string, seen: ReadableText): Columns {
  const parsed = parseInTime(seen.text);
  if (!parsed) return unreadable(source.length, 'the parser found no Rust in it in time');
  const nodes = parsed.rootNode.descendantCount;
  if (nodes <= MAX_SYNTAX_NODES) return readTree(parsed, source, seen);
  const [found, most] = [nodes, MAX_SYNTAX_NODES].map((number) => number.toLocaleString('en'));
  return unreadable(source.length, `it has ${found} pieces of syntax, more than the ${most} that are read`);
}

/** Null when the text takes more processor time than any Rust; by the clock, a busy machine would decide what is reviewed. */
function parseInTime(text: string): Parser.Tree | null {
  // The binding reads in blocks of `bufferSize` UTF-16 units, the last of them a zero, and fails on a text longer than one block.
  const bufferSize = text.length + 1;
  const allowed = 1e6 * MAX_SECONDS_PER_MEGABYTE * Math.ceil(text.length / MEGABYTE);
  let before: NodeJS.CpuUsage | undefined;
  for (;;) {
    // Interrupted, it goes on where it was.
    const parsed = parser.parse(text, undefined, { bufferSize }) as Parser.Tree | null;
    if (parsed) return parsed;
    before ??= process.cpuUsage();
    // What the system takes to hand out memory, where it is short of it, is no fault of the text.
    if (process.cpuUsage(before).user <= allowed) continue;
    parser.reset();
    return null;
  }
}

function remember(source: string, columns: Columns): void {
  if (source.length > mostRemembered) return;
  for (const [oldest] of remembered) {
    if (rememberedLength + source.length <= mostRemembered) break;
    remembered.delete(oldest);
    rememberedLength -= oldest.length;
  }
  remembered.set(source, columns);
  rememberedLength += source.length;
}
