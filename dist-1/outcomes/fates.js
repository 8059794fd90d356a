/** A pull request with more commented findings than this is no fair test of a rule. */
const MAX_SEEN = 200;
/**
 * What became of the commented findings after one more review. Gone with a push: fixed; gone on the same head, or in a
 * reading that was not whole: nothing is known of it, and it is forgotten.
 */
export function followed(known, report) {
  if (report.leftAlone !== null || !report.complete) return known;
  const { headSha } = report.pull;
  const present = new Map(report.findings.map((placed) => [placed.finding.fingerprint, placed]));
  const old = Object.entries(known).flatMap(([fingerprint, seen]) => {
    if (present.has(fingerprint)) return [[fingerprint, seen]];
    if (seen.fate === 'fixed' || seen.head !== headSha) return [[fingerprint, { ...seen, fate: 'fixed' }]];
    return [];
  });
  const now = [...present].flatMap(([fingerprint, { finding, place }]) => {
    if (place !== 'inline' && !(fingerprint in known)) return [];
    return [[fingerprint, { rule: finding.rule, fate: fateOf(finding.waiver), head: headSha }]];
  });
  return Object.fromEntries([...old, ...now].slice(0, MAX_SEEN));
}
function fateOf(waiver) {
  if (waiver === null) return 'ignored';
  return waiver.by?.dismissed ? 'dismissed' : 'waived';
}
