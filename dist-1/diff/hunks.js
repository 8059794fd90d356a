import { editScript } from './myers.js';

/** Unchanged lines around a change, as git and GitHub show them. */
const CONTEXT_LINES = 3;
/** Compares two texts line by line, as `git diff` does: a line's end belongs to it. An empty text has no lines. */
export function diffLines(before, after, steps) {
  const oldLines = linesOf(before);
  const newLines = linesOf(after);
  const { removed, added } = editScript(oldLines, newLines, steps);
  const edits = editsOf(removed, added);
  const addedLines = new Set();
  for (let index = 0; index < newLines.length; index++) if (added[index]) addedLines.add(index + 1);
  return { hunks: hunksOf(edits, oldLines.length, newLines.length), addedLines };
}
/** Lines with their ends: a last line without one differs from the same line with one, as it does for git. */
export function linesOf(text) {
  const lines = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end + 1;
    lines.push(text.slice(start, next));
    start = next;
  }
  return lines;
}
function editsOf(removed, added) {
  const edits = [];
  let oldAt = 0;
  let newAt = 0;
  while (oldAt < removed.length || newAt < added.length) {
    const edit = { oldStart: oldAt, oldEnd: oldAt, newStart: newAt, newEnd: newAt };
    while (removed[edit.oldEnd]) edit.oldEnd++;
    while (added[edit.newEnd]) edit.newEnd++;
    if (edit.oldEnd > oldAt || edit.newEnd > newAt) edits.push(edit);
    oldAt = edit.oldEnd + 1;
    newAt = edit.newEnd + 1;
  }
  return edits;
}
function hunksOf(edits, oldCount, newCount) {
  const groups = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    if (last !== undefined && edit.oldStart - last.oldEnd <= 2 * CONTEXT_LINES) {
      last.oldEnd = edit.oldEnd;
      last.newEnd = edit.newEnd;
    } else groups.push({ ...edit });
  }
  return groups.map((group) => {
    const lead = Math.min(CONTEXT_LINES, group.oldStart, group.newStart);
    const trail = Math.min(CONTEXT_LINES, oldCount - group.oldEnd, newCount - group.newEnd);
    const old = range(group.oldStart - lead, group.oldEnd + trail);
    const written = range(group.newStart - lead, group.newEnd + trail);
    return { oldStart: old.start, oldLines: old.count, newStart: written.start, newLines: written.count };
  });
}
/** A unified diff counts from 1, and names the line before where a side has no line. */
function range(start, end) {
  const count = end - start;
  return { start: count === 0 ? start : start + 1, count };
}
