import type { RepositoryRef, Sha } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked } from './errors.js';

interface TreeEntry {
  type?: string;
  path?: string;
  sha?: Sha | null;
  mode?: string;
  /** Bytes; absent for a folder. */
  size?: number;
}

/** Everything that a commit holds; null where GitHub cuts the listing (100,000 entries, or 7 MB). */
export async function wholeTree(
  doing: string,
  api: GitHubApi,
  { owner, name }: RepositoryRef,
  commit: Sha,
): Promise<readonly TreeEntry[] | null> {
  const { data } = await asked(
    doing,
    api.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
      owner,
      repo: name,
      tree_sha: commit,
      recursive: '1',
    }),
  );
  return data.truncated ? null : data.tree;
}
