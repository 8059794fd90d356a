import type { BaseRole, Installation, Permissions, Repository, Role, Team, User } from '../world/model.js';
import type { RepositoryOptions } from '../world/world.js';
import { type Stage, type Told, told, type UserRef, userOf } from './stage.js';

const BASES: readonly string[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

function roleNamed(name: string, base: BaseRole | undefined): Role {
  if (base !== undefined) return { name, base };
  if (!BASES.includes(name)) {
    throw new Error(`${name} is none of GitHub's roles: say what it is made from, as in { base: 'write' }.`);
  }
  return { name, base: name as BaseRole };
}

/** Accounts, repositories, roles and installations. */
export function accountActs(stage: Stage) {
  const { world } = stage;

  function installationFor(account: User): Installation {
    const known = world.installations.find((one) => one.account === account);
    if (known) return known;
    const { permissions } = world.options;
    const installation: Installation = {
      id: world.newId(),
      account,
      repositories: undefined,
      permissions,
      suspended: false,
      createdAt: world.now(),
    };
    world.installations.push(installation);
    return installation;
  }

  return {
    /** A repository with a real git directory behind it; its owner gets the App unless `installed` is false. */
    repository(fullName: string, options: RepositoryOptions): Repository {
      const repository = world.addRepository(fullName, options);
      const existing = world.installations.find((one) => one.account === repository.owner);
      if (options.installed !== false) {
        const installation = installationFor(repository.owner);
        installation.repositories?.add(fullName.toLowerCase());
      } else if (existing && existing.repositories === undefined) {
        const others = world.repositoriesOf(existing).filter((one) => one !== repository);
        existing.repositories = new Set(others.map((one) => one.fullName.toLowerCase()));
      }
      return repository;
    },

    /** No App of those that watch pull requests is told; the old name goes on to lead there. */
    renameRepository(fullName: string, name: string): void {
      world.rename(world.repository(fullName), name);
    },

    user(login: string, options: { type?: User['type'] } = {}): User {
      return world.user(login, options.type);
    },

    /** `base` says what an organisation's own role is made from. */
    collaborator(repository: string, login: UserRef, role: string, options: { base?: BaseRole } = {}): void {
      const user = userOf(stage, login);
      const given = roleNamed(role, options.base);
      world.repository(repository).collaborators.set(user.login.toLowerCase(), given);
    },

    /** `repositories` maps full names to the role of the team's members. */
    team(
      organization: string,
      slug: string,
      members: readonly UserRef[],
      repositories: Readonly<Record<string, BaseRole>> = {},
    ): Team {
      const roles = Object.entries(repositories);
      const team: Team = {
        id: world.newId(),
        organization: world.user(organization, 'Organization'),
        slug,
        members: new Set(members.map((member) => userOf(stage, member).login.toLowerCase())),
        repositories: new Map(roles.map(([name, role]) => [name.toLowerCase(), roleNamed(role, undefined)])),
      };
      world.teams.push(team);
      return team;
    },

    /** Without `repositories`, all of the account's. */
    install(
      account: string,
      options: { repositories?: readonly string[]; permissions?: Permissions; by?: UserRef } = {},
    ): Promise<Told<Installation>> {
      const installation = installationFor(world.user(account, 'Organization'));
      installation.repositories =
        options.repositories && new Set(options.repositories.map((name) => name.toLowerCase()));
      if (options.permissions) installation.permissions = options.permissions;
      const sender = userOf(stage, options.by ?? installation.account);
      return told(stage, stage.payloads.installation(installation, 'created', sender), installation);
    },

    /** The owner accepts what the App asks for by now. */
    acceptPermissions(account: string, permissions: Permissions): Promise<Told<Installation>> {
      const installation = installationFor(world.user(account, 'Organization'));
      installation.permissions = permissions;
      const sender = installation.account;
      const webhook = stage.payloads.installation(installation, 'new_permissions_accepted', sender);
      return told(stage, webhook, installation);
    },

    async uninstall(account: string, by?: UserRef): Promise<Told<Installation>> {
      const installation = installationFor(world.user(account, 'Organization'));
      const sender = userOf(stage, by ?? installation.account);
      const webhook = stage.payloads.installation(installation, 'deleted', sender);
      world.installations.splice(world.installations.indexOf(installation), 1);
      return told(stage, webhook, installation);
    },

    /** Takes one repository out of the installation, or puts it in. */
    async changeInstallation(
      account: string,
      change: { add?: readonly string[]; remove?: readonly string[] },
    ): Promise<Told<Installation>> {
      const installation = installationFor(world.user(account, 'Organization'));
      const present = world.repositoriesOf(installation).map((one) => one.fullName.toLowerCase());
      const names = new Set([...present, ...(change.add ?? []).map((name) => name.toLowerCase())]);
      for (const name of change.remove ?? []) names.delete(name.toLowerCase());
      installation.repositories = names;
      const changed = {
        added: (change.add ?? []).map((name) => world.repository(name)),
        removed: (change.remove ?? []).map((name) => world.repository(name)),
      };
      const webhook = stage.payloads.installationRepositories(installation, changed, installation.account);
      return told(stage, webhook, installation);
    },
  };
}
