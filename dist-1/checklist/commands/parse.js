import { suggest } from '../../text/suggest.js';
import { isoDay } from '../../text/words.js';
import { spokenLines } from './spoken.js';
/** What a person may write after `/perf`. */
export const VERBS = [
  'tick',
  'untick',
  'waive',
  'accept',
  'dismiss',
  'override',
  'recheck',
  'remeasure',
  'help',
];
/** More commands in one comment are read by nobody; GitHub's comments end at 65,536 characters. */
export const MAX_COMMANDS = 10;
const MAX_BODY = 65_536;
/** A reason of this length is an essay. */
const MAX_LINE = 1_000;
const COMMAND = /^ {0,3}\/perf(?:-checklist)?(?:\s+(\S+)(.*))?$/is;
/**
 * The commands of a comment, a line each. Quotes, code, what is hidden and text in the middle of a line are what somebody
 * talks about, not what they ask for.
 */
export function readCommands(body) {
  const { said, doubtful } = spokenLines(body.slice(0, MAX_BODY));
  const all = said.flatMap(readLine);
  const unheard = doubtful.flatMap(readLine).find(({ verb }) => verb !== null);
  return {
    commands: all.slice(0, MAX_COMMANDS),
    more: Math.max(0, all.length - MAX_COMMANDS),
    unheard: unheard?.line ?? null,
  };
}
function readLine(raw) {
  const line = raw.slice(0, MAX_LINE).trimEnd();
  const match = COMMAND.exec(line);
  if (match === null) return [];
  const [, word = '', rest = ''] = match;
  const verb = VERBS.find((known) => known === word.toLowerCase());
  const shown = line.trim();
  if (verb !== undefined) return [{ line: shown, verb, rest: rest.trim() }];
  const nearest = suggest(word, VERBS);
  return [{ line: shown, verb: null, word, nearest }];
}
/** The first word of `rest`, or what stands in quotes or backticks there, and what follows. */
export function takeTarget(rest) {
  const quoted = /^(["'`“])([^"'`”]{1,300})["'`”](?:\s+(.*))?$/s.exec(rest);
  if (quoted !== null) return { target: quoted[2].trim(), rest: (quoted[3] ?? '').trim() };
  const [, target = '', after = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
  return { target, rest: after };
}
/** `until=2027-01-31` anywhere among the words. `until: null` for one that names no day. */
export function takeUntil(rest) {
  const match = /(?:^|\s)until=(\S*)/i.exec(rest);
  if (match === null) return { until: undefined, rest };
  const left = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  return { until: realDay(match[1] ?? ''), rest: left.replace(/\s+/g, ' ').trim() };
}
function realDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // The calendar turns 31 February into March.
  return Number.isNaN(date.getTime()) || isoDay(date) !== text ? null : text;
}
