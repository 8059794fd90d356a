import type { Finding, Notice, PlacedFinding, Report, Waiver } from '../../../model.js';
import { code, fenced, prose, shorten, visible, withoutMarks } from '../../../text/escape.js';
import { count, quantity, sentence } from '../../../text/words.js';
import { benchmarkRows, controlLine, sparkline } from '../benchmark-table.js';
import { fitRows, folded, MAX_BODY, paragraphs } from '../fit.js';

/** Shares of the details' room; what one part does not need, the findings get. */
const ROOM_FOR_BENCHMARKS = 16_000;
const ROOM_FOR_NOTICES = 8_000;
/** As many characters as git shows of a commit; `/perf waive` takes no fewer. */
const SHORT_FINGERPRINT = 7;
/** With fewer values there is no trend to see. */
const LEAST_TREND = 3;
const MAX_TREND_NAME = 44;
/** Headings, folds and the sentences between the parts. */
const ROOM_FOR_FRAME = 2_000;

/**
 * All that explains the answers: benchmarks, findings, files that were left out. `tail` is kept whole at the end. Not posted: there is
 * no comment that says what to do, and nobody to take a command.
 */
export function detailsOf(report: Report, tail: string, { posted = true }: Posted = {}): string {
  const benchmarks = benchmarksBlock(report, ROOM_FOR_BENCHMARKS);
  const notices = noticesBlock(report.notices);
  const room = MAX_BODY - ROOM_FOR_FRAME - tail.length - (benchmarks?.length ?? 0) - (notices?.length ?? 0);
  return paragraphs([
    benchmarks === null ? null : `#### Benchmarks\n\n${benchmarks}`,
    ...findingBlocks(report, room, posted ? row : rowAlone),
    notices,
    tail,
  ]);
}

/** The verdicts in a block of code, and what the gate remarks; null without evidence. */
export function benchmarksBlock(report: Report, room: number): string | null {
  const lines = benchmarkRows(report.gate);
  const control = controlLine(report.gate);
  const remarks = report.gate.remarks.map((remark) => `- ${prose(remark, 300)}`);
  if (control === null && remarks.length === 0) return null;
  const rows = fitRows(lines, room / 2, (left) => `${left} more benchmarks are not shown`);
  const block = control === null ? null : fenced('text', withoutMarks([...rows, control].join('\n')));
  const notes = fitRows(remarks, room / 4, (left) => `- and ${left} more remarks`).join('\n');
  const trend = trendBlock(report, room / 4);
  const method = report.gate.method === '' ? null : `<sub>${prose(report.gate.method, 600)}</sub>`;
  return paragraphs([block, notes, trend, method]);
}

/** How the base branch has measured on this kind of machine, oldest first; others are an indication only, and say so. */
function trendBlock({ history, measuredOn, gate }: Report, room: number): string | null {
  const shown = new Set(gate.verdicts.map(({ benchmark }) => benchmark));
  const known = (history?.trends ?? []).filter(
    ({ benchmark, values }) => shown.has(benchmark) && values.length >= LEAST_TREND,
  );
  const own = known.filter(({ machine }) => machine === measuredOn);
  const trends = own.length > 0 ? own : known;
  if (trends.length === 0) return null;
  const width = Math.max(
    ...trends.map(({ benchmark }) => shorten(visible(benchmark), MAX_TREND_NAME).length),
  );
  const lines = trends.map(({ benchmark, unit, values }) => {
    const name = shorten(visible(benchmark), MAX_TREND_NAME).padEnd(width);
    return `${name}  ${sparkline(values)}  ${quantity(values[0]!, unit)} → ${quantity(values.at(-1)!, unit)}`;
  });
  const inside = fenced('text', fitRows(lines, room, (left) => `${left} more`).join('\n'));
  const where = own.length > 0 ? 'on this kind of machine' : 'on other machines: an indication only';
  return folded(`Trend of the base branch ${where}`, inside);
}

interface Posted {
  posted?: boolean;
}

type Row = (placed: PlacedFinding) => string;

function findingBlocks({ findings }: Report, room: number, row: Row): (string | null)[] {
  const waived = findings.filter(({ finding }) => finding.waiver !== null);
  const open = findings.filter(({ finding }) => finding.waiver === null);
  const notes = open.filter(({ finding }) => finding.severity === 'note');
  const loud = open.filter(({ finding }) => finding.severity !== 'note');
  const quiet = [
    notes.length === 0 ? '' : folded(count(notes.length, 'note'), rows(notes, room / 5, row)),
    waived.length === 0 ? '' : folded(`${waived.length} allowed or waived`, rows(waived, room / 5, row)),
  ];
  const left = room - quiet.join('').length;
  return [...loudBlocks(loud, left, row), ...quiet];
}

/** More rows than this are a wall: the first are what matters most, the others wait behind a fold. */
const SHOWN_AT_ONCE = 15;

function loudBlocks(loud: readonly PlacedFinding[], room: number, row: Row): (string | null)[] {
  if (loud.length === 0) return [];
  const first = rows(loud.slice(0, SHOWN_AT_ONCE), room, row);
  const rest = loud.slice(SHOWN_AT_ONCE);
  const others =
    rest.length === 0
      ? null
      : folded(count(rest.length, 'more finding'), rows(rest, room - first.length, row));
  return [`#### Findings\n\n${first}`, others];
}

function rows(findings: readonly PlacedFinding[], room: number, row: Row): string {
  return fitRows(
    findings.map(row),
    room,
    (left) => `- and ${count(left, 'more finding')}, not shown here`,
  ).join('\n');
}

function row({ finding, place }: PlacedFinding): string {
  return `${said(finding)}${nameOf(finding, place)}`;
}

function rowAlone({ finding }: PlacedFinding): string {
  const { help, waiver } = finding;
  return help === '' || waiver !== null ? said(finding) : `${said(finding)} ${prose(sentence(help), 300)}`;
}

function said({ severity, rule, path, startLine, within, heat, message, waiver }: Finding): string {
  const inside = within === '' ? '' : ` in ${code(within)}`;
  // A shape is a guess, of which the comment gives the reason.
  const hot = heat.level === 'hot' && heat.source !== 'shaped' ? ' (hot)' : '';
  const allowed = waiver === null ? '' : `; ${waiverWords(waiver)}`;
  return `- ${severity} **${prose(rule)}** ${code(`${path}:${startLine}`)}${inside}${hot}: ${prose(waiver === null ? message : message.replace(/\.$/, ''), 300)}${allowed}`;
}

/** What `/perf waive` takes for a single finding; one with a comment is answered there. */
function nameOf({ fingerprint, severity, waiver }: Finding, place: PlacedFinding['place']): string {
  const shown = place !== 'inline' && severity !== 'note' && waiver === null;
  return shown ? ` <sub>${code(fingerprint.slice(0, SHORT_FINGERPRINT))}</sub>` : '';
}

function waiverWords({ by, reason, until }: Waiver): string {
  const done =
    by === undefined
      ? 'allowed'
      : `${by.dismissed ? 'dismissed' : 'waived'} by ${code(by.login)} (${by.role})`;
  return `${done}: “${prose(reason, 200)}”${until === undefined ? '' : `, until ${prose(until)}`}`;
}

function noticesBlock(notices: readonly Notice[]): string | null {
  if (notices.length === 0) return null;
  const lines = notices.map(({ path, line, message }) => {
    const where = path === null ? '' : `${code(line === null ? path : `${path}:${line}`)}: `;
    return `- ${where}${prose(message, 300)}`;
  });
  const inside = fitRows(lines, ROOM_FOR_NOTICES, (left) => `- and ${left} more`).join('\n');
  return folded(count(notices.length, 'remark on files', 'remarks on files'), inside);
}
