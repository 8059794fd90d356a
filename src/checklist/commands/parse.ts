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
] as const;
export type Verb = (typeof VERBS)[number];

/** A line that asks for something; what its words mean for this pull request is for the next stage. */
export type Written =
  | {
      line: string;
      verb: Verb;
      /** All behind the verb, without the outer spaces. */
      rest: string;
    }
  | {
      line: string;
      verb: null;
      /** The word that stands where a verb should; empty for a bare `/perf`. */
      word: string;
      nearest: Verb | null;
    };

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
export function readCommands(body: string): ReadCommands {
  const { said, doubtful } = spokenLines(body.slice(0, MAX_BODY));
  const all = said.flatMap(readLine);
  const unheard = doubtful.flatMap(readLine).find(({ verb }) => verb !== null);
  return {
    commands: all.slice(0, MAX_COMMANDS),
    more: Math.max(0, all.length - MAX_COMMANDS),
    unheard: unheard?.line ?? null,
  };
}

export interface ReadCommands {
  commands: Written[];
  /** Commands beyond those that are read. */
  more: number;
  /** The first line that reads like a command, and is not one by where it stands; null: none. */
  unheard: string | null;
}

function readLine(raw: string): Written[] {
  const line = raw.slice(0, MAX_LINE).trimEnd();
  const match = COMMAND.exec(line);
  if (match === null) return [];
  const [, word = '', rest = ''] = match;
  const verb = VERBS.find((known) => known === word.toLowerCase());
  const shown = line.trim();
  if (verb !== undefined) return [{ line: shown, verb, rest: rest.trim() }];
  const nearest = suggest(word, VERBS) as Verb | null;
  return [{ line: shown, verb: null, word, nearest }];
}

/** The first word of `rest`, or what stands in quotes or backticks there, and what follows. */
export function takeTarget(rest: string): { target: string; rest: string } {
  const quoted = /^(["'`“])([^"'`”]{1,300})["'`”](?:\s+(.*))?$/s.exec(rest);
  if (quoted !== null) return { target: quoted[2]!.trim(), rest: (quoted[3] ?? '').trim() };
  const [, target = '', after = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
  return { target, rest: after };
}

/** `until=2027-01-31` anywhere among the words. `until: null` for one that names no day. */
export function takeUntil(rest: string): { until: string | null | undefined; rest: string } {
  const match = /(?:^|\s)until=(\S*)/i.exec(rest);
  if (match === null) return { until: undefined, rest };
  const left = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  return { until: realDay(match[1] ?? ''), rest: left.replace(/\s+/g, ' ').trim() };
}

function realDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // The calendar turns 31 February into March.
  return Number.isNaN(date.getTime()) || isoDay(date) !== text ? null : text;
}
