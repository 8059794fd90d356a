import type { Actor, Config, ItemId, Owners, PullRequest, Role, Tick } from '../model.js';
import { names } from '../text/words.js';
import { tickSettingsOf } from './settings.js';

/** Least rights first. */
const ROLES: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export interface Person extends Actor {
  role: Role;
  teams?: readonly string[];
}

/** What decides who may tick on a pull request. */
export interface TickRules {
  pull: PullRequest;
  config: Config;
  /** Those who own all code that it changes. */
  owners: Owners;
}

export function hasRole({ role }: Pick<Person, 'role'>, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whoever pushed to the branch wrote part of it. */
export function isAuthor(person: Actor, { author, pushers = [] }: PullRequest): boolean {
  const login = person.login.toLowerCase();
  return [author.login, ...pushers].some((one) => one.toLowerCase() === login);
}

/** Why this person may not tick the item here, as the end of a sentence in escaped Markdown, or null where they may. */
export function mayNotTick(person: Person, item: ItemId, { pull, config, owners }: TickRules): string | null {
  const { role, teams, codeOwners, authorMayTick } = tickSettingsOf(config, item);
  if (person.bot) return 'a bot may not tick';
  if (isAuthor(person, pull) && pull.othersCanWrite && !authorMayTick) {
    return person.login.toLowerCase() !== pull.author.login.toLowerCase()
      ? 'whoever pushed to the branch counts as an author, too: somebody else has to tick'
      : 'the author is not the judge of their own change: somebody else has to tick';
  }
  if (hasRole(person, role)) return null;
  if (person.teams?.some((team) => teams.includes(team))) return null;
  if (codeOwners && owns(person, owners)) return null;
  const orTeam = teams.length > 0 ? ` or a place in the team ${names(teams)}` : '';
  const orOwner = codeOwners ? ' or to own all changed Rust code' : '';
  return `ticking needs the ${role} role${orTeam}${orOwner}, and theirs is ${person.role}`;
}

/** Why a tick no longer holds where the project asks for a higher role since, or null. A tick does not tell by which right beside its role it was set. */
export function lacksRole(tick: Tick, config: Config): string | null {
  const { role, teams, codeOwners } = tickSettingsOf(config, tick.item);
  if (teams.length > 0 || codeOwners || hasRole(tick, role)) return null;
  return `ticking needs the ${role} role by now, and theirs was ${tick.role}`;
}

function owns(person: Person, { logins, teams }: Owners): boolean {
  return (
    logins.includes(person.login.toLowerCase()) ||
    (person.teams ?? []).some((team) => teams.includes(team.toLowerCase()))
  );
}
