import { firstMatch } from '../globs/path-glob.js';
import {
  type ChangedFile,
  type ChangedPath,
  type ChangeSet,
  type Config,
  type FileChange,
  MAX_CHANGED_FILES,
  type SkippedFile,
  type TextChange,
} from '../model.js';
import { thousands } from '../text/words.js';
import { linguistMarks } from './attributes.js';
import { digestOf } from './digest.js';
import { generatedMarkLine, vendoredFolder } from './generated.js';
import { diffLines, linesOf } from './hunks.js';
import { isInertChange, isManifest, isRust } from './kinds.js';
import { type Steps, stepsOfChange } from './myers.js';
import { type LineChanges, parsePatch } from './patch.js';

/** Hand-written files are far below; what is larger is generated, and would hold up everyone else's review. */
export const MAX_TEXT_CHARACTERS = 1024 * 1024;

const UNLISTED: SkippedFile = {
  path: null,
  because: `GitHub lists no more than ${thousands(MAX_CHANGED_FILES)} files of a pull request`,
  unread: true,
};

type Left = Pick<SkippedFile, 'because' | 'unlessInBase'>;
type Exclusion = (change: FileChange) => Left | null;

/** Chooses the Rust files that take part in the review; what is left out says why. Takes `.gitattributes` of the base. */
export function changedRust(changes: readonly FileChange[], attributes: string, config: Config): ChangeSet {
  const exclusion = exclusionBy(attributes, config, vendoredBefore(changes));
  const steps = stepsOfChange();
  const rust: ChangedFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const change of changes) {
    const code = rustSide(change);
    if (code === null) continue;
    const left = exclusion(code);
    const failure = unreadable(code) ?? tooLarge(code);
    if (left !== null) skipped.push({ path: code.path, ...left });
    else if (failure === null) rust.push(changedFile(code, steps));
    else
      skipped.push({
        path: code.path,
        because: failure,
        ...(code.status === 'removed' ? {} : { unread: true }),
      });
  }
  // A list that reached the platform's limit may hide a file that matters.
  const cut = changes.length >= MAX_CHANGED_FILES;
  if (cut) skipped.push(UNLISTED);
  const files = changes.flatMap(changedPaths);
  const inert = !cut && files.every((file) => file.inert);
  const manifests = changes.filter(({ path }) => isManifest(path)).map(textsOf);
  return { rust, skipped, manifests, paths: files.map(({ path }) => path), files, inert };
}

function textsOf({ path, previousPath, before, after }: FileChange): TextChange {
  return { path, previousPath, before, after };
}

function changedPaths(change: FileChange): ChangedPath[] {
  const { path, previousPath, status } = change;
  const paths = status === 'renamed' && previousPath !== path ? [path, previousPath] : [path];
  const [inert, digest] = [isInertChange(change), digestOf(change)];
  return paths.map((one) => ({ path: one, inert, digest }));
}

/** The change as Rust sees it: a file renamed to or from another kind appears or disappears. */
function rustSide(change: FileChange): FileChange | null {
  const was = isRust(change.previousPath);
  const is = isRust(change.path);
  if (change.status !== 'renamed' || was === is) return is ? change : null;
  if (is) return { ...change, status: 'added', previousPath: change.path, before: null, patch: null };
  return { ...change, status: 'removed', path: change.previousPath, after: null, patch: null };
}

function exclusionBy(attributes: string, config: Config, known: ReadonlySet<string>): Exclusion {
  const marksOf = linguistMarks(attributes);
  const configured = firstMatch(config.generated);
  return (change) => {
    const pattern = configured(change.path);
    if (pattern !== null) return { because: `fits "${pattern}" under generated in the configuration` };
    const marks = marksOf(change.path);
    if (marks.generated) return { because: '.gitattributes marks it linguist-generated' };
    if (marks.vendored) return { because: '.gitattributes marks it linguist-vendored' };
    const folder = marks.vendored === null ? vendoredFolder(change.path) : null;
    if (folder !== null) {
      const left = { because: `lies in the vendored folder ${folder}/` };
      return known.has(folder) ? left : { ...left, unlessInBase: folder };
    }
    const because = marks.generated === null ? saysGenerated(change) : null;
    return because === null ? null : { because };
  };
}

/** Vendored folders that the base has, as far as the change itself tells. */
function vendoredBefore(changes: readonly FileChange[]): ReadonlySet<string> {
  const before = changes.filter(({ status }) => status !== 'added');
  return new Set(before.flatMap(({ previousPath }) => vendoredFolder(previousPath) ?? []));
}

function unreadable({ status, before, after, unreadable }: FileChange): string | null {
  const missing = (status !== 'added' && before === null) || (status !== 'removed' && after === null);
  return missing ? `could not be read: ${unreadable ?? 'its text is missing'}` : null;
}

function tooLarge({ before, after }: FileChange): string | null {
  const characters = Math.max(before?.length ?? 0, after?.length ?? 0);
  if (characters <= MAX_TEXT_CHARACTERS) return null;
  return `has ${megabytes(characters)} MB of text, more than the ${megabytes(MAX_TEXT_CHARACTERS)} MB that are read`;
}

function megabytes(characters: number): string {
  return String(Math.ceil((characters / 1024 / 1024) * 10) / 10);
}

/** The base decides where it has the file: else a pull request could take its own changes out of the review. */
function saysGenerated({ before, after }: FileChange): string | null {
  const line = generatedMarkLine(before ?? after ?? '');
  if (line === null) return null;
  const where = before === null ? 'which this pull request adds' : 'already in the base';
  return `says that it is generated (line ${line}, ${where})`;
}

function changedFile(change: FileChange, steps: Steps): ChangedFile {
  const { path, previousPath, before, after } = change;
  const { hunks, addedLines } = lineChanges(change, steps);
  return { path, previousPath, before, after, hunks, addedLines };
}

/** The platform's own hunks where they fit the texts: comments can only be placed inside them. */
function lineChanges({ patch, before, after }: FileChange, steps: Steps): LineChanges {
  const parsed = patch === null ? null : parsePatch(patch);
  if (parsed?.whole && (parsed.hunks.length > 0 || before === after) && fits(parsed, after ?? ''))
    return parsed;
  return diffLines(before ?? '', after ?? '', steps);
}

function fits({ hunks }: LineChanges, after: string): boolean {
  const last = hunks.at(-1);
  if (last === undefined) return true;
  const end = last.newStart + Math.max(last.newLines, 1) - 1;
  return end <= linesOf(after).length;
}
