import { createHash } from 'node:crypto';

const MARKER = /<!-- perf-checklist:annotations:([0-9a-f]{32}) -->/g;
/** Says in the check's text which annotations it carries: GitHub lists them only page by page, and never replaces them. */
export function annotationsMarker(annotations) {
  const hash = createHash('sha256').update(JSON.stringify(annotations)).digest('hex').slice(0, 32);
  return `<!-- perf-checklist:annotations:${hash} -->`;
}
/** The marker a check's text carries (the last one: text above it may quote code), or null. */
export function readAnnotationsMarker(text) {
  return [...text.matchAll(MARKER)].at(-1)?.[0] ?? null;
}
