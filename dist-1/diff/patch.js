const HUNK_HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
/** Reads a unified diff of one file, with or without its file header. Takes any text and never throws. */
export function parsePatch(patch) {
  const lines = patch.split('\n');
  const hunks = [];
  const addedLines = new Set();
  let whole = true;
  let at = 0;
  while (at < lines.length) {
    const hunk = readHeader(lines[at]);
    at++;
    if (hunk === null) {
      if (lines[at - 1].startsWith('@@')) whole = false;
      continue;
    }
    const body = readBody(lines, at, hunk);
    at = body.end;
    if (!body.whole || !follows(hunks.at(-1), hunk)) {
      whole = false;
      continue;
    }
    hunks.push(hunk);
    for (const line of body.added) addedLines.add(line);
  }
  return { hunks, addedLines, whole: whole && (hunks.length > 0 || patch.trim() === '') };
}
function readHeader(line) {
  const found = HUNK_HEADER.exec(line);
  if (found === null) return null;
  return {
    oldStart: Number(found[1]),
    oldLines: Number(found[2] ?? 1),
    newStart: Number(found[3]),
    newLines: Number(found[4] ?? 1),
  };
}
/** The counts of the header, not the look of a line, say where a hunk ends: its lines may begin with `@@` or `---`. */
function readBody(lines, start, hunk) {
  const added = [];
  let oldLeft = hunk.oldLines;
  let newLeft = hunk.newLines;
  let newLine = hunk.newStart;
  let at = start;
  while (at < lines.length && (oldLeft > 0 || newLeft > 0)) {
    const mark = lines[at].charAt(0);
    if (mark === '+') {
      added.push(newLine++);
      newLeft--;
    } else if (mark === '-') {
      oldLeft--;
    } else if (mark === ' ' || mark === '' || mark === '\r') {
      // Mail programs and editors cut the blank that marks an empty context line.
      oldLeft--;
      newLeft--;
      newLine++;
    } else if (mark !== '\\') {
      break;
    }
    at++;
  }
  return { added, end: at, whole: oldLeft === 0 && newLeft === 0 };
}
function follows(previous, hunk) {
  if (hunk.newLines > 0 && hunk.newStart === 0) return false;
  return previous === undefined || hunk.newStart >= previous.newStart + previous.newLines;
}
