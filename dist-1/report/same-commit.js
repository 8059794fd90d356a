/** From worst to best; what is none of these is not known yet. */
const WORST_FIRST = ['failure', 'action_required'];
/**
 * The report as its check may say it: GitHub has one verdict for a commit, so it is the worst of all pull requests that have it
 * as their head. Only what passes is held back; it passes again as soon as the others do.
 */
export function withSameCommit(report, others) {
  if (report.outcome.conclusion !== 'success') return report;
  const [worst] = others
    .filter(({ conclusion }) => conclusion !== 'success')
    .sort((one, other) => rank(one) - rank(other));
  if (worst === undefined) return report;
  const conclusion = isVerdict(worst.conclusion) ? worst.conclusion : null;
  return {
    ...report,
    heldBackBy: worst,
    outcome: {
      status: conclusion === null ? 'in_progress' : 'completed',
      conclusion,
      title: `Held back by ${nameOf(worst)}, of the same commit: ${worst.title}`,
    },
  };
}
export function nameOf({ number }) {
  return number === null ? 'a merge group' : `#${number}`;
}
function rank({ conclusion }) {
  const at = WORST_FIRST.indexOf(conclusion);
  return at === -1 ? WORST_FIRST.length : at;
}
function isVerdict(conclusion) {
  return WORST_FIRST.includes(conclusion);
}
