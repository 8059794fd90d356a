import { SourceError } from '../port.js';
import { asked } from './errors.js';
import { treeDiff } from './tree-diff.js';

/** GitHub lists at most this many files of a comparison; a longer list is not whole, and the trees are compared instead. */
const MAX_COMPARED_FILES = 300;
/** What `head` changes since it left `base`. Rejects where GitHub does not list it all. */
export async function compare(api, repository, base, head, what) {
  const { data } = await asked(
    `comparing ${what} with its base`,
    api.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      owner: repository.owner,
      repo: repository.name,
      basehead: `${base}...${head}`,
      // Files come with the first page of commits, all of them.
      per_page: 1,
    }),
  );
  const mergeBase = data.merge_base_commit.sha;
  const listed = data.files ?? [];
  if (listed.length < MAX_COMPARED_FILES) return { mergeBase, files: listed };
  const files = await treeDiff(api, repository, mergeBase, head);
  if (files !== null) return { mergeBase, files };
  const name = `${what[0].toUpperCase()}${what.slice(1)}`;
  throw new SourceError(
    `${name} changes ${MAX_COMPARED_FILES} files or more in a repository of more than 100,000; GitHub does not list them all.`,
    false,
  );
}
