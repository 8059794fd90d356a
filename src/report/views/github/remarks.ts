import type { ConfigProblem, Report } from '../../../model.js';
import { code, prose, text } from '../../../text/escape.js';
import { count, day } from '../../../text/words.js';
import { fitRows } from '../fit.js';

/** Lines of mistakes in the configuration that are shown; who has more mends these first. */
const ROOM_FOR_PROBLEMS = 4000;

/** Ticks that were undone or do not hold any more, one line each. */
export function tickRemarks(report: Report): string | null {
  const lines = [
    ...report.ticks.refused.flatMap(({ item, because }) =>
      because === null ? [] : [`- ${titleOf(report, item)}: ${because}.`],
    ),
    ...report.dropped.map(({ tick, because }) => {
      return `- ${titleOf(report, tick.item)}: the tick of ${code(tick.by)} no longer holds: ${because}.`;
    }),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

/** An override stands above everything else, and its end is told too. */
export function overrideRemark({ decisions: { override, ended } }: Report): string | null {
  const over = override ?? ended;
  if (over === null) return null;
  const { by, role, at, headSha, reason } = over;
  const who = `${code(by)} (${role}) on ${day(at)} at ${code(headSha.slice(0, 7))}: “${prose(reason, 200)}”`;
  return override === null
    ? `The override by ${who} held for that commit only: the check speaks again.`
    : `> **This check was overridden** by ${who}. It holds for this commit only; below is what the review says.`;
}

function titleOf(report: Report, item: string): string {
  return text(report.answers.find((answer) => answer.item === item)?.title.replace(/\?$/, '') ?? item);
}

/** What is wrong with the configuration, and that the review ran with defaults there. */
export function configRemarks({ configProblems }: Report): string | null {
  if (configProblems.length === 0) return null;
  const rows = fitRows(configProblems.map(problemRow), ROOM_FOR_PROBLEMS, (left) => `- and ${left} more`);
  const heading = `**${count(configProblems.length, 'mistake')} in the configuration**:`;
  return [heading, '', ...rows].join('\n');
}

function problemRow({ file, line, column, message, mend, effect }: ConfigProblem): string {
  const way = mend === null ? '' : `; ${prose(mend, 300)}`;
  const did = effect === undefined ? '' : `${/[.?!]$/.test(way) ? '' : '.'} ${prose(effect, 300)}`;
  return `- ${code(`${file}:${line}:${column}`)} ${prose(message, 300)}${way}${did}`;
}

export function completeness({ complete }: Report): string | null {
  if (complete) return null;
  return 'First reading, file by file: the index of the repository is being built, and this review repeats itself when it is there.';
}
