import { attributesGlob } from '../globs/path-glob.js';

/** Git ignores longer lines (ATTR_MAX_LINE_LENGTH in its attr.h). */
const MAX_LINE_LENGTH = 2048;
/** Real files mark a handful of patterns; each is tried on every changed file. */
const MAX_RULES = 1000;
const MARKS = ['linguist-generated', 'linguist-vendored'];
/**
 * Reads the root `.gitattributes` as git does: the last line that decides an attribute wins, macros included; values
 * count as GitHub's Linguist counts them: everything but "false" is yes.
 */
export function linguistMarks(attributes) {
  const { rules, macros } = readRules(attributes);
  return (path) => {
    const decided = new Map();
    for (const { matches, assignments } of rules) {
      if (matches(path)) decide(assignments, macros, decided);
    }
    return {
      generated: asAnswer(decided.get('linguist-generated')),
      vendored: asAnswer(decided.get('linguist-vendored')),
    };
  };
}
/** From the last assignment to the first, as git goes: what is decided stays decided. */
function decide(assignments, macros, decided) {
  for (const [attribute, state] of assignments.toReversed()) {
    if (decided.has(attribute)) continue;
    decided.set(attribute, state);
    const macro = state === true ? macros.get(attribute) : undefined;
    if (macro !== undefined) decide(macro, macros, decided);
  }
}
function asAnswer(state) {
  if (state === undefined || state === 'unspecified') return null;
  return typeof state === 'object' ? state.value !== 'false' : state;
}
/** Rules that can matter, last line first. */
function readRules(attributes) {
  const macros = new Map();
  const lines = [];
  for (const line of attributes.split('\n')) {
    const read = line.length > MAX_LINE_LENGTH ? null : readLine(line);
    if (read === null) continue;
    const macro = /^\[attr\](\S+)$/.exec(read.pattern);
    if (macro !== null) macros.set(macro[1], read.assignments);
    else lines.push(read);
  }
  const matters = ([attribute]) => MARKS.includes(attribute) || macros.has(attribute);
  const rules = lines
    .filter(({ pattern, assignments }) => !pattern.startsWith('!') && assignments.some(matters))
    .slice(-MAX_RULES)
    .reverse()
    .map(({ pattern, assignments }) => ({ matches: attributesGlob(pattern), assignments }));
  return { rules, macros };
}
function readLine(line) {
  const trimmed = line.replace(/^[ \t\r]+/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  const quoted = readQuoted(trimmed);
  const pattern = quoted?.text ?? /^[^ \t\r]+/.exec(trimmed)[0];
  const rest = trimmed.slice(quoted?.length ?? pattern.length);
  const assignments = rest
    .split(/[ \t\r]+/)
    .filter((word) => word !== '')
    .map(readAssignment);
  return { pattern, assignments };
}
function readAssignment(word) {
  if (word.startsWith('-')) return [word.slice(1), false];
  if (word.startsWith('!')) return [word.slice(1), 'unspecified'];
  const equals = word.indexOf('=');
  if (equals < 0) return [word, true];
  return [word.slice(0, equals), { value: word.slice(equals + 1) }];
}
const ESCAPES = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
};
/** A pattern in C-style quotes; null when there is none, or it is broken: git then takes it as it stands. */
function readQuoted(line) {
  const found = /^"((?:[^"\\]|\\[abfnrtv"\\]|\\[0-3][0-7]{2})*)"(?=[ \t\r]|$)/.exec(line);
  if (found === null) return null;
  const bytes = found[1].replace(/\\([0-3][0-7]{2}|.)/g, (_all, code) => {
    return ESCAPES[code] ?? String.fromCharCode(Number.parseInt(code, 8));
  });
  return { text: bytes, length: found[0].length };
}
