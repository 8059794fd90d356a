/** A text with one of more alternatives than this is no rare text. */
const MAX_ALTERNATIVES = 64;
/** Single characters stand in every file. */
const MIN_LENGTH = 2;
const ANYTHING = { exact: null, needed: null };
const NOTHING = { exact: [''], needed: null };
/** Characters by their number, properties, named groups. */
const UNREAD_ESCAPE = /\\[cuxpPk0]/;
/**
 * Literals of which one is in every text that the pattern matches: `.clone()` and `.cloned()` for `\.(clone|cloned)\(\)`. Null where
 * the pattern tells of none.
 */
export function requiredLiterals({ source, flags }) {
  return flags !== '' || UNREAD_ESCAPE.test(source) ? null : neededBy(new PatternReader(source).choice());
}
class PatternReader {
  source;
  at = 0;
  constructor(source) {
    this.source = source;
  }
  /** Alternatives, up to the end or to the bracket that closes their group. */
  choice() {
    const pieces = [this.sequence()];
    while (this.takes('|')) pieces.push(this.sequence());
    return pieces.length === 1 ? pieces[0] : oneOf(pieces);
  }
  sequence() {
    /** What matches since the last piece that can't be listed. */
    let run = [''];
    let needed = null;
    let isWhole = true;
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      const piece = this.repeated(this.atom());
      needed = rarer(needed, piece.needed);
      const longer = piece.exact && product(run, piece.exact);
      if (!longer) {
        needed = rarer(needed, usable(run));
        isWhole = false;
      }
      run = longer ?? piece.exact ?? [''];
    }
    return isWhole ? { exact: run, needed } : { exact: null, needed: rarer(needed, usable(run)) };
  }
  atom() {
    const char = this.source[this.at++];
    if (char === '(') return this.group();
    if (char === '[') return this.characterClass();
    if (char === '\\') return this.escaped();
    if (char === '.') return ANYTHING;
    return char === '^' || char === '$' ? NOTHING : { exact: [char], needed: null };
  }
  group() {
    const [opening = ''] = this.match(/\?(?:[:=!]|<[=!]|<\w+>)/y) ?? [];
    const inner = this.choice();
    this.at++;
    if (opening.endsWith('!')) return NOTHING;
    // What stands ahead or behind is not part of the match, but of the text.
    return opening.endsWith('=') ? { exact: [''], needed: neededBy(inner) } : inner;
  }
  characterClass() {
    const [body = ''] = this.match(/(?:[^\]\\]|\\.)*\]/y) ?? [];
    const isListed = /^[\w ./:&=]+\]$/.test(body);
    return isListed ? { exact: [...body.slice(0, -1)], needed: null } : ANYTHING;
  }
  escaped() {
    const char = this.source[this.at++];
    if (char === 'b' || char === 'B') return NOTHING;
    if (char === 'n') return { exact: ['\n'], needed: null };
    return /\w/.test(char) ? ANYTHING : { exact: [char], needed: null };
  }
  repeated(piece) {
    const [times] = this.match(/[*+?]|\{\d+(?:,\d*)?\}/y) ?? [];
    if (times === undefined) return piece;
    this.takes('?');
    if (times === '?') return piece.exact ? { exact: ['', ...piece.exact], needed: null } : ANYTHING;
    return times === '*' || times.startsWith('{0') ? ANYTHING : { exact: null, needed: neededBy(piece) };
  }
  takes(char) {
    const isThere = this.source[this.at] === char;
    if (isThere) this.at++;
    return isThere;
  }
  match(sticky) {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.source);
    if (found) this.at = sticky.lastIndex;
    return found;
  }
}
function oneOf(pieces) {
  const union = (lists) => {
    const all = lists.every((list) => list !== null) ? [...new Set(lists.flat())] : null;
    return all && all.length <= MAX_ALTERNATIVES ? all : null;
  };
  return { exact: union(pieces.map(({ exact }) => exact)), needed: union(pieces.map(neededBy)) };
}
function product(first, second) {
  if (first.length * second.length > MAX_ALTERNATIVES) return null;
  return first.flatMap((start) => second.map((end) => start + end));
}
function neededBy({ exact, needed }) {
  return rarer(needed, exact && usable(exact));
}
function usable(literals) {
  return shortest(literals) < MIN_LENGTH ? null : literals;
}
/** Long literals are rare. */
function rarer(one, other) {
  if (!one || !other) return one ?? other;
  return shortest(other) > shortest(one) ? other : one;
}
function shortest(literals) {
  return Math.min(...literals.map(({ length }) => length));
}
