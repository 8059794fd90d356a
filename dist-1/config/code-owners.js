import { attributesGlob, pathGlob } from '../globs/path-glob.js';

/** GitHub reads no `CODEOWNERS` over 3 MB; more lines than these would only cost time. The last ones count: without one that fits nobody owns. */
const MAX_RULES = 2_000;
/**
 * Whoever owns every one of the paths, by GitHub's rules: of the lines that fit a path the last one counts, and one
 * without owners takes the path from everybody. Owners by e-mail address are left out: nobody here knows their login.
 */
export function ownersOfAll(codeOwners, paths) {
  const [first, ...rest] = ownersOfEach(codeOwners, paths);
  return asOwners((first ?? []).filter((owner) => rest.every((owners) => owners.includes(owner))));
}
/** Whoever owns at least one of the paths. */
export function ownersOfAny(codeOwners, paths) {
  return asOwners([...new Set(ownersOfEach(codeOwners, paths).flat())]);
}
function ownersOfEach(codeOwners, paths) {
  const rules = readRules(codeOwners);
  return paths.map((path) => rules.findLast((rule) => rule.matches(path))?.owners ?? []);
}
function asOwners(names) {
  return {
    logins: names.filter((name) => !name.includes('/')),
    teams: names.flatMap((name) => (name.includes('/') ? [name.split('/')[1] ?? ''] : [])),
  };
}
function readRules(text) {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .slice(-MAX_RULES)
    .map((line) => {
      const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
      return {
        matches: ownedBy(pattern.replaceAll('\\ ', ' ')),
        owners: owners.filter((owner) => owner.startsWith('@')).map((owner) => owner.slice(1).toLowerCase()),
      };
    });
}
/** `docs/*` is what lies right in the folder, as GitHub documents it. */
function ownedBy(pattern) {
  return pattern.endsWith('/*') ? attributesGlob(pattern) : pathGlob(pattern);
}
