import type { Finding, State, WaivedFindings, Waiver } from '../model.js';
import { isoDay } from '../text/words.js';

/** True while the finding's waiver has not expired: it holds through its last day, in UTC. */
export function waiverHolds({ waiver }: Pick<Finding, 'waiver'>, now: Date): boolean {
  return waiver !== null && isCurrent(waiver.until, now);
}

function isCurrent(until: string | undefined, now: Date): boolean {
  return until === undefined || isoDay(now) <= until;
}

/**
 * The findings with what people waived on the pull request. An expired waiver gives way to one in the code, and stays
 * where there is none: it tells why the finding speaks again.
 */
export function withWaivers(
  findings: readonly Finding[],
  waivers: State['waivers'],
  now: Date,
): readonly Finding[] {
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

function asWaiver({ reason, until, by, role, dismissed }: WaivedFindings): Waiver {
  const waiver = { reason, addedHere: false, by: { login: by, role, dismissed } };
  return until === undefined ? waiver : { ...waiver, until };
}
