import { type CrateIndex, type FileFacts, factsOfFile } from '../index/crate-index.js';
import type { ChangedFile, ChangeSet, Config, Notice, RustReview, Severity } from '../model.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import { holdsNoRust } from '../rust/syntax/no-rust.js';
import type { Node } from '../rust/syntax/tree.js';
import { isoDay } from '../text/words.js';
import { changedFunctions, unchangedFunctions } from './changed-functions.js';
import { allProblems, asFinding, type FileSightings, findProblems, type Sighting } from './find.js';
import { HeatMap } from './heat.js';
import { Layers } from './layers.js';
import { introduced } from './ratchet.js';
import { renamedOnly } from './renamed-only.js';
import { RustFile } from './rust-file.js';

/** Runs every rule over base and head of the changed files and keeps what the change brought in. */
export function reviewRust(
  changes: ChangeSet,
  base: CrateIndex,
  config: Config,
  today = isoDay(new Date()),
): RustReview {
  const steps = reviewSteps(changes, base, config, today);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, file by file: the parser's memory is only freed when the event loop turns, so a driver may let it turn between. */
export function* reviewSteps(
  changes: ChangeSet,
  base: CrateIndex,
  config: Config,
  today = isoDay(new Date()),
): Generator<void, RustReview> {
  const indexes = {
    base: yield* overlaid(base, changes.rust, 'before'),
    head: yield* overlaid(base, changes.rust, 'after'),
  };
  const heat = new HeatMap(config);
  const before: RustFile[] = [];
  const heads: Head[] = [];
  for (const file of changes.rust) {
    yield;
    const base = rustFile(file.previousPath, file.before, indexes.base, config);
    const head = rustFile(file.path, file.after, indexes.head, config);
    if (base) before.push(base);
    if (!head) continue;
    const unchanged = unchangedFunctions(head.tree, base?.tree);
    const seen = findProblems(head, config, heat, today, { unchanged });
    heads.push({ file, seen, addedLines: file.addedLines, unchanged });
  }
  // What the head is free of need not be looked for in the base.
  const only = new Set(heads.flatMap(({ seen }) => seen.sightings.map(({ rule }) => rule)));
  const bases: FileSightings[] = [];
  const afterwards = new Map(heads.map(({ file, seen }) => [file.previousPath, seen.file.tree]));
  for (const base of before) {
    yield;
    const unchanged = unchangedFunctions(base.tree, afterwards.get(base.path));
    bases.push(allProblems(base, config, heat, today, { unchanged, only }));
  }
  const renamed = renamedOnly(
    { trees: before.map(({ tree }) => tree), index: indexes.base },
    { trees: heads.map(({ seen }) => seen.file.tree), index: indexes.head },
  );
  const touched = heads.map((head) => ({ ...head, touched: touchedBy(head, renamed) }));
  const findings = introduced(touched, bases).map((found) =>
    asFinding(found.sighting, found.seen, found.severity, found.fingerprint, found.addedLines),
  );
  const unread = heads.flatMap(({ seen, file }) => (seen.file.tree.unread === null ? [] : [file.path]));
  return {
    findings,
    notices: heads.flatMap(({ seen, file }) => noticesOf(seen, file)),
    ...changedFunctions(heads, before, heat, indexes.head, renamed),
    ...(unread.length > 0 ? { unread } : {}),
    complete: base.complete,
  };
}

interface Head {
  file: ChangedFile;
  seen: FileSightings;
  addedLines: ReadonlySet<number>;
  unchanged: ReadonlySet<Node>;
}

/** The findings of one whole file, as if all of it were new; those below `least` need not be among them. */
export function scanFile(
  path: string,
  text: string,
  index: CrateIndex,
  config: Config,
  least: Severity = 'note',
  today = isoDay(new Date()),
): RustReview {
  const around = index.files.has(path) ? index : index.with(new Map([[path, factsOfFile(path, text)]]));
  const file = new RustFile(path, text, around, new Layers(config.layers));
  const seen = findProblems(file, config, new HeatMap(config), today, { least });
  const none: ReadonlySet<number> = new Set();
  const found = introduced([{ seen, addedLines: none, touched: () => true }], []);
  // A pull request may well add such a file, as the input of a test; whoever scans it wants to hear that nothing was.
  const unread = file.tree.unread ?? (holdsNoRust(file.tree) ? NO_RUST : null);
  return {
    findings: found.map((each) => asFinding(each.sighting, each.seen, each.severity, each.fingerprint, none)),
    notices: [...(unread === null ? unparsed(seen) : [notReviewed(path, unread)]), ...seen.comments.notices],
    ...(unread !== null && { unread: [path] }),
    changedFunctions: [],
    complete: index.complete,
  };
}

function rustFile(path: string, text: string | null, index: CrateIndex, config: Config): RustFile | null {
  return text === null ? null : new RustFile(path, text, index, new Layers(config.layers));
}

function* overlaid(
  base: CrateIndex,
  files: readonly ChangedFile[],
  side: 'before' | 'after',
): Generator<void, CrateIndex> {
  const changed = new Map<string, FileFacts | null>();
  for (const file of files) {
    if (file.previousPath !== file.path) changed.set(side === 'before' ? file.path : file.previousPath, null);
    const path = side === 'before' ? file.previousPath : file.path;
    const text = file[side];
    changed.set(path, text === null ? null : factsOfFile(path, text));
    yield;
  }
  return base.with(changed);
}

/** Only code of a function whose syntax the change altered can be new; outside functions, only added lines. */
function touchedBy(
  { unchanged, file }: Head,
  renamed: ReadonlyMap<Node, Node>,
): (sighting: Sighting) => boolean {
  return ({ problem, rule }) => {
    if (rule.causeElsewhere) return true;
    const fn = enclosingFunction(problem.at);
    if (fn) return !unchanged.has(fn) && !isOnlyRenamed(fn, renamed.get(fn));
    return linesTouch(problem.at.line, (problem.until ?? problem.at).endLine, file.addedLines);
  };
}

/** Whoever may call a function now must find in its documentation what they need. */
function isOnlyRenamed(fn: Node, before: Node | undefined): boolean {
  const seenBy = (each: Node) => each.ofKind('visibility_modifier')?.text;
  return before !== undefined && seenBy(fn) === seenBy(before);
}

function linesTouch(from: number, to: number, lines: ReadonlySet<number>): boolean {
  for (let line = from; line <= to; line++) if (lines.has(line)) return true;
  return false;
}

function noticesOf(seen: FileSightings, file: ChangedFile): Notice[] {
  return [
    ...unparsed(seen),
    ...seen.comments.notices.filter((notice) => notice.line !== null && file.addedLines.has(notice.line)),
  ];
}

const NO_RUST = 'not one item of Rust could be read in it';

function notReviewed(path: string, because: string): Notice {
  return { path, line: null, message: `not reviewed: ${because}` };
}

function unparsed({ file }: FileSightings): Notice[] {
  const { unread } = file.tree;
  if (unread !== null) return [notReviewed(file.path, unread)];
  const [first] = file.tree.errors;
  if (first === undefined) return [];
  const line = file.tree.lineAt(first);
  return [
    {
      path: file.path,
      line,
      message: 'Rust that could not be read starts here; the rest of the file was reviewed',
    },
  ];
}
