import { createHash } from 'node:crypto';
import type { ChangedFunction, ChangedPath, PullRequest } from '../model.js';
import { names } from '../text/words.js';

/** One thing an answer judged: a function and the hash of its syntax, a finding and its fingerprint, the evidence. */
export interface SubjectPart {
  name: string;
  content: string;
}

/** So many parts are remembered one by one, to say what changed; the strong hash in front always covers all. */
const NAMED_PARTS = 16;

/**
 * What a tick is bound to: a 128-bit hash of all parts, and short hints that say which one changed. Only the whole
 * string is ever compared: the hints are too short to be trusted.
 */
export function subjectOf(parts: readonly SubjectPart[]): string {
  return [digestOf(parts), ...unique(parts).slice(0, NAMED_PARTS).map(hint)].join(' ');
}

/** The 128-bit hash alone, for what is compared and never explained. */
export function digestOf(parts: readonly SubjectPart[]): string {
  return digest(JSON.stringify(unique(parts)), 22);
}

/** Why a tick on `before` does not hold for `parts`: a sentence without its full stop. */
export function whatChanged(before: string, parts: readonly SubjectPart[]): string {
  const old = before.split(' ').slice(1);
  const oldNames = new Set(old.map((part) => part.split('.')[0]));
  const now = unique(parts);
  const changed = now.filter((part) => !old.includes(hint(part)) && oldNames.has(nameHash(part)));
  if (changed.length > 0) return `${names(distinct(changed))} changed after it`;
  const added = now.filter((part) => !oldNames.has(nameHash(part)));
  if (added.length > 0) return `${names(distinct(added))} came after it`;
  return 'what it judged is no longer all there';
}

/** Functions as parts: their name and syntax and what they replace, not their file, so that a moved file keeps its ticks. */
export function functionParts(functions: readonly ChangedFunction[]): SubjectPart[] {
  return functions.map(({ name, syntaxHash, replaces = '' }) => ({
    name,
    content: `${syntaxHash} ${replaces}`.trim(),
  }));
}

/** A file whose change can't be told from another one is taken as changed by every push. */
export function partsOfFiles(files: readonly ChangedPath[], { headSha }: PullRequest): SubjectPart[] {
  return files.map(({ path, digest }) => ({ name: path, content: digest ?? headSha }));
}

function unique(parts: readonly SubjectPart[]): SubjectPart[] {
  const byText = new Map(
    parts.map(({ name, content }) => [JSON.stringify([name, content]), { name, content }]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

function distinct(parts: readonly SubjectPart[]): string[] {
  return [...new Set(parts.map((part) => part.name))];
}

function hint(part: SubjectPart): string {
  return `${nameHash(part)}.${digest(part.content, 4)}`;
}

function nameHash(part: SubjectPart): string {
  return digest(part.name, 4);
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
