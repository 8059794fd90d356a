import { plain } from '../../text/plain.js';

/** Grows when a field changes its meaning or goes away; new fields may come at any time. */
const FORMAT = 1;
/** The review for programs: plain text in every field, and no state of ticks. */
export function renderJson(report) {
  const { pull, outcome, gate } = report;
  const review = {
    format: FORMAT,
    mode: report.mode,
    base: pull.mergeBase,
    head: pull.headSha,
    ...outcome,
    complete: report.complete,
    leftAlone: report.leftAlone,
    files: report.files,
    addedLines: report.addedLines,
    answers: report.answers.map(({ item, title, requirement, kind, because, until }) => {
      return { item, title, requirement, kind, because: plain(because), until: until ?? null };
    }),
    findings: report.findings.map(({ finding, place }) => {
      const { path, source: _source, ...rest } = finding;
      return { file: path, ...rest, place };
    }),
    benchmarks: gate,
    notices: report.notices,
    configProblems: report.configProblems,
    removedConfig: report.removal,
  };
  return `${JSON.stringify(review, null, 2)}\n`;
}
