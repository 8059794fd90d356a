import { matchStarred } from './starred.js';

const POSIX_CLASSES = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  digit: /[0-9]/,
  lower: /[a-z]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};
/** Compiles what stands between two slashes of a glob; null when a `[` is never closed or a `\` ends it. */
export function segmentMatcher(glob) {
  const places = [];
  let at = 0;
  while (at < glob.length) {
    const char = glob[at];
    if (char === '*') {
      if (places.at(-1)?.kind !== 'star') places.push({ kind: 'star' });
      at++;
    } else if (char === '?') {
      places.push({ kind: 'one', accepts: () => true });
      at++;
    } else if (char === '[') {
      const bracket = readBracket(glob, at);
      if (bracket === null) return null;
      places.push({ kind: 'one', accepts: bracket.accepts });
      at = bracket.end;
    } else {
      if (char === '\\') at++;
      const literal = glob[at];
      if (literal === undefined) return null;
      places.push({ kind: 'one', accepts: (given) => given === literal });
      at++;
    }
  }
  return (name) => matchPlaces(places, name);
}
function matchPlaces(places, name) {
  return matchStarred(
    places.length,
    name.length,
    (index) => places[index].kind === 'star',
    (index, textIndex) => {
      const place = places[index];
      return place.kind === 'one' && place.accepts(name[textIndex]);
    },
  );
}
/** Reads `[a-z]`, `[!a-z]`, `[^a-z]`, `[[:alpha:]]` from `start`; a `]` that comes first stands for itself. */
function readBracket(glob, start) {
  let at = start + 1;
  const negated = glob[at] === '!' || glob[at] === '^';
  if (negated) at++;
  const members = [];
  for (let first = true; first || glob[at] !== ']'; first = false) {
    const posix = /^\[:([a-z]+):\]/.exec(glob.slice(at, at + 12));
    if (posix !== null) {
      const named = POSIX_CLASSES[posix[1]];
      if (named === undefined) return null;
      members.push((char) => named.test(char));
      at += posix[0].length;
      continue;
    }
    const low = readMember(glob, at);
    if (low === null) return null;
    at = low.end;
    let highest = low.char;
    if (glob[at] === '-' && glob[at + 1] !== undefined && glob[at + 1] !== ']') {
      const high = readMember(glob, at + 1);
      if (high === null) return null;
      highest = high.char;
      at = high.end;
    }
    members.push((char) => char >= low.char && char <= highest);
  }
  return { accepts: (char) => members.some((member) => member(char)) !== negated, end: at + 1 };
}
function readMember(glob, at) {
  const start = glob[at] === '\\' ? at + 1 : at;
  const char = glob[start];
  return char === undefined ? null : { char, end: start + 1 };
}
