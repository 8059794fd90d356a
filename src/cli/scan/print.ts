import picocolors from 'picocolors';
import type { Finding, Severity } from '../../model.js';
import { count, countOf } from '../progress.js';

/** One line of JSON; the names are a contract with scripts. */
export function jsonLine({ path, startLine, endLine, rule, severity, message, heat }: Finding): string {
  return `${JSON.stringify({ file: path, startLine, endLine, rule, severity, message, heat: heat.level })}\n`;
}

export interface FindingView {
  color: boolean;
  width: number;
}

/** A source line may be longer than any terminal; this much of it is shown around the problem. */
const MAX_SOURCE = 160;

/** A finding with its source line and carets, and an empty line after it. */
export function terminalFinding(finding: Finding, { color }: FindingView): string {
  const colors = picocolors.createColors(color);
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[finding.severity];
  const gutter = ' '.repeat(String(finding.startLine).length + 1);
  const { source, column } = shownSource(finding);
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const length = Math.max(1, Math.min(finding.endColumn - finding.startColumn, source.length - column + 1));
  const place =
    finding.startLine === finding.endLine
      ? `${finding.startLine}`
      : `${finding.startLine}-${finding.endLine}`;
  return [
    `${colors.bold(paint(finding.severity))} ${colors.bold(finding.rule)} · ${finding.heat.level}: ${printable(finding.heat.because)}`,
    `  ${printable(finding.path)}:${place}`,
    ` ${finding.startLine} | ${source}`,
    ` ${gutter}| ${indent}${paint('^'.repeat(length))} ${printable(finding.message)}`,
    `  ${colors.green('help')}: ${printable(finding.help)}`,
    '',
    '',
  ].join('\n');
}

function shownSource({ source, startColumn }: Finding): { source: string; column: number } {
  if (source.length <= MAX_SOURCE) return { source: printable(source), column: startColumn };
  const start = Math.max(0, Math.min(startColumn - 1 - MAX_SOURCE / 4, source.length - MAX_SOURCE));
  return {
    source: `…${printable(source.slice(start, start + MAX_SOURCE))}`,
    column: startColumn - start + 1,
  };
}

/** "2 warnings, 0 errors in 3 of 120 files · 0.4 s". */
export function terminalSummary(findings: readonly Finding[], files: number, seconds: number): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const notes = of('note') > 0 ? `, ${countOf(of('note'), 'note')}` : '';
  const touched = new Set(findings.map((finding) => finding.path)).size;
  const counts = `${countOf(of('error'), 'error')}, ${countOf(of('warning'), 'warning')}${notes}`;
  return `${counts} in ${count(touched)} of ${countOf(files, 'file')} · ${seconds.toFixed(1)} s\n`;
}

/** Source code must not steer the terminal or turn the text around: such characters are made visible. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
