import { createHash } from 'node:crypto';
import { names } from '../text/words.js';

/** So many parts are remembered one by one, to say what changed; the strong hash in front always covers all. */
const NAMED_PARTS = 16;
/**
 * What a tick is bound to: a 128-bit hash of all parts, and short hints that say which one changed. Only the whole
 * string is ever compared: the hints are too short to be trusted.
 */
export function subjectOf(parts) {
  return [digestOf(parts), ...unique(parts).slice(0, NAMED_PARTS).map(hint)].join(' ');
}
/** The 128-bit hash alone, for what is compared and never explained. */
export function digestOf(parts) {
  return digest(JSON.stringify(unique(parts)), 22);
}
/** Why a tick on `before` does not hold for `parts`: a sentence without its full stop. */
export function whatChanged(before, parts) {
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
export function functionParts(functions) {
  return functions.map(({ name, syntaxHash, replaces = '' }) => ({
    name,
    content: `${syntaxHash} ${replaces}`.trim(),
  }));
}
function unique(parts) {
  const byText = new Map(
    parts.map(({ name, content }) => [JSON.stringify([name, content]), { name, content }]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
function distinct(parts) {
  return [...new Set(parts.map((part) => part.name))];
}
function hint(part) {
  return `${nameHash(part)}.${digest(part.content, 4)}`;
}
function nameHash(part) {
  return digest(part.name, 4);
}
function digest(text, length) {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
