import { attributesGlob, ignoreGlob, type PathMatcher } from '../globs/path-glob.js';
import type { Owners } from '../model.js';

/** GitHub reads no `CODEOWNERS` over 3 MB; more lines than these would only cost time. The last ones count: without one that fits nobody owns. */
const MAX_RULES = 2_000;

interface Rule {
  matches(path: string): boolean;
  owners: readonly string[];
}

/**
 * Whoever owns every one of the paths, by GitHub's rules: of the lines that fit a path the last one counts, and one
 * without owners takes the path from everybody. Owners by e-mail address are left out: nobody here knows their login.
 */
export function ownersOfAll(codeOwners: string, paths: readonly string[]): Owners {
  const [first, ...rest] = ownersOfEach(codeOwners, paths);
  return asOwners((first ?? []).filter((owner) => rest.every((owners) => owners.includes(owner))));
}

/** Whoever owns at least one of the paths. */
export function ownersOfAny(codeOwners: string, paths: readonly string[]): Owners {
  return asOwners([...new Set(ownersOfEach(codeOwners, paths).flat())]);
}

function ownersOfEach(codeOwners: string, paths: readonly string[]): (readonly string[])[] {
  const rules = readRules(codeOwners);
  return paths.map((path) => rules.findLast((rule) => rule.matches(path))?.owners ?? []);
}

function asOwners(names: readonly string[]): Owners {
  return {
    logins: names.filter((name) => !name.includes('/')),
    teams: names.flatMap((name) => (name.includes('/') ? [name.split('/')[1] ?? ''] : [])),
  };
}

/** GitHub leaves such a line out: it takes no pattern away, and knows no ranges of characters. */
const INVALID = /^!|^(?:\\.|[^\s\\])*\[/;

function readRules(text: string): Rule[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && !INVALID.test(line))
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
function ownedBy(pattern: string): PathMatcher {
  return pattern.endsWith('/*') ? attributesGlob(pattern) : ignoreGlob(pattern);
}
