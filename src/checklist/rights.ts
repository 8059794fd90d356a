import type { Actor, Config, PullRequest, Role } from '../model.js';
import { names } from '../text/words.js';

/** Least rights first. */
const ROLES: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export interface Person extends Actor {
  role: Role;
  teams?: readonly string[];
}

/** Why this person may not tick here, as the end of a sentence in escaped Markdown, or null where they may. */
export function mayNotTick(person: Person, pull: PullRequest, config: Config): string | null {
  if (person.bot) return 'a bot may not tick';
  const isAuthor = person.login.toLowerCase() === pull.author.login.toLowerCase();
  if (isAuthor && pull.othersCanWrite && !config.ticks.authorMayTick) {
    return 'the author is not the judge of their own change: somebody else has to tick';
  }
  const { role, teams } = config.ticks;
  if (ROLES.indexOf(person.role) >= ROLES.indexOf(role)) return null;
  if (person.teams?.some((team) => teams.includes(team))) return null;
  const orTeam = teams.length > 0 ? ` or a place in the team ${names(teams)}` : '';
  return `ticking needs the ${role} role${orTeam}, and theirs is ${person.role}`;
}
