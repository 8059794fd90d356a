import { SourceError } from '../port.js';

/** Names that hosts give, or once gave, to the branch that pull requests go to. */
const USUAL_NAMES = ['main', 'master', 'trunk', 'develop'];
/**
 * The branch that pull requests go to: what `origin` says, then a usual name (the remote's before the local one, which
 * may hold unpushed work), then `init.defaultBranch`, then the only branch there is.
 *
 * @throws SourceError when none of these exists.
 */
export async function defaultBranch(git) {
  const listed = await git.text([
    'for-each-ref',
    '--format=%(refname:lstrip=1) %(symref:lstrip=1)',
    'refs/heads',
    'refs/remotes/origin',
  ]);
  const refs = new Map(
    listed
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ')),
  );
  const announced = refs.get('remotes/origin/HEAD');
  if (announced && refs.has(announced)) return shortName(announced);
  const configured = await git.run(['config', '--get', 'init.defaultBranch'], { answers: [0, 1] });
  const names = [...USUAL_NAMES, configured.stdout.toString('utf8').trim()].filter(Boolean);
  const usual = [...names.map((name) => `remotes/origin/${name}`), ...names.map((name) => `heads/${name}`)];
  const branches = [...refs.keys()].filter((ref) => ref.startsWith('heads/'));
  const found = usual.find((ref) => refs.has(ref)) ?? (branches.length === 1 ? branches[0] : undefined);
  if (found !== undefined) return shortName(found);
  throw new SourceError(
    branches.length === 0 && refs.size === 0
      ? `the repository ${git.directory} has no commit yet: there is nothing to review`
      : `cannot tell the default branch of ${git.directory}: name the range, e.g. \`perf-checklist review BASE..HEAD\``,
    false,
  );
}
function shortName(ref) {
  return ref.replace(/^(heads|remotes)\//, '');
}
