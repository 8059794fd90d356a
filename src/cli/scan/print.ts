import type { Finding, Severity } from '../../model.js';
import { count, thousands } from '../../text/words.js';

/** One line of JSON; the names are a contract with scripts. */
export function jsonLine({ path, startLine, endLine, rule, severity, message, heat }: Finding): string {
  return `${JSON.stringify({ file: path, startLine, endLine, rule, severity, message, heat: heat.level })}\n`;
}

/** "0 errors, 2 warnings in 1 of 120 files · 0.4 s". */
export function terminalSummary(findings: readonly Finding[], files: number, seconds: number): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const notes = of('note') > 0 ? `, ${count(of('note'), 'note')}` : '';
  const touched = thousands(new Set(findings.map((finding) => finding.path)).size);
  const counts = `${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}${notes}`;
  return `${counts} in ${touched} of ${count(files, 'file')} · ${seconds.toFixed(1)} s\n`;
}
