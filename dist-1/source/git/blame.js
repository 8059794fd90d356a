/** Lines asked for in one process: the command line has a limit. */
const LINES_AT_ONCE = 200;
/** The origin of single lines of a file, indentation aside. `path` counts from the top of the repository. */
export async function lineOrigins(git, commit, path, lines) {
  const origins = new Map();
  // The first commit of a whole history is a boundary too, but nothing lies behind it.
  const shallow = (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const ranges = lines.slice(at, at + LINES_AT_ONCE).flatMap((line) => ['-L', `${line},${line}`]);
    const text = await git.text(['blame', '--line-porcelain', '-w', ...ranges, commit, '--', path]);
    for (const [line, origin] of parseBlame(text)) {
      origins.set(line, { ...origin, atLeast: shallow && origin.atLeast });
    }
  }
  return origins;
}
/** Reads `git blame --line-porcelain`: a header, fields of the commit, and the line behind a tab. */
export function parseBlame(text) {
  const origins = new Map();
  let line = 0;
  let [author, seconds, atLeast] = ['', 0, false];
  for (const row of text.split('\n')) {
    const header = /^[0-9a-f]{40,64} \d+ (\d+)/.exec(row);
    if (row.startsWith('\t')) {
      origins.set(line, { author, at: new Date(seconds * 1000).toISOString(), atLeast });
    } else if (header) {
      line = Number(header[1]);
      [author, seconds, atLeast] = ['', 0, false];
    } else if (row.startsWith('author ')) author = row.slice('author '.length);
    else if (row.startsWith('author-time ')) seconds = Number(row.slice('author-time '.length));
    else if (row === 'boundary') atLeast = true;
  }
  return origins;
}
