import type {
  Actor,
  Config,
  ItemId,
  Owners,
  PullRequest,
  Rights,
  Role,
  Tick,
  TickSettings,
} from '../model.js';
import { code } from '../text/escape.js';
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
  const settings = tickSettingsOf(config, item);
  const { role, teams, codeOwners } = settings;
  if (person.bot) return 'a bot may not tick';
  if (isAuthor(person, pull) && !authorsMayTick(pull, settings)) {
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

/** Where the project says so, or nobody else could: of a team or a code owner it is not known that they are somebody else. */
function authorsMayTick(
  pull: PullRequest,
  { authorMayTick, role, teams, codeOwners }: TickSettings,
): boolean {
  if (authorMayTick || !pull.othersCanWrite) return true;
  return teams.length === 0 && !codeOwners && (pull.nobodyElseIs ?? []).includes(role);
}

/** As they are remembered with what the person decided. */
export function rightsOf({ role, teams = [] }: Person, { baseRef }: PullRequest): Rights {
  return { role, baseRef, ...(teams.length > 0 ? { teams } : {}) };
}

/**
 * Why what somebody decided no longer holds, or null. Whoever may push can make a branch with rules of their own, have it all decided
 * there, and turn the pull request to another: there everything is asked anew.
 */
export function lostRight(decided: Rights & Pick<Tick, 'by'>, item: ItemId, rules: TickRules): string | null {
  const { by, baseRef } = decided;
  const { pull, config } = rules;
  const settings = tickSettingsOf(config, item);
  if (baseRef === undefined) return settings.teams.length > 0 ? null : lacksRole(decided, settings);
  if (baseRef === pull.baseRef) return isOwnJudge(by, pull, settings) ?? lacksRole(decided, settings);
  const because = mayNotTick({ ...decided, login: by, bot: false }, item, rules);
  return because && `it was set for the branch ${code(baseRef)}; here ${because}`;
}

/** Where the project asks for another role or team since. Whether a code owner set it is not remembered, nor the team by an earlier version. */
function lacksRole({ role: theirs, teams: own = [] }: Rights, { role, teams, codeOwners }: TickSettings) {
  if (codeOwners || hasRole({ role: theirs }, role) || own.some((team) => teams.includes(team))) return null;
  const orTeam = teams.length > 0 ? ` or a place in the team ${names(teams)}` : '';
  return `ticking needs the ${role} role${orTeam} by now, and theirs was ${theirs}`;
}

/** Who ticked while authors might, or while nobody else could. */
function isOwnJudge(by: string, pull: PullRequest, settings: TickSettings): string | null {
  const isTheirs = by.toLowerCase() === pull.author.login.toLowerCase();
  return isTheirs && !authorsMayTick(pull, settings)
    ? 'by now the author is not the judge of their own change'
    : null;
}

function owns(person: Person, { logins, teams }: Owners): boolean {
  return (
    logins.includes(person.login.toLowerCase()) ||
    (person.teams ?? []).some((team) => teams.includes(team.toLowerCase()))
  );
}
