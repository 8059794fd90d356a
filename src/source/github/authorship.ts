import { mayTickAnything } from '../../config/tick-teams.js';
import type { Config, PullRequest, Role } from '../../model.js';
import type { GitHubApi, PullAddress } from './api.js';
import { type Pushers, pushersOf } from './pushers.js';
import type { Recent } from './recent.js';
import { type LeastRole, othersHaveRole } from './roles.js';

/** What asking for authors needs. */
export interface Asking {
  api: GitHubApi;
  /** Whether others than the authors have a role, by repository, role and authors. */
  writers: Recent<boolean>;
  /** Who else pushed to a branch, by its head, base and author. */
  pushers: Recent<Pushers>;
}

type Pull = Pick<PullRequest, 'author' | 'fromFork' | 'headRef' | 'headSha' | 'baseSha'>;

/** Who counts as an author of a change, and who else could judge it. The configuration is asked for only where somebody else may write. */
export async function authorshipOf(
  asking: Asking,
  address: PullAddress,
  pull: Pull,
  configuration: () => Promise<Config>,
): Promise<Pick<PullRequest, 'pushers' | 'othersCanWrite' | 'nobodyElseIs'>> {
  const pushers = await pushersTo(asking, address, pull);
  const authors = [pull.author.login, ...pushers];
  const othersCanWrite = await othersHave(asking, address, authors, 'push');
  const nobodyElseIs = othersCanWrite ? await lacking(asking, address, authors, await configuration()) : [];
  return {
    othersCanWrite,
    ...(nobodyElseIs.length > 0 ? { nobodyElseIs } : {}),
    ...(pushers.length > 0 ? { pushers } : {}),
  };
}

/** What is in a fork, its owner answers for. */
async function pushersTo(
  { api, pushers }: Asking,
  address: PullAddress,
  pull: Pull,
): Promise<readonly string[]> {
  if (pull.fromFork) return [];
  const key = `${address.owner}/${address.name} ${pull.headRef} ${pull.headSha} ${pull.baseSha} ${pull.author.login}`;
  const read = () => pushersOf(api, address, pull);
  return (await pushers.get(key, read, ({ current }) => current)).logins;
}

/** Roles that a tick takes here and nobody but the authors has: who else should tick? */
async function lacking(
  asking: Asking,
  address: PullAddress,
  authors: readonly string[],
  config: Config,
): Promise<readonly Role[]> {
  const { roles } = mayTickAnything(config);
  const asked = (['maintain', 'admin'] as const).filter((role) => roles.includes(role));
  const found = await Promise.all(asked.map((role) => othersHave(asking, address, authors, role)));
  return asked.filter((_, at) => !found[at]);
}

function othersHave(
  { api, writers }: Asking,
  address: PullAddress,
  authors: readonly string[],
  role: LeastRole,
): Promise<boolean> {
  return writers.get(`${address.owner}/${address.name} ${role} ${authors.join(' ')}`, () =>
    othersHaveRole(api, address, authors, role),
  );
}
