import { code, shorten } from '../../text/escape.js';
import { itemName } from '../../text/item-names.js';
import { suggest } from '../../text/suggest.js';
import { count, names } from '../../text/words.js';
import { takeTarget } from './parse.js';

/** Somebody's typing is repeated so far. */
const MAX_TARGET = 60;
/** Findings whose names begin alike are told so far. */
const MAX_NAMED = 5;
/** Fingerprints are shown by so many characters, and may be named by as few. */
export const SHORT_FINGERPRINT = 7;
export function findItem(text, items) {
  const { target, rest } = takeTarget(text);
  const known = items.map(itemName);
  if (target === '') return { because: `name the item: ${names(known, known.length)}` };
  const wanted = target.toLowerCase();
  const found = items.find((item) => itemName(item) === wanted || item === wanted);
  return found === undefined ? { because: nothingOf('item', target, known) } : { found, rest };
}
/** All findings of a rule, or the one whose fingerprint begins like this: code can be written so that two begin alike. */
export function findFindings(text, findings) {
  const { target, rest } = takeTarget(text);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  if (target === '')
    return { because: `name the rule or the finding${rules.length === 0 ? '' : `: ${names(rules)}`}` };
  const wanted = target.toLowerCase();
  const named = findings.filter(({ rule, fingerprint }) => rule === wanted || fingerprint === target);
  if (named.length > 0) return { found: named, rest };
  const found =
    wanted.length < SHORT_FINGERPRINT
      ? []
      : findings.filter(({ fingerprint }) => fingerprint.startsWith(wanted));
  if (found.length > 1) return { because: severalOf(target, found) };
  return found.length === 0 ? { because: nothingOf('rule or finding', target, rules) } : { found, rest };
}
/** Names of benchmarks may hold spaces: the longest one that the text begins with counts. */
export function findRegression(text, regressed) {
  if (regressed.length === 0) return { because: 'there is no regression to accept' };
  const known = regressed.map(({ benchmark }) => benchmark);
  const [longest] = regressed
    .filter(({ benchmark }) => text === benchmark || text.startsWith(`${benchmark} `))
    .sort((a, b) => b.benchmark.length - a.benchmark.length);
  if (longest) return { found: longest, rest: text.slice(longest.benchmark.length).trim() };
  const { target, rest } = takeTarget(text);
  const quoted = regressed.find(({ benchmark }) => benchmark === target);
  if (quoted) return { found: quoted, rest };
  if (text === '') return { because: `name the benchmark: ${names(known)}` };
  return { because: nothingOf('regression', target, known) };
}
function severalOf(target, found) {
  const each = found.map(
    ({ fingerprint, path, startLine }) => `${code(fingerprint)} (${code(`${path}:${startLine}`)})`,
  );
  return `${code(shorten(target, MAX_TARGET))} begins the names of ${count(found.length, 'finding')}; name one in full: ${each.slice(0, MAX_NAMED).join(', ')}`;
}
function nothingOf(kind, target, known) {
  const near = suggest(target, known);
  const meant = near === null ? '' : `; did you mean ${code(near)}?`;
  return `there is no ${kind} ${code(shorten(target, MAX_TARGET))} here${meant}`;
}
