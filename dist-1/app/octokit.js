import { ProbotOctokit } from 'probot';

/** Longer waits than this are left to the queue, and hold for all instances; here they would hold a worker. */
const LONGEST_WAIT_SECONDS = 5;
const MAX_WAITS = 2;
/** Probot's requests for tokens know no GitHub Enterprise Server when they are not made on the way of another request. */
function atHost(auth, baseUrl) {
  if (typeof auth.request?.defaults !== 'function' || typeof baseUrl !== 'string') return auth;
  return { ...auth, request: auth.request.defaults({ baseUrl }) };
}
/** Lets everything through. */
const unpaced = {
  key: () => ({
    schedule: (_options, work, ...values) => work(...values),
  }),
};
/**
 * Probot's Octokit with the limits this App needs. The throttling plugin spaces every write by one second, every
 * comment by three, and counts GraphQL reads as writes: a review would take ten seconds. Writes are spaced where they
 * are made (`Budgets`); what the plugin still does is to hold requests back after GitHub said so.
 */
export function appOctokit(limits = {}) {
  const waits = (retryAfter, _options, _octokit, retryCount) =>
    retryAfter <= LONGEST_WAIT_SECONDS && retryCount < MAX_WAITS;
  return ProbotOctokit.defaults((options) => ({
    ...options,
    ...(options.auth === undefined ? {} : { auth: atHost(options.auth, options.baseUrl) }),
    throttle: {
      ...options.throttle,
      ...limits,
      enabled: true,
      write: unpaced,
      notifications: unpaced,
      onRateLimit: waits,
      onSecondaryRateLimit: waits,
    },
    retry: { ...options.retry, ...limits },
  }));
}
