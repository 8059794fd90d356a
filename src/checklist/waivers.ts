import type { Finding } from '../model.js';

/** True while the finding's waiver has not expired: it holds through its last day, in UTC. */
export function waiverHolds(finding: Finding, now: Date): boolean {
  const { waiver } = finding;
  return waiver !== null && (waiver.until === undefined || now.toISOString().slice(0, 10) <= waiver.until);
}
