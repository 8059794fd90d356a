import type { RepositoryRef, Role } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked, isHttpFailure } from './errors.js';

const ROLES: readonly Role[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];

/** The parts of a collaborator's permission that tell a role; `role_name` may be the organisation's own word. */
export interface Permission {
  permission: string;
  role_name?: string;
  user?: { permissions?: Partial<Record<'admin' | 'maintain' | 'push' | 'triage' | 'pull', boolean>> } | null;
}

/** `role_name` where it is one of GitHub's own, else the base role that a custom role inherits. */
export function roleFrom({ permission, role_name, user }: Permission): Role {
  const named = ROLES.find((role) => role === role_name);
  if (named) return named;
  const may = user?.permissions;
  if (may?.admin) return 'admin';
  if (may?.maintain) return 'maintain';
  if (may?.push) return 'write';
  if (may?.triage) return 'triage';
  if (may?.pull) return 'read';
  return ROLES.find((role) => role === permission) ?? 'none';
}

export async function roleOf(api: GitHubApi, repository: RepositoryRef, login: string): Promise<Role> {
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      owner: repository.owner,
      repo: repository.name,
      username: login,
    });
    return roleFrom(data as Permission);
  } catch (error) {
    // Nobody of that name any more: no rights.
    if (isHttpFailure(error, 404)) return 'none';
    return asked(`reading the role of ${login}`, Promise.reject(error));
  }
}

/** Those of `teams` (slugs) that `login` is an active member of. */
export async function teamsOf(
  api: GitHubApi,
  organisation: string,
  login: string,
  teams: readonly string[],
): Promise<string[]> {
  const member = await Promise.all(
    teams.map(async (team) => {
      try {
        const { data } = await api.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
          org: organisation,
          team_slug: team,
          username: login,
        });
        return data.state === 'active';
      } catch (error) {
        if (isHttpFailure(error, 404) || isHttpFailure(error, 403)) return false;
        return asked(`reading the team ${team}`, Promise.reject(error));
      }
    }),
  );
  return teams.filter((_, at) => member[at]);
}

/** What the list of collaborators calls roles; each takes in those above it. */
export type LeastRole = 'push' | 'maintain' | 'admin';

/**
 * Has anyone but these the role? Where that can't be told the answer is yes: then they may not tick.
 * One more than they are is enough: at least one is none of them.
 */
export async function othersHaveRole(
  api: GitHubApi,
  repository: RepositoryRef,
  authors: readonly string[],
  role: LeastRole = 'push',
): Promise<boolean> {
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/collaborators', {
      owner: repository.owner,
      repo: repository.name,
      permission: role,
      per_page: Math.min(authors.length + 1, 100),
    });
    return data.length === 0 || data.some((person) => !authors.includes(person.login));
  } catch (error) {
    if (isHttpFailure(error, 403) || isHttpFailure(error, 404)) return true;
    return asked('reading who may push', Promise.reject(error));
  }
}
