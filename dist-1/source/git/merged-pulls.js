/**
 * Commits pushed beside pull requests (releases, version bumps) are passed over, so many for each one wanted. Where more
 * are pushed than that, pull requests are not how this branch grows, or they leave no trace in it.
 */
const COMMITS_LOOKED_AT_FOR_EACH = 8;
/**
 * The newest merged pull requests of a branch, newest first: merge commits, and squashed ones that name their number. In
 * a history that hardly knows either, every commit of the branch counts as one.
 */
export async function mergedPulls(git, branch, most) {
  const commits = await firstParents(git, branch, most * COMMITS_LOOKED_AT_FOR_EACH);
  const pulls = commits.filter(({ tip, number }) => tip !== null || number !== null);
  const traced = pulls.length * COMMITS_LOOKED_AT_FOR_EACH >= commits.length;
  const chosen = (traced ? pulls : commits).slice(0, most);
  const authors = await authorsOf(
    git,
    chosen.flatMap(({ tip }) => (tip === null ? [] : [tip])),
  );
  return chosen.map(({ tip, ...pull }) => ({ ...pull, author: authors.get(tip ?? '') ?? pull.author }));
}
const FIELD = '\x1f';
const RECORD = '\x1e';
async function firstParents(git, branch, most) {
  const format = ['%H', '%P', '%an', '%cI', '%s', '%b'].join('%x1f');
  const log = await git.text([
    'log',
    '--first-parent',
    '--no-show-signature',
    '--no-color',
    `--max-count=${most}`,
    `--format=${format}%x1e`,
    branch,
    '--',
  ]);
  return log.split(RECORD).flatMap((record) => {
    const [after = '', parents = '', author = '', at = '', subject = '', body = ''] = record
      .trimStart()
      .split(FIELD);
    const [before, tip = null] = parents.split(' ');
    if (!before) return [];
    const mergedAt = new Date(at).toISOString();
    return [{ ...named(subject, body), author, mergedAt, before, after, tip }];
  });
}
/** `Merge pull request #7 from acme/seek` keeps the title in its body; squashing appends `(#7)` to it. */
export function named(subject, body) {
  const merge = /^Merge pull request #(\d{1,9}) from /.exec(subject);
  if (merge) {
    const title = body.split('\n').find((line) => line.trim() !== '');
    return { number: Number(merge[1]), title: title?.trim() ?? subject };
  }
  const squash = /^(.*\S)\s+\(#(\d{1,9})\)$/.exec(subject);
  if (squash) return { number: Number(squash[2]), title: squash[1] };
  return { number: null, title: subject };
}
/** Whoever merges is seldom who wrote: the tip of the branch tells. */
async function authorsOf(git, tips) {
  if (tips.length === 0) return new Map();
  const text = await git.text(['log', '--no-walk=unsorted', '--format=%H%x1f%an', '--stdin'], {
    input: `${tips.join('\n')}\n`,
  });
  return new Map(text.split('\n').map((line) => line.split(FIELD)));
}
