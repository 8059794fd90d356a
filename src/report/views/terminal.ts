import picocolors from 'picocolors';
import type { Answer, Finding, GateResult, RemovedConfig, Report, Severity } from '../../model.js';
import { visible } from '../../text/escape.js';
import { plain } from '../../text/plain.js';
import { count, lineWords, thousands } from '../../text/words.js';
import { byImportance } from '../place.js';
import { benchmarkTable, controlLine } from './benchmark-table.js';
import { sourceFrame } from './source-frame.js';
import { byUrgency, GLYPHS, isOpen } from './tally.js';
import { wrap } from './wrap.js';

export interface TerminalOptions {
  color: boolean;
  /** Columns; longer lines are broken, source lines are cut around the caret. */
  width: number;
  /** Show notes too; they are counted in any case. */
  notes?: boolean;
  /** Show each finding by itself, also where one of its function could speak for it. */
  each?: boolean;
  /** The files on disk were reviewed, committed or not. */
  uncommitted?: boolean;
  /** Milliseconds the review took, for the first line. */
  elapsed?: number;
  /** A line of the file as it is after the change, for the lines around a finding. */
  lineOf?: (path: string, line: number) => string | undefined;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** The review as it reads in a terminal; without colours it holds no escape sequence at all. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const colors = picocolors.createColors(options.color);
  const shown = report.findings
    .map(({ finding }) => finding)
    .filter((finding) => finding.waiver === null && (options.notes === true || finding.severity !== 'note'));
  const blocks = [
    header(report, options, colors),
    ...told(shown, options.each === true).map(([finding, ...alike]) =>
      renderFinding(
        finding!,
        options,
        alike.map(({ startLine }) => startLine),
      ),
    ),
    renderBenchmarks(report.gate, options),
    answers(report, options, colors),
    remarks(report, options, colors),
    footer(report, options, colors),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/**
 * The worst first, each with those that it speaks for: what one rule says of other lines of the same function. As in comments, errors speak for
 * themselves.
 */
function told(findings: readonly Finding[], each: boolean): Finding[][] {
  const groups: Finding[][] = [];
  const speakers = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(byImportance)) {
    const { severity, rule, path, within, startLine } = finding;
    const topic = `${severity} ${rule} ${path} ${within}`;
    const group = each || within === '' || severity === 'error' ? undefined : speakers.get(topic);
    if (group && group[0]!.startLine !== startLine) group.push(finding);
    else {
      const own = [finding];
      groups.push(own);
      if (!group) speakers.set(topic, own);
    }
  }
  return groups;
}

/** Most lines that are named for one finding; the rest are counted. */
const MAX_LINES = 20;

/** One finding as it stands in the review; `alike` are lines of the file where its rule found more. */
export function renderFinding(
  finding: Finding,
  options: TerminalOptions,
  alike: readonly number[] = [],
): string {
  const block = findingBlock(finding, options, picocolors.createColors(options.color));
  if (alike.length === 0) return block;
  return [block, ...wrap(`   also on ${lineWords(alike, MAX_LINES)}`, options.width, '   ')].join('\n');
}

function header(
  { pull, files, unread, addedLines }: Report,
  { elapsed, uncommitted, width }: TerminalOptions,
  colors: Colors,
): string {
  const took =
    elapsed === undefined
      ? ''
      : ` · ${elapsed < 1000 ? `${Math.round(elapsed)} ms` : `${(elapsed / 1000).toFixed(1)} s`}`;
  const range = visible(`${shortRevision(pull.baseRef)}..${shortRevision(pull.headRef)}`);
  const left = unread > 0 ? ` and ${thousands(unread)} that could not be read` : '';
  const what = uncommitted === true ? `${range} and uncommitted work` : range;
  const line = `Reviewing ${what} · ${count(files, 'Rust file')}${left}, ${count(addedLines, 'added line')}${took}`;
  return wrap(line, width, '  ').join('\n').replace(range, colors.bold(range));
}

/** A commit that was named in full; a branch stays as it is. */
function shortRevision(name: string): string {
  return /^[0-9a-f]{40}$/.test(name) ? name.slice(0, SHORT_SHA) : name;
}

/** As `git log --oneline` shows it in a repository of many commits. */
const SHORT_SHA = 10;

function findingBlock(finding: Finding, options: TerminalOptions, colors: Colors): string {
  const { severity, rule, heat, path, startLine, help } = finding;
  const paint = painter(severity, colors);
  const why = heat.because === '' ? '' : ` · ${heat.level}: ${visible(heat.because)}`;
  return [
    ...wrap(`${severity} ${rule}${why}`, options.width, '  ').map((line, place) =>
      place === 0 ? line.replace(`${severity} ${rule}`, `${paint(severity)} ${colors.bold(rule)}`) : line,
    ),
    colors.cyan(`  ${visible(path)}:${startLine}`),
    ...sourceFrame(finding, { width: options.width, lineOf: options.lineOf, paint, faint: colors.dim }),
    ...(help === '' ? [] : wrap(`   help: ${visible(help)}`, options.width, '         ')),
  ].join('\n');
}

function painter(severity: Severity, colors: Colors): (text: string) => string {
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.blue;
}

/** The table of verdicts as it stands in the review, with the control below; empty when nothing was compared. */
export function renderBenchmarks(gate: GateResult, { color, width }: TerminalOptions): string {
  const colors = picocolors.createColors(color);
  const [head, ...rows] = benchmarkTable(gate, width);
  if (head === undefined) return '';
  const painted = rows.map((row) => (row.includes('  regressed') ? colors.red(row) : row));
  return [colors.dim(head), ...painted, controlLine(gate) ?? ''].join('\n');
}

/** Only what still needs somebody; the footer counts the rest. */
function answers(report: Report, { width }: TerminalOptions, colors: Colors): string {
  const open = byUrgency(report.answers).filter(isOpen);
  return open
    .flatMap((answer, at) => [
      titleLine(answer, colors),
      // Of neighbours for one reason the last gives it.
      ...(sameReason(answer, open[at + 1])
        ? []
        : wrap(`    ${visible(plain(answer.because))}`, width, '    ')),
    ])
    .join('\n');
}

function titleLine({ kind, title, requirement }: Answer, colors: Colors): string {
  const advisory = requirement === 'advisory' ? ' (advisory)' : '';
  const paint = kind === 'failed' ? colors.red : colors.yellow;
  return `${paint(GLYPHS[kind])} ${visible(title)}${advisory}`;
}

function sameReason(answer: Answer, next: Answer | undefined): boolean {
  return next !== undefined && next.kind === answer.kind && next.because === answer.because;
}

function remarks(report: Report, { width }: TerminalOptions, colors: Colors): string {
  const notices = report.notices.map(({ path, line, message }) => {
    const where = path === null ? '' : `${path}${line === null ? '' : `:${line}`}: `;
    return visible(`${where}${message}`);
  });
  const lines = [
    ...notices,
    ...report.gate.remarks.map(visible),
    ...(report.removal === null ? [] : [visible(removed(report.removal))]),
    ...(report.leftAlone === null ? [] : [visible(`left alone: ${report.leftAlone}`)]),
  ];
  return lines
    .flatMap((line) => wrap(`note: ${line}`, width, '      '))
    .map(colors.dim)
    .join('\n');
}

function removed({ successor, mode }: RemovedConfig): string {
  const holds = successor === null ? 'the defaults hold' : `${successor} holds`;
  return `the configuration is removed: without it ${holds}, in ${mode} mode`;
}

function footer(report: Report, { width, notes: shown }: TerminalOptions, colors: Colors): string {
  const open = report.findings.map(({ finding }) => finding).filter((finding) => finding.waiver === null);
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity);
  const notes = of('note').length;
  const passed = report.answers.filter((answer) => !isOpen(answer)).length;
  const [first] = [...of('error'), ...of('warning')].sort(byImportance);
  const found = [
    count(of('error').length, 'error'),
    count(of('warning').length, 'warning'),
    ...(notes > 0 ? [count(notes, 'note')] : []),
  ];
  const items = `${passed} of ${count(report.answers.length, 'item')} passed`;
  const more = [
    ...(first === undefined ? [] : [`\`perf-checklist explain ${first.rule}\` says why`]),
    ...(notes > 0 && shown !== true ? ['--notes shows the notes'] : []),
  ];
  return [
    ...wrap(visible(report.outcome.title), width, '').map(colors.bold),
    ...wrap([found.join(', '), [items, ...openWords(report)].join(', ')].join(' · '), width, ''),
    ...wrap(more.join(', '), width, '').filter(Boolean).map(colors.dim),
  ].join('\n');
}

/** What is not passed: who failed, and who waits for somebody. */
function openWords({ answers }: Report): string[] {
  const failed = answers.filter(({ kind }) => kind === 'failed').length;
  const others = answers.filter((answer) => isOpen(answer) && answer.kind !== 'failed').length;
  return [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'needs' : 'need'} a person`] : []),
  ];
}
