import { isoDay } from '../text/words.js';
/** True while the finding's waiver has not expired: it holds through its last day, in UTC. */
export function waiverHolds({ waiver }, now) {
  return waiver !== null && isCurrent(waiver.until, now);
}
function isCurrent(until, now) {
  return until === undefined || isoDay(now) <= until;
}
/**
 * The findings with what people waived on the pull request. An expired waiver gives way to one in the code, and stays
 * where there is none: it tells why the finding speaks again.
 */
export function withWaivers(findings, waivers, now) {
  const byFingerprint = new Map(
    waivers.flatMap((waiver) => waiver.fingerprints.map((fingerprint) => [fingerprint, waiver])),
  );
  return findings.map((finding) => {
    const waiver = byFingerprint.get(finding.fingerprint);
    if (waiver === undefined) return finding;
    const counts = isCurrent(waiver.until, now) || finding.waiver === null;
    return counts ? { ...finding, waiver: asWaiver(waiver) } : finding;
  });
}
function asWaiver({ reason, until, by, role, dismissed }) {
  const waiver = { reason, addedHere: false, by: { login: by, role, dismissed } };
  return until === undefined ? waiver : { ...waiver, until };
}
