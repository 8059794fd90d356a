import type { Instant, Report } from '../model.js';

/** A waiver of years is looked at again by some push before. */
const HORIZON_DAYS = 400;

/**
 * When the report will say something else although nobody does anything: a wait ends, the index is late, a waiver has had its
 * last day.
 */
export function appointments({ answers, findings, indexDue, at }: Report): Instant[] {
  const waits = answers.flatMap(({ until }) => until ?? []);
  const waivers = findings.flatMap(({ finding: { waiver } }) => waiver?.until ?? []).map(dayAfter);
  const last = new Date(Date.parse(at) + HORIZON_DAYS * 86_400_000).toISOString();
  return [...new Set([...waits, ...(indexDue === null ? [] : [indexDue]), ...waivers])]
    .filter((time) => time > at && time <= last)
    .sort();
}

/** The end of a day in UTC. */
function dayAfter(day: string): Instant {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
}
