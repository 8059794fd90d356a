import { MAX_CHANGED_FILES } from '../../../src/model.js';
import type { GitHubApi } from '../../../src/source/github/api.js';
import { listChangedFiles } from '../../../src/source/github/changed-files.js';

const PULL = { owner: 'acme', name: 'trie', number: 7 };

/** GitHub with this many files, in pages; past its limit it lists none. */
function gitHub(files: number): { api: GitHubApi; pages: number[] } {
  const pages: number[] = [];
  const listed = Math.min(files, MAX_CHANGED_FILES);
  const request = async (_: string, { page, per_page: size }: { page: number; per_page: number }) => {
    pages.push(page);
    const here = Math.max(0, Math.min(size, listed - (page - 1) * size));
    return { data: Array.from({ length: here }, (_each, at) => ({ filename: `${page}/${at}` })) };
  };
  return { api: { request } as unknown as GitHubApi, pages };
}

test.each<[string, number, number, number, number]>([
  ['as many as were told', 250, 250, 250, 3],
  ['none', 0, 0, 0, 1],
  ['more than were told, on the same page', 99, 98, 99, 1],
  ['more than were told, on a further page', 101, 100, 101, 2],
  ['many more than were told', 450, 0, 450, 5],
  ['fewer than were told', 100, 300, 100, 3],
  ['more than GitHub lists', 3_001, 3_001, 3_000, 30],
  ['more than GitHub lists, told too low', 3_001, 100, 3_000, 30],
])('%s', async (_, there, told, read, requests) => {
  const { api, pages } = gitHub(there);
  expect(await listChangedFiles(api, PULL, told)).toHaveLength(read);
  expect(pages).toHaveLength(requests);
});
