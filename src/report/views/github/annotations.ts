import type { Annotation, PlacedFinding, Report, Severity } from '../../../model.js';
import { shorten, visible } from '../../../text/escape.js';
import { sentence } from '../../../text/words.js';
import { rulePage } from '../rule-page.js';

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'failure',
  warning: 'warning',
  note: 'notice',
};

/** GitHub's limit for an annotation's title. */
const MAX_TITLE = 255;

/** Far below GitHub's 64 KB: an annotation is read in passing. */
const MAX_MESSAGE = 2000;

/** Findings that have no comment, as plain text on the check. */
export function annotationsOf(report: Report): Annotation[] {
  return report.findings.filter(({ place }) => place === 'annotation').map(annotation);
}

function annotation({ finding }: PlacedFinding): Annotation {
  const { path, startLine, endLine, severity, rule, heat, message, help } = finding;
  const why = heat.because === '' ? '' : ` · ${heat.level}: ${heat.because}`;
  return {
    path,
    startLine,
    endLine,
    level: LEVELS[severity],
    title: shorten(visible(`${rule}${why}`), MAX_TITLE),
    message: `${shorten(visible(`${message} ${sentence(help)}`), MAX_MESSAGE)}\n${rulePage(finding)}`,
  };
}
