import { asked } from './errors.js';
/** Everything that a commit holds; null where GitHub cuts the listing (100,000 entries, or 7 MB). */
export async function wholeTree(doing, api, { owner, name }, commit) {
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
