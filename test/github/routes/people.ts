import type { Call } from '../http/call.js';
import { HttpError, noContent, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { userView } from '../view/account.js';
import type { BaseRole, Team, User } from '../world/model.js';
import { atLeast } from '../world/world.js';

export const peopleRoutes: Route[] = [
  route('GET /users/{username}', 'none', (call) => ok(publicUser(call, userOf(call)))),
  route('GET /repos/{owner}/{repo}/collaborators', ['metadata:read'], collaborators),
  route('GET /repos/{owner}/{repo}/collaborators/{username}/permission', ['metadata:read'], permission),
  route('GET /repos/{owner}/{repo}/collaborators/{username}', ['metadata:read'], isCollaborator),
  route('GET /orgs/{org}/members/{username}', ['members:read'], isMember),
  route('GET /orgs/{org}/teams/{team_slug}/members', ['members:read'], teamMembers),
  route('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', ['members:read'], teamMembership),
];

function userOf(call: Call): User {
  const user = call.world.users.get(call.param('username').toLowerCase());
  if (!user) throw notFound();
  return user;
}

function publicUser(call: Call, user: User): unknown {
  const created_at = '2020-01-01T00:00:00Z';
  return {
    ...userView(call.world, user),
    name: user.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at,
    updated_at: created_at,
  };
}

/** The older words for roles know neither triage nor maintain. */
const LEGACY: Record<BaseRole, string> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

function collaboratorView(call: Call, user: User): Record<string, unknown> {
  const role = call.world.roleOf(call.repository(), user);
  const permissions = {
    pull: atLeast(role, 'read'),
    triage: atLeast(role, 'triage'),
    push: atLeast(role, 'write'),
    maintain: atLeast(role, 'maintain'),
    admin: atLeast(role, 'admin'),
  };
  return { ...userView(call.world, user), permissions, role_name: role.name };
}

function permission(call: Call): Reply {
  const user = userOf(call);
  const role = call.world.roleOf(call.repository(), user);
  return ok({
    permission: LEGACY[role.base],
    role_name: role.name,
    user: collaboratorView(call, user),
  });
}

/** What the list's `permission` filter calls the roles. */
const FILTER: Record<string, BaseRole> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** People only; whoever may merely read a public repository is none of them. */
function collaborators(call: Call): Reply {
  const repository = call.repository();
  const least = FILTER[call.query.get('permission') ?? 'pull'] ?? 'read';
  const people = [...call.world.users.values()].filter((user) => {
    const given = repository.collaborators.has(user.login.toLowerCase()) || repository.owner === user;
    const role = call.world.roleOf(repository, user);
    return user.type === 'User' && atLeast(role, least) && (given || atLeast(role, 'triage'));
  });
  return call.list(people, (one) => collaboratorView(call, one));
}

function isCollaborator(call: Call): Reply {
  const repository = call.repository();
  const user = userOf(call);
  const given = repository.collaborators.has(user.login.toLowerCase()) || repository.owner === user;
  if (!given && !atLeast(call.world.roleOf(repository, user), 'triage')) throw notFound();
  return noContent;
}

function teamsOf(call: Call): Team[] {
  return call.world.teams.filter(
    ({ organization }) => organization.login.toLowerCase() === call.param('org').toLowerCase(),
  );
}

function isMember(call: Call): Reply {
  const user = userOf(call);
  if (teamsOf(call).some((team) => team.members.has(user.login.toLowerCase()))) return noContent;
  throw new HttpError(404, 'Not Found');
}

function teamOf(call: Call): Team {
  const team = teamsOf(call).find(({ slug }) => slug === call.param('team_slug'));
  if (!team) throw notFound();
  return team;
}

function teamMembers(call: Call): Reply {
  const members = [...teamOf(call).members].map((login) => call.world.user(login));
  return call.list(members, (one) => userView(call.world, one));
}

function teamMembership(call: Call): Reply {
  const team = teamOf(call);
  const user = userOf(call);
  if (!team.members.has(user.login.toLowerCase())) throw notFound();
  const { login } = team.organization;
  const url = `${call.world.url}/orgs/${login}/teams/${team.slug}/memberships/${user.login}`;
  return ok({ url, role: 'member', state: 'active' });
}
