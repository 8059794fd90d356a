import { code } from '../text/escape.js';
import { names } from '../text/words.js';
import { tickSettingsOf } from './settings.js';

/** Least rights first. */
const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
export function hasRole({ role }, least) {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
/** Whoever pushed to the branch wrote part of it. */
export function isAuthor(person, { author, pushers = [] }) {
  const login = person.login.toLowerCase();
  return [author.login, ...pushers].some((one) => one.toLowerCase() === login);
}
/** Why this person may not tick the item here, as the end of a sentence in escaped Markdown, or null where they may. */
export function mayNotTick(person, item, { pull, config, owners }) {
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
/** As they are remembered with what the person decided. */
export function rightsOf({ role, teams = [] }, { baseRef }) {
  return { role, baseRef, ...(teams.length > 0 ? { teams } : {}) };
}
/**
 * Why what somebody decided no longer holds, or null. Whoever may push can make a branch with rules of their own, have it all decided
 * there, and turn the pull request to another: there everything is asked anew.
 */
export function lostRight(decided, item, rules) {
  const { by, baseRef } = decided;
  if (baseRef === undefined || baseRef === rules.pull.baseRef) return lacksRole(decided, item, rules.config);
  const because = mayNotTick({ ...decided, login: by, bot: false }, item, rules);
  return because && `it was set for the branch ${code(baseRef)}; here ${because}`;
}
/** Where the project asks for a higher role since. What an earlier version remembers does not tell by which right beside the role it was set. */
function lacksRole({ role: theirs }, item, config) {
  const { role, teams, codeOwners } = tickSettingsOf(config, item);
  if (teams.length > 0 || codeOwners || hasRole({ role: theirs }, role)) return null;
  return `ticking needs the ${role} role by now, and theirs was ${theirs}`;
}
function owns(person, { logins, teams }) {
  return (
    logins.includes(person.login.toLowerCase()) ||
    (person.teams ?? []).some((team) => teams.includes(team.toLowerCase()))
  );
}
