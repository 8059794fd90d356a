import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { generatedMarkLine, vendoredFolder } from '../../diff/generated.js';
import { CrateIndex, type FileFacts, factsOfFile, forget, rememberUpTo } from '../../index/crate-index.js';
import type { Config, Finding, Notice, Severity } from '../../model.js';
import { scanFile } from '../../rules/review-rust.js';
import { decode, MAX_TEXT_BYTES, type ObjectText } from '../../source/git/objects.js';
import type { SourceFile } from './files.js';

/** One piece of work for one thread. Plain data in, plain data out. */
export type Task =
  /** Facts of texts that the caller holds. */
  | { kind: 'facts-of-texts'; files: readonly { path: string; text: string }[] }
  /** Facts of files on disk. */
  | { kind: 'facts'; files: readonly SourceFile[] }
  /** Findings; `index` says what the files know of each other. */
  | {
      kind: 'scan';
      files: readonly SourceFile[];
      index: IndexSource;
      config: Config;
      /** What nobody will be shown need not be found. */
      least: Severity;
    };

export type IndexSource =
  /** Every file knows itself only. */
  | { from: 'nothing' }
  /** The files of the task are the whole crate, with its manifests. */
  | { from: 'these-files'; manifests: readonly SourceFile[] }
  /** Every fact of the crate, in the thread that holds them already. */
  | { from: 'facts'; entries: readonly FactsEntry[] }
  /** The same as JSON in a file, which each thread reads once. */
  | { from: 'facts-file'; path: string };

export type FactsEntry = [path: string, facts: FileFacts | null];

/** What was found in one file, under the name that the person knows it by. */
export interface FileFindings {
  findings: readonly Finding[];
  notices: readonly Notice[];
  /** A fault kept it from being reviewed; what is left out on purpose has none. */
  failed: boolean;
}

export interface TaskResult {
  facts: FactsEntry[];
  scanned: FileFindings[];
}

/** Does a task in this thread. A file that can't be read or parsed is a notice, never an end. */
export async function work(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'facts-of-texts':
      return { facts: await factsOfTexts(task.files), scanned: [] };
    case 'facts':
      return { facts: await factsOfFiles(task.files), scanned: [] };
    case 'scan': {
      const index = await openIndex(task.index, task.files);
      const scan = (file: SourceFile) => {
        const found = scanOne(file, index, task.config, task.least);
        forgetText(file);
        return found;
      };
      return { facts: [], scanned: await eachInTurns(task.files, ({ bytes }) => bytes, scan) };
    }
  }
}

/** A few milliseconds of work. */
const BYTES_A_TURN = 16 * 1024;

let bytesThisTurn = 0;

/**
 * Lets the event loop turn now and then: only then does the parser's binding let go of trees that nobody holds any more, and only then
 * does the thread that hands out work notice that another one has none.
 */
async function eachInTurns<T, R>(
  all: readonly T[],
  sizeOf: (one: T) => number,
  does: (one: T) => R,
): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) {
    results.push(does(one));
    bytesThisTurn += sizeOf(one);
    if (bytesThisTurn < BYTES_A_TURN) continue;
    bytesThisTurn = 0;
    await nextTurn();
  }
  return results;
}

async function openIndex(source: IndexSource, files: readonly SourceFile[]): Promise<CrateIndex | null> {
  switch (source.from) {
    case 'nothing':
      return null;
    case 'these-files':
      return indexOf(await factsOfFiles([...files, ...source.manifests]));
    case 'facts':
      return remembered(source.entries, () => source.entries);
    case 'facts-file':
      return remembered(source.path, () => JSON.parse(readFileSync(source.path, 'utf8')) as FactsEntry[]);
  }
}

let last: { key: unknown; index: CrateIndex } | null = null;

/** Tasks of one crate come one after the other: the index is built once a thread. */
function remembered(key: unknown, entries: () => readonly FactsEntry[]): CrateIndex {
  if (last === null || last.key !== key) last = { key, index: indexOf(entries()) };
  return last.index;
}

function indexOf(entries: readonly FactsEntry[]): CrateIndex {
  return CrateIndex.of(
    new Map(entries.flatMap(([path, facts]) => (facts ? [[path, facts] as const] : []))),
    true,
  );
}

function factsOfFiles(files: readonly SourceFile[]): Promise<FactsEntry[]> {
  return eachInTurns(
    files,
    ({ bytes }) => bytes,
    (file) => {
      const read = readText(file);
      return [file.path, 'text' in read ? factsOrNull(file.path, read.text) : null];
    },
  );
}

type GivenText = Extract<Task, { kind: 'facts-of-texts' }>['files'][number];

function factsOfTexts(texts: readonly GivenText[]): Promise<FactsEntry[]> {
  return eachInTurns(
    texts,
    ({ text }) => text.length,
    ({ path, text }) => [path, factsOrNull(path, text)],
  );
}

function factsOrNull(path: string, text: string): FileFacts | null {
  try {
    return factsOfFile(path, text);
  } catch {
    // The scan of the same file says why; an index can do without it.
    return null;
  }
}

function scanOne(file: SourceFile, index: CrateIndex | null, config: Config, least: Severity): FileFindings {
  const read = readText(file);
  if (!('text' in read)) return failed(file, `left out: ${read.unreadable}`);
  const mark = generatedMarkLine(read.text);
  if (mark !== null) return leftOut(file, `says that it is generated (line ${mark})`);
  const folder = vendoredFolder(file.path);
  if (folder !== null) return leftOut(file, `lies in ${folder}/, where other people's code is kept`);
  try {
    const { findings, notices, unread } = scanFile(
      file.path,
      read.text,
      index ?? CrateIndex.empty(),
      config,
      least,
    );
    const named = <T extends { path: string | null }>(found: T): T => ({ ...found, path: file.name });
    // Words cut out of a text keep all of it in memory, for as long as somebody has them; a copy does not.
    return structuredClone({
      findings: findings.map(named),
      notices: notices.map(named),
      failed: unread !== undefined,
    });
  } catch (error) {
    return failed(file, `could not be reviewed: ${(error as Error).message}`);
  }
}

function failed(file: SourceFile, message: string): FileFindings {
  return { findings: [], notices: [{ path: file.name, line: null, message }], failed: true };
}

function leftOut(file: SourceFile, why: string): FileFindings {
  return { ...failed(file, `left out: ${why}`), failed: false };
}

/**
 * In UTF-16 units. The facts of a whole crate are gathered before the first of its files is scanned: as much of it stays read and parsed.
 * The largest that we know, cargo itself, has 5.3 MB.
 */
const MAX_READ = 6 * 1024 * 1024;
rememberUpTo(MAX_READ);

const READ = new LRUCache<string, { text: string }>({
  maxSize: MAX_READ,
  sizeCalculation: ({ text }) => text.length + 1,
});

function readText(file: SourceFile): ObjectText {
  const known = READ.get(file.absolute);
  if (known) return known;
  const read = readFromDisk(file);
  if ('text' in read) READ.set(file.absolute, read);
  return read;
}

/** Nobody asks for a file that was scanned. */
function forgetText(file: SourceFile): void {
  const known = READ.get(file.absolute);
  if (known) forget(known.text);
  READ.delete(file.absolute);
}

function readFromDisk(file: SourceFile): ObjectText {
  if (file.bytes > MAX_TEXT_BYTES) return { unreadable: `larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB` };
  try {
    return decode(readFileSync(file.absolute));
  } catch (error) {
    return { unreadable: `could not be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
}
