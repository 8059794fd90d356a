export type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';

export interface FileDiff {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: FileStatus;
  /** Of the head side; of the base side when the file was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly binary: boolean;
  /** From the first `@@` on, without the last newline; empty when there are no hunks. */
  readonly hunks: string;
}

const STATUS: Record<string, FileStatus> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** Reads the output of `git diff-tree --raw -p --full-index`. */
export function parseDiff(text: string): FileDiff[] {
  const start = text.search(/^diff --git /m);
  const raw = (start < 0 ? text : text.slice(0, start)).split('\n').filter((line) => line.startsWith(':'));
  const blocks = start < 0 ? [] : text.slice(start).split(/^(?=diff --git )/m);
  let next = 0;
  return raw.map((line) => {
    const [meta = '', ...paths] = line.split('\t');
    const [, , before = '', after = '', letter = 'M'] = meta.split(' ');
    // A change of type is printed as a removal and an addition.
    const block = blocks.slice(next, next + (letter.startsWith('T') ? 2 : 1)).join('');
    next += letter.startsWith('T') ? 2 : 1;
    const status = STATUS[letter[0] ?? 'M'] ?? 'modified';
    const [first = '', second] = paths.map(unquote);
    return {
      path: second ?? first,
      ...(second !== undefined && { previousPath: first }),
      status,
      sha: status === 'removed' ? before : after,
      binary: /^Binary files /m.test(block) && !/^@@ /m.test(block),
      ...hunksOf(block),
    };
  });
}

function hunksOf(block: string): Pick<FileDiff, 'hunks' | 'additions' | 'deletions'> {
  const start = block.search(/^@@ /m);
  if (start < 0) return { hunks: '', additions: 0, deletions: 0 };
  const hunks = block.slice(start).replace(/\n$/, '');
  let additions = 0;
  let deletions = 0;
  for (const line of hunks.split('\n')) {
    if (line.startsWith('+')) additions++;
    else if (line.startsWith('-')) deletions++;
  }
  return { hunks, additions, deletions };
}

const ESCAPES: Record<string, string> = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

/** git quotes paths with control characters, quotes or backslashes as C does. */
function unquote(path: string): string {
  if (!path.startsWith('"')) return path;
  const bytes: number[] = [];
  const body = path.slice(1, -1);
  for (const [piece, octal, letter] of body.matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...Buffer.from(letter === undefined ? piece : (ESCAPES[letter] ?? letter)));
  }
  return Buffer.from(bytes).toString('utf8');
}

export type Side = 'LEFT' | 'RIGHT';
export interface HunkLine {
  readonly hunk: number;
  /** Lines below the file's first `@@`, as GitHub's older `position` counts. */
  readonly position: number;
}

/** Every line that a review comment may stand on: added and context lines right, removed and context lines left. */
export function anchors(hunks: string, side: Side): Map<number, HunkLine> {
  const found = new Map<number, HunkLine>();
  let hunk = -1;
  let left = 0;
  let right = 0;
  for (const [position, line] of hunks.split('\n').entries()) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header) {
      hunk++;
      left = Number(header[1]);
      right = Number(header[2]);
      continue;
    }
    const at = { hunk, position };
    if (line.startsWith('\\')) continue;
    if (side === 'RIGHT' && !line.startsWith('-')) found.set(right, at);
    if (side === 'LEFT' && !line.startsWith('+')) found.set(left, at);
    if (!line.startsWith('-')) right++;
    if (!line.startsWith('+')) left++;
  }
  return found;
}

/** The hunk's text down to the line at `position`, as GitHub shows it above a comment. */
export function hunkUpTo(hunks: string, position: number): string {
  const lines = hunks.split('\n').slice(0, position + 1);
  let start = 0;
  lines.forEach((line, index) => {
    if (line.startsWith('@@ ')) start = index;
  });
  return lines.slice(start).join('\n');
}

/** Where a line of the old text stands in the new one; undefined when it was changed or removed. Takes `-U0` hunks. */
export function moveLine(hunksWithoutContext: string, line: number): number | undefined {
  let shift = 0;
  for (const [, oldStart, oldCount = '1', , newCount = '1'] of hunksWithoutContext.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm,
  )) {
    const removed = Number(oldCount);
    // With nothing removed, git names the line before the insertion.
    const first = removed === 0 ? Number(oldStart) + 1 : Number(oldStart);
    if (line < first) break;
    if (line < first + removed) return undefined;
    shift += Number(newCount) - removed;
  }
  return line + shift;
}
