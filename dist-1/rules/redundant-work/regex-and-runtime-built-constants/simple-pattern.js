/** One character of a pattern: itself, an escaped sign, or a set. */
const PIECE = /(?:\\[.*+?()[\]{}|\\^$/"'#&~-]|\[(?:[^\]\\]|\\.)+\]|[^.*+?()[\]{}|\\^$])/;
const PIECES = new RegExp(`^${PIECE.source}+$`);
const EACH = new RegExp(PIECE.source, 'g');
/** Sets at a known place are compared one by one; so many are still a line. */
const MAX_SETS = 2;
/** What a pattern asks, where every part of it is one plain character or one set; null for anything that repeats or captures. */
export function simplePattern(literal) {
  if (!/string_literal$/.test(literal.kind)) return null;
  const raw = /^b?r(#*)"([\s\S]*)"\1$/.exec(literal.text)?.[2];
  const text = raw ?? literal.text.replace(/^b?"|"$/g, '').replace(/\\\\/g, '\\');
  const ways = text.split('|').map(simpleWay);
  if (ways.length > MAX_SETS || ways.some((way) => way === null)) return null;
  // Everything but a few characters is found all over a text.
  if (/\[\^/.test(text)) return null;
  const [first, second] = ways;
  // Two texts anywhere are what an automaton is good at.
  if (second && !(first.start && second.start)) return null;
  return { ask: first.ask };
}
function simpleWay(text) {
  const start = text.startsWith('^');
  const end = /(?:^|[^\\])\$$/.test(text);
  const inner = text.slice(start ? 1 : 0, end ? -1 : undefined);
  if (!PIECES.test(inner)) return null;
  const pieces = inner.match(EACH) ?? [];
  const sets = pieces.filter((piece) => piece.startsWith('[')).length;
  if (sets > MAX_SETS || (sets > 0 && pieces.length > 1 && !start)) return null;
  if (start && end) return { start, ask: sets > 0 ? 'its characters' : '`==`' };
  if (sets > 0) return { start, ask: start ? 'its first characters' : '`contains` or `find` with a closure' };
  return { start, ask: start ? '`starts_with`' : end ? '`ends_with`' : '`contains`, `find` or `replace`' };
}
