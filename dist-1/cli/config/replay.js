import { stateKey } from '../../markers/state.js';
import { replayOf } from '../../report/rehearsal.js';
import { review } from '../../review.js';
import { reviewSteps } from '../../rules/review-rust.js';
import { GitSource } from '../../source/git/source.js';
import { isoDay } from '../../text/words.js';

/** A configuration that says nothing, where there is none. */
const EMPTY = { file: 'defaults', text: '' };
/** Reviews a merged pull request as it would be reviewed under this configuration, on the day it was merged. */
export async function replay(pull, stage) {
  const source = await GitSource.open({
    directory: stage.root,
    range: `${pull.before}..${pull.after}`,
    worktree: false,
    config: stage.settings.config ?? EMPTY,
    evidence: null,
    cache: stage.cache,
    readFacts: stage.readFacts,
    env: stage.env,
  });
  const merged = new Date(pull.mergedAt);
  const report = await review(
    asPull(source, pull, stage),
    { kind: 'changed' },
    {
      reviewRust: (changes, index, config) => reviewInTurns(changes, index, config, merged),
      key: stateKey('rehearsal'),
      now: () => merged,
      mode: 'enforce',
    },
  );
  const { number, title, mergedAt, after } = pull;
  return replayOf(report, { number, title, mergedAt, sha: after });
}
/** The local range under the name, title and author of the pull request, so that `ignore` sees what it would have seen. */
function asPull(source, pull, { settings }) {
  return {
    pullRequest: async () => ({
      ...(await source.pullRequest()),
      number: pull.number ?? 0,
      title: pull.title,
      author: { login: pull.author, bot: pull.author.endsWith('[bot]') },
    }),
    settings: async () => ({ ...(await source.settings()), ...settings, proposed: null }),
    changedFiles: (wanted) => source.changedFiles(wanted),
    crateIndex: () => source.crateIndex(),
    evidence: () => source.evidence(),
    posted: () => source.posted(),
    apply: async () => {},
  };
}
/** The event loop turns between files: only then does the parser let go of its native memory. */
async function reviewInTurns(changes, index, config, day) {
  const steps = reviewSteps(changes, index, config, isoDay(day));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((turned) => setImmediate(turned));
  }
}
/** Pull requests that follow each other share nearly every file: what was read once stays in memory. */
export function remembering(cache) {
  const known = new Map();
  const keyOf = ({ oid, path }) => `${oid} ${path}`;
  return {
    async get(file) {
      const found = known.get(keyOf(file)) ?? (await cache.get(file));
      if (found !== null) known.set(keyOf(file), found);
      return found;
    },
    async put(file, facts) {
      known.set(keyOf(file), facts);
      await cache.put(file, facts);
    },
  };
}
