import { type CrateIndex, type FileFacts, factsOfFile } from '../index/crate-index.js';
import type { ChangedFile, ChangeSet, Config, Notice, RustReview, Severity } from '../model.js';
import { NO_PURPOSE, type Purpose } from '../rust/functions/purpose.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import { holdsNoRust } from '../rust/syntax/no-rust.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { isoDay } from '../text/words.js';
import { changedFunctions, leftUnchanged, unchangedFunctions } from './changed-functions.js';
import { Comments } from './comments.js';
import { allProblems, asFinding, type FileSightings, findProblems, type Sighting } from './find.js';
import { FunctionsBefore } from './functions-by-syntax.js';
import { HeatMap, isColdOnlyHere } from './heat.js';
import { Layers } from './layers.js';
import { MarksBefore } from './marks-before.js';
import { introduced } from './ratchet.js';
import { renamedOnly } from './renamed-only.js';
import { RustFile } from './rust-file.js';
import { unseenCode } from './unseen-code.js';

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
    base: yield* overlaid(base, changes, 'before'),
    head: yield* overlaid(base, changes, 'after'),
  };
  const heat = new HeatMap(config);
  const sides: Side[] = [];
  for (const file of changes.rust) {
    yield;
    const before = rustFile(file.previousPath, file.before, indexes.base, config);
    const stays = file.path === file.previousPath && before !== null;
    const allowed = heat.names(file.path) && !stays ? NO_PURPOSE : before?.purpose;
    sides.push({ file, before, head: rustFile(file.path, file.after, indexes.head, config, allowed) });
  }
  const said = new MarksBefore(sides, today);
  const all = new FunctionsBefore(sides.flatMap((side) => side.before ?? []));
  const heads: Head[] = [];
  for (const side of sides) {
    yield;
    if (side.head) heads.push(headOf({ ...side, head: side.head }, { said, all }, config, heat, today));
  }
  // What the head is free of need not be looked for in the base.
  const only = new Set(heads.flatMap(({ seen }) => seen.sightings.map(({ rule }) => rule)));
  const bases: FileSightings[] = [];
  for (const { before, head } of sides) {
    if (!before) continue;
    yield;
    const unchanged = leftUnchanged(
      before,
      heads.find(({ seen }) => seen.file === head),
    );
    bases.push(allProblems(before, config, heat, said.in(before), { unchanged, only }));
  }
  const before = sides.flatMap((side) => side.before ?? []);
  const renamed = renamedOnly(
    { trees: before.map(({ tree }) => tree), index: indexes.base },
    { trees: heads.map(({ seen }) => seen.file.tree), index: indexes.head },
  );
  const touched = heads.map((head) => ({ ...head, touched: touchedBy(head, renamed) }));
  const findings = introduced(touched, bases).map((found) =>
    asFinding(found.sighting, found.seen, found.severity, found.fingerprint),
  );
  const unparsed = heads.flatMap(({ seen, file }) => (isUnread(seen.file.tree, file) ? [file.path] : []));
  const takenIn = unseenCode(changes, indexes.base, indexes.head);
  const unread = [...unparsed, ...(takenIn.unread ?? [])];
  return {
    findings,
    notices: heads
      .flatMap(({ seen, file }) => [...noticesOf(seen, file), ...coldOnlyHere(seen, heat)])
      .concat(takenIn.notices),
    ...changedFunctions(heads, all, heat, indexes, renamed),
    ...(unread.length > 0 ? { unread } : {}),
    complete: base.complete,
  };
}

/** Whole, or where the change itself stands: no rule has seen what it wrote there. */
function isUnread(tree: SyntaxTree, { addedLines }: ChangedFile): boolean {
  return tree.unread !== null || tree.errors.some((at) => addedLines.has(tree.lineAt(at)));
}

interface Side {
  file: ChangedFile;
  before: RustFile | null;
  head: RustFile | null;
}

interface Head {
  file: ChangedFile;
  seen: FileSightings;
  unchanged: ReadonlySet<Node>;
}

function headOf(
  { file, before, head }: Side & { head: RustFile },
  base: { said: MarksBefore; all: FunctionsBefore },
  config: Config,
  heat: HeatMap,
  today: string,
): Head {
  const unchanged = unchangedFunctions(head, before, base.all);
  const comments = new Comments(head.tree, head.path, today, base.said.seenFrom(before));
  return { file, unchanged, seen: findProblems(head, config, heat, comments, { unchanged }) };
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
  const comments = new Comments(file.tree, path, today);
  const seen = findProblems(file, config, new HeatMap(config), comments, { least });
  const found = introduced([{ seen, touched: () => true }], []);
  // A pull request may well add such a file, as the input of a test; whoever scans it wants to hear that nothing was.
  const unread = file.tree.unread ?? (holdsNoRust(file.tree) ? NO_RUST : null);
  return {
    findings: found.map((each) => asFinding(each.sighting, each.seen, each.severity, each.fingerprint)),
    notices: [...(unread === null ? unparsed(seen) : [notReviewed(path, unread)]), ...seen.comments.notices],
    ...(unread !== null && { unread: [path] }),
    changedFunctions: [],
    complete: index.complete,
  };
}

/** `allowed`: an import that the change itself writes takes no file out of the review that the base has, or that is called hot. */
function rustFile(
  path: string,
  text: string | null,
  index: CrateIndex,
  config: Config,
  allowed?: Purpose,
): RustFile | null {
  return text === null ? null : new RustFile(path, text, index, new Layers(config.layers), allowed);
}

function* overlaid(
  base: CrateIndex,
  { rust, manifests }: ChangeSet,
  side: 'before' | 'after',
): Generator<void, CrateIndex> {
  const changed = new Map<string, FileFacts | null>();
  for (const file of [...rust, ...manifests]) {
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

/** A mark that says nothing of the code that this pull request changes decides about the next one's. */
function coldOnlyHere({ file, comments }: FileSightings, heat: HeatMap): Notice[] {
  return comments.heat.flatMap(({ level, line, target }) => {
    if (level !== 'cold' || target === null || !isColdOnlyHere(target, comments)) return [];
    for (const fn of target.descendantsOfKind('function_item')) {
      const otherwise = heat.of(fn.child('body') ?? fn, file, comments);
      if (otherwise.level === 'hot') return [{ path: file.path, line, message: otherwise.because }];
    }
    return [];
  });
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
