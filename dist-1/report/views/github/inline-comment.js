import { fingerprintMarker } from '../../../markers/fingerprint.js';
import { code, fenced, isPlainCode, prose } from '../../../text/escape.js';
import { lineWords, sentence } from '../../../text/words.js';
import { paragraphs } from '../fit.js';
import { rulePage } from '../rule-page.js';

/** Longest message or help; the rules' own are a quarter of it, names from the code may be long. */
const MAX_WORDS = 1000;
/** A longer replacement is no one-click fix any more, and a comment has 65,536 characters. */
const MAX_SUGGESTION = 10_000;
/** What, why it costs, what to do, why this code counts as hot, and the way out. */
export function inlineComment({ finding, anchor, alike }) {
  const { fingerprint, path } = finding;
  return {
    fingerprint,
    path,
    startLine: anchor.startLine,
    line: anchor.endLine,
    body: body(finding, anchor, alike),
  };
}
function body(finding, anchor, alike) {
  return paragraphs([
    firstLine(finding),
    whatAndHow(finding, anchor),
    theSameElsewhere(finding, alike),
    `<sub>[Why this costs, and when it is fine](${rulePage(finding)}) · wrong here? Answer ${code('/perf dismiss reason…')}, or write ${code(`// perf-checklist: allow(${finding.rule}, reason = "…")`)} above it</sub>`,
    fingerprintMarker(finding.fingerprint),
  ]);
}
function firstLine({ rule, severity, heat }) {
  const why = heat.because === '' ? null : `${heat.level}: ${prose(heat.because, 300)}`;
  return [`**${prose(rule)}**`, severity === 'error' ? 'error' : null, why]
    .filter((part) => part !== null)
    .join(' · ');
}
/** Most lines that are named; the rest are counted. */
const MAX_LINES = 5;
function theSameElsewhere({ within }, alike) {
  if (alike.length === 0) return null;
  return `The same in ${code(within)} on ${lineWords(alike, MAX_LINES)}.`;
}
/** The message, the help as a sentence, and right below it the fix. */
function whatAndHow(finding, anchor) {
  const fix = suggestionBlock(finding, anchor);
  const help = sentence(finding.help, fix === null ? '.' : ':');
  return [prose(finding.message, MAX_WORDS), prose(help, MAX_WORDS), fix].filter((line) => line).join('\n');
}
function suggestionBlock({ suggestion }, anchor) {
  if (suggestion === null) return null;
  const { startLine, endLine, replacement } = suggestion;
  if (replacement.length > MAX_SUGGESTION || !isPlainCode(replacement)) return null;
  if (startLine === anchor.startLine && endLine === anchor.endLine) return fenced('suggestion', replacement);
  // GitHub replaces the commented lines: a fix of other lines is shown, not offered.
  const lines = startLine === endLine ? `Line ${startLine}` : `Lines ${startLine} to ${endLine}`;
  return `${lines} would read:\n${fenced('rust', replacement)}`;
}
