import { shorten, visible } from '../../../text/escape.js';
import { sentence } from '../../../text/words.js';
import { rulePage } from '../rule-page.js';

const LEVELS = {
  error: 'failure',
  warning: 'warning',
  note: 'notice',
};
/** GitHub's limit for an annotation's title. */
const MAX_TITLE = 255;
/** Far below GitHub's 64 KB: an annotation is read in passing. */
const MAX_MESSAGE = 2000;
/** Findings that have no comment, and mistakes in the configuration that the pull request proposes, as plain text on the check. */
export function annotationsOf(report) {
  return [
    ...report.configProblems.filter(({ proposed }) => proposed === true).map(mistake),
    ...report.findings.filter(({ place }) => place === 'annotation').map(annotation),
  ];
}
function mistake({ file, line, column, length, message, mend, effect }) {
  const sentences = [message, ...(mend === null ? [] : [mend]), ...(effect === undefined ? [] : [effect])];
  return {
    path: file,
    startLine: line,
    endLine: line,
    columns: { start: column, end: column + Math.max(length, 1) - 1 },
    level: 'warning',
    title: 'Mistake in the proposed configuration',
    message: shorten(visible(sentences.map((one) => sentence(one)).join(' ')), MAX_MESSAGE),
  };
}
function annotation({ finding }) {
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
