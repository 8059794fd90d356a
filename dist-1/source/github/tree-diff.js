import { wholeTree } from './whole-tree.js';
/**
 * Every file that differs between two commits, without patches; a file that moved is gone in one place and new in another.
 * Null where GitHub cuts its listing of a tree.
 */
export async function treeDiff(api, repository, before, after) {
  const [old, now] = await Promise.all([treeOf(api, repository, before), treeOf(api, repository, after)]);
  if (old === null || now === null) return null;
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((filename) => {
    const [was, is] = [old.get(filename), now.get(filename)];
    if (was === undefined) return is === undefined ? [] : [{ filename, status: 'added', sha: is.sha }];
    if (is === undefined) return [{ filename, status: 'removed', sha: was.sha }];
    const same = was.sha === is.sha && was.mode === is.mode;
    return same ? [] : [{ filename, status: 'modified', sha: is.sha }];
  });
}
async function treeOf(api, repository, commit) {
  const entries = await wholeTree('listing the files of a commit', api, repository, commit);
  if (entries === null) return null;
  const files = entries.flatMap(({ type, path, sha, mode }) =>
    type !== 'tree' && path && sha && mode ? [[path, { sha, mode }]] : [],
  );
  return new Map(files);
}
