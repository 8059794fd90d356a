import type { Finding, Severity } from '../../model.js';
import { renderFinding, type TerminalOptions } from '../../report/views/terminal.js';
import { wrap } from '../../report/views/wrap.js';
import { count, thousands } from '../../text/words.js';
import { foldByRule, topicOf } from './fold.js';

/** One line of JSON; the names are a contract with scripts. */
export function jsonLine({ path, startLine, endLine, rule, severity, message, heat }: Finding): string {
  return `${JSON.stringify({ file: path, startLine, endLine, rule, severity, message, heat: heat.level })}\n`;
}

/** Each with a blank line behind it; `all`: none stands for others. */
export function findingsText(findings: readonly Finding[], all: boolean, view: TerminalOptions): string {
  const shown = all ? findings.map((finding) => ({ finding, alike: [] })) : foldByRule(findings);
  return shown.map(({ finding, alike }) => `${renderFinding(finding, view, alike)}\n\n`).join('');
}

/** What there is of each rule, and how to see what stands behind another finding; '' where nothing does. */
export function foldedWords(findings: readonly Finding[], width: number): string {
  const shown = new Set(findings.map(topicOf)).size;
  if (shown === findings.length) return '';
  const numbers = new Map<string, number>();
  for (const { rule } of findings) numbers.set(rule, (numbers.get(rule) ?? 0) + 1);
  const byRule = [...numbers]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, found]) => `${rule} ${thousands(found)}`);
  const lines = [
    byRule.join(', '),
    `Shown are ${thousands(shown)} of them, one a file for each rule and severity: --verbose lists all, --rule ID those of a rule.`,
  ];
  return `${lines.flatMap((line) => wrap(line, width, '')).join('\n')}\n`;
}

/** "0 errors, 2 warnings in 1 of 120 files · 0.4 s · --notes shows notes, too". Without `notes` nobody has looked for any. */
export function terminalSummary(
  findings: readonly Finding[],
  { files, seconds, notes }: { files: number; seconds: number; notes: boolean },
): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const touched = new Set(findings.map((finding) => finding.path)).size;
  // "in 0 of 120 files" would read as if none of them had been looked at.
  const where = touched === 0 ? count(files, 'file') : `${thousands(touched)} of ${count(files, 'file')}`;
  const counts = [count(of('error'), 'error'), count(of('warning'), 'warning')];
  if (notes) counts.push(count(of('note'), 'note'));
  const summary = `${counts.join(', ')} in ${where} · ${seconds.toFixed(1)} s`;
  return `${summary}${notes ? '' : ' · --notes shows notes, too'}\n`;
}
