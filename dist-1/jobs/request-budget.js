/** Shares of an hour's requests that are left, from below; an installation is counted in the first that fits. */
const STEPS = [
  [0.1, 'under 10 %'],
  [0.25, 'under 25 %'],
  [0.5, 'under 50 %'],
  [Number.POSITIVE_INFINITY, '50 % or more'],
];
/** Installations that are remembered, the latest; each is some hundred bytes. */
const MAX_REMEMBERED = 20_000;
/** GitHub counts REST and GraphQL apart, and calls them so; others are not used here. */
const RESOURCES = ['core', 'graphql'];
/** How many requests each installation has left this hour, told as counts of installations: no one is named. */
export class RequestBudget {
  now;
  known = new Map();
  constructor(now = Date.now) {
    this.now = now;
  }
  note(installation, headers) {
    const limit = Number(headers['x-ratelimit-limit']);
    const requests = Number(headers['x-ratelimit-remaining']);
    const resetAt = Number(headers['x-ratelimit-reset']) * 1_000;
    const resource = headers['x-ratelimit-resource'] === 'graphql' ? 'graphql' : 'core';
    if (!(limit > 0) || Number.isNaN(requests) || Number.isNaN(resetAt)) return;
    const key = `${resource} ${installation}`;
    // Put last again: what was heard of longest ago goes first.
    this.known.delete(key);
    this.known.set(key, { share: requests / limit, requests, resetAt });
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_REMEMBERED) this.known.delete(oldest);
  }
  /** Installations by what they have left; those whose hour is over count no more. */
  buckets() {
    return RESOURCES.flatMap((resource) => {
      const current = this.current(resource);
      return STEPS.map(([below, left], at) => {
        const from = at === 0 ? Number.NEGATIVE_INFINITY : STEPS[at - 1][0];
        const fitting = current.filter(({ share }) => share >= from && share < below);
        return { resource, left, installations: fitting.length };
      });
    });
  }
  /** The fewest requests that any installation has left; null when nothing is known. */
  fewest(resource) {
    const current = this.current(resource);
    return current.length === 0 ? null : Math.min(...current.map(({ requests }) => requests));
  }
  current(resource) {
    const at = this.now();
    return [...this.known].flatMap(([key, left]) =>
      key.startsWith(`${resource} `) && left.resetAt > at ? [left] : [],
    );
  }
}
