/** Narrower than this, words would stand one below the other. */
const MIN_WIDTH = 40;
/** Breaks a line at spaces so that it fits `width` columns; continued lines start with `indent`. A longer word stays whole: it is copied whole. */
export function wrap(line, width, indent) {
  const room = Math.max(width, MIN_WIDTH);
  const lines = [];
  let rest = line;
  while (rest.length > room) {
    const start = /^\s*/.exec(rest)[0].length;
    const space = rest.lastIndexOf(' ', room);
    const end = space > start ? space : rest.indexOf(' ', room);
    if (end < 0) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
