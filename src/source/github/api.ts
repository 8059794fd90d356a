import type { Octokit } from '@octokit/rest';
import type { RepositoryRef } from '../../model.js';

/** What this folder needs of an Octokit: authenticated as the installation, with retries and throttling switched on. */
export type GitHubApi = Pick<Octokit, 'request' | 'graphql'>;

/** The App as GitHub names it; `slug` is the login of its bot without `[bot]`. */
export interface AppIdentity {
  id: number;
  slug: string;
}

export interface PullAddress extends RepositoryRef {
  number: number;
}

/** The name of the check run; branch protection refers to it, so it never changes. */
export const CHECK_NAME = 'perf-checklist';

/**
 * Creating calls are not repeated by Octokit: after a lost answer nobody knows whether the thing was made. The job is
 * repeated instead, and looks first.
 */
export const ONCE = { retries: 0 } as const;

/** An author as GraphQL tells it. Null: the account is gone ("ghost"). */
export interface GraphqlActor {
  login: string;
  __typename: string;
}

/** GraphQL names a bot by its slug, REST by `slug[bot]`; a person can have neither type nor suffix. */
export function isApp(actor: GraphqlActor | null, app: AppIdentity): boolean {
  return actor?.__typename === 'Bot' && actor.login.replace(/\[bot\]$/, '') === app.slug;
}
