import { parseConfig } from '../../config/parse.js';
import { CrateIndex } from '../../index/crate-index.js';
import type { ConfigProblem, Sha } from '../../model.js';
import { type Allowance, allowancesIn } from '../../rules/debt.js';
import { RULE_IDS } from '../../rules/rule-ids.js';
import { type LineOrigin, lineOrigins } from '../../source/git/blame.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import type { FactsCache } from '../../source/git/facts-cache.js';
import type { Git } from '../../source/git/git.js';
import { readTexts } from '../../source/git/objects.js';
import { indexOfCommit, type ReadFacts } from '../../source/git/tree-index.js';
import { isoDay } from '../../text/words.js';
import type { Progress } from '../progress.js';

/** An `allow` comment with its age. */
export interface Debt extends Allowance, LineOrigin {
  /** Whole days since the comment was written. */
  age: number;
}

export interface Search {
  /** Stands at the top of the repository. */
  git: Git;
  commit: Sha;
  now: Date;
  cache: FactsCache;
  readFacts: ReadFacts;
  progress: Progress;
}

/** Every `allow` comment of a commit, worst first, and what is wrong with the configuration beside it. */
export async function findDebts(search: Search): Promise<{ debts: Debt[]; problems: ConfigProblem[] }> {
  const { git, commit, now, progress } = search;
  const paths = await filesWithComments(git, commit);
  const names = new Map(paths.map((path) => [`${commit}:${path}`, path]));
  const configName = `${commit}:${CONFIG_PATH}`;
  const texts = await readTexts(git, [configName, ...names.keys()]);
  const written = texts.get(configName);
  const { config, problems } = parseConfig(
    {
      config: written && 'text' in written ? { file: CONFIG_PATH, text: written.text } : null,
      proposed: null,
      attributes: '',
      codeOwners: '',
    },
    RULE_IDS,
  );
  const index =
    paths.length === 0
      ? CrateIndex.empty()
      : await indexOfCommit(git, commit, search.cache, search.readFacts);
  const debts: Debt[] = [];
  let done = 0;
  for (const [name, path] of names) {
    progress.update('Reading comments:', done++, names.size, 'file');
    const object = texts.get(name);
    if (!object || !('text' in object)) continue;
    const found = allowancesIn(path, object.text, index, config, isoDay(now));
    debts.push(...(await withAge(found, path, search)));
  }
  return { debts: debts.sort(worstFirst), problems };
}

/** Paths from the top of the repository; git's own search reads no file that lacks the words. */
async function filesWithComments(git: Git, commit: Sha): Promise<string[]> {
  const search = ['grep', '-l', '-z', '--full-name', '--fixed-strings', '-e', 'perf-checklist:', commit];
  const { stdout } = await git.run([...search, '--', ':(top)*.rs'], { answers: [0, 1] });
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((name) => name.slice(commit.length + 1));
}

async function withAge(
  found: readonly Allowance[],
  path: string,
  { git, commit, now }: Search,
): Promise<Debt[]> {
  if (found.length === 0) return [];
  const origins = await lineOrigins(
    git,
    commit,
    path,
    found.map(({ line }) => line),
  );
  return found.flatMap((one) => {
    const origin = origins.get(one.line);
    if (origin === undefined) return [];
    const age = Math.max(0, Math.floor((now.getTime() - Date.parse(origin.at)) / MS_A_DAY));
    return [{ ...one, ...origin, age }];
  });
}

const MS_A_DAY = 86_400_000;

const HEAT = { hot: 0, warm: 1, cold: 2 } as const;

/** What covers nothing any more weighs least. */
function rank({ heat }: Debt): number {
  return heat === null ? 3 : HEAT[heat.level];
}

/** By heat, then the oldest first. */
export function worstFirst(a: Debt, b: Debt): number {
  return rank(a) - rank(b) || b.age - a.age || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
}
