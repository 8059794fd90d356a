import { parseConfig } from '../../config/parse.js';
import { CrateIndex } from '../../index/crate-index.js';
import { allowancesIn } from '../../rules/debt.js';
import { RULE_IDS } from '../../rules/registry.js';
import { lineOrigins } from '../../source/git/blame.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { readTexts } from '../../source/git/objects.js';
import { indexOfCommit } from '../../source/git/tree-index.js';
import { isoDay } from '../../text/words.js';
/** Every `allow` comment of a commit, worst first, and what is wrong with the configuration beside it. */
export async function findDebts(search) {
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
  const debts = [];
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
async function filesWithComments(git, commit) {
  const search = ['grep', '-l', '-z', '--full-name', '--fixed-strings', '-e', 'perf-checklist:', commit];
  const { stdout } = await git.run([...search, '--', ':(top)*.rs'], { answers: [0, 1] });
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((name) => name.slice(commit.length + 1));
}
async function withAge(found, path, { git, commit, now }) {
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
const HEAT = { hot: 0, warm: 1, cold: 2 };
/** What covers nothing any more weighs least. */
function rank({ heat }) {
  return heat === null ? 3 : HEAT[heat.level];
}
/** By heat, then the oldest first. */
export function worstFirst(a, b) {
  return rank(a) - rank(b) || b.age - a.age || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
}
