/** The name of the check run; branch protection refers to it, so it never changes. */
export const CHECK_NAME = 'perf-checklist';
/**
 * Creating calls are not repeated by Octokit: after a lost answer nobody knows whether the thing was made. The job is
 * repeated instead, and looks first.
 */
export const ONCE = { retries: 0 };
/** GraphQL names a bot by its slug, REST by `slug[bot]`; a person can have neither type nor suffix. */
export function isApp(actor, app) {
  return actor?.__typename === 'Bot' && actor.login.replace(/\[bot\]$/, '') === app.slug;
}
