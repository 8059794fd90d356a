import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

const NEAR_MISSES = [
  '.github/perf-checklist.yaml',
  'perf-checklist.yml',
  'perf-checklist.yaml',
  '.perf-checklist.yml',
  '.perf-checklist.yaml',
  '.github/.perf-checklist.yml',
];
/** The repository of an organisation that holds what the others inherit: there the file stands at the top. */
const SHARED = '.github';
/** Files of the working tree that somebody may take for the configuration. */
export function misplacedIn(root) {
  return basename(root) === SHARED ? [] : NEAR_MISSES.filter((path) => existsSync(join(root, path)));
}
/** As `misplacedIn`, of a commit. */
export async function misplacedAt(git, commit) {
  const top = await git.run(['rev-parse', '--show-toplevel'], { answers: [0, 128] });
  if (basename(top.stdout.toString('utf8').trimEnd()) === SHARED) return [];
  const listed = await git.text(['ls-tree', '--full-tree', '--name-only', commit, '--', ...NEAR_MISSES]);
  return listed.split('\n').filter(Boolean);
}
