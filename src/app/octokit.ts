import { ProbotOctokit } from 'probot';

/** Longer waits than this are left to the queue, and hold for all instances; here they would hold a worker. */
const LONGEST_WAIT_SECONDS = 5;
const MAX_WAITS = 2;

interface LimitedRequest {
  method: string;
  url: string;
}

interface Limits {
  retryAfterBaseValue: number;
}

interface AuthOptions {
  request?: { defaults(options: object): unknown };
}

/** Probot's requests for tokens know no GitHub Enterprise Server when they are not made on the way of another request. */
function atHost(auth: AuthOptions, baseUrl: unknown): object {
  if (typeof auth.request?.defaults !== 'function' || typeof baseUrl !== 'string') return auth;
  return { ...auth, request: auth.request.defaults({ baseUrl }) };
}

/** Lets everything through. */
const unpaced = {
  key: () => ({
    schedule: <T>(_options: object, work: (...values: unknown[]) => T, ...values: unknown[]): T =>
      work(...values),
  }),
};

/**
 * Probot's Octokit with the limits this App needs. The throttling plugin spaces every write by one second, every
 * comment by three, and counts GraphQL reads as writes: a review would take ten seconds. Writes are spaced where they
 * are made (`Budgets`); what the plugin still does is to hold requests back after GitHub said so.
 */
export function appOctokit(limits: Partial<Limits> = {}): typeof ProbotOctokit {
  const waits = (retryAfter: number, _options: LimitedRequest, _octokit: unknown, retryCount: number) =>
    retryAfter <= LONGEST_WAIT_SECONDS && retryCount < MAX_WAITS;
  return ProbotOctokit.defaults((options: Record<string, unknown>) => ({
    ...options,
    ...(options.auth === undefined ? {} : { auth: atHost(options.auth as AuthOptions, options.baseUrl) }),
    throttle: {
      ...(options.throttle as object | undefined),
      ...limits,
      enabled: true,
      write: unpaced,
      notifications: unpaced,
      onRateLimit: waits,
      onSecondaryRateLimit: waits,
    },
    retry: { ...(options.retry as object | undefined), ...limits },
  })) as unknown as typeof ProbotOctokit;
}
