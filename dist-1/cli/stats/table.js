import { DEFAULT_CONFIG } from '../../config/defaults.js';
import { MIN_CASES, precisionAtMost, precisionOf } from '../../outcomes/precision.js';
import { count } from '../../text/words.js';
/** One paragraph and one table for each repository. */
export function statsTable({ pulls, rules }) {
  const names = [...new Set([...pulls, ...rules].map(({ repository }) => repository))].sort();
  if (names.length === 0) return 'Nothing is counted yet: a pull request counts when it closes.\n';
  return names
    .map((name) => {
      const isHere = (one) => one.repository === name;
      return ofRepository(name, pulls.filter(isHere), rules.filter(isHere));
    })
    .join('\n');
}
function ofRepository(name, pulls, rules) {
  const noisy = rules.filter((rule) => (precisionAtMost(rule) ?? 1) < DEFAULT_CONFIG.comments.precision);
  return [
    headline(name, pulls),
    ...(rules.length === 0 ? [] : ['', ...ruleRows(rules)]),
    ...(noisy.length === 0
      ? []
      : ['', 'Surely of use less than half of the time; as notes they would not comment:', 'rules:']),
    ...noisy.map(({ rule }) => `  ${rule}: note`),
    '',
  ].join('\n');
}
function headline(name, pulls) {
  const merged = pulls.filter((pull) => pull.merged);
  const since = merged[0] === undefined ? '' : ` since ${merged[0].closedAt.slice(0, 10)}`;
  const blocked = (mode) => merged.filter((pull) => pull.mode === mode && pull.blockers !== '').length;
  const advised = merged.filter(({ mode }) => mode === 'advise').length;
  const parts = [
    `${name}: ${count(merged.length, 'merged pull request')}${since}`,
    advised === 0 ? '' : `${blocked('advise')} of ${advised} would have been blocked (advise mode)`,
    blocked('enforce') === 0 ? '' : `${blocked('enforce')} merged against the check`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
const HEADINGS = ['rule', 'fixed', 'waived', 'dismissed', 'disliked', 'ignored', 'of use'];
function ruleRows(rules) {
  const rows = rules.map((outcomes) => {
    const { rule, fixed, waived, dismissed, disliked, ignored } = outcomes;
    return [rule, ...[fixed, waived, dismissed, disliked, ignored].map(String), share(outcomes)];
  });
  const all = [[...HEADINGS], ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 6 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}
/** `82 % (61 to 93) of 22`, or why nothing is said. */
function share(outcomes) {
  const { useful, cases, interval } = precisionOf(outcomes);
  if (cases < MIN_CASES) return `too few (${cases} of ${MIN_CASES})`;
  const percent = (part) => Math.round(part * 100);
  return `${percent(useful / cases)} % (${percent(interval[0])} to ${percent(interval[1])}) of ${cases}`;
}
