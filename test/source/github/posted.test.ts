import type { GitHubApi } from '../../../src/source/github/api.js';
import { ownTexts, type PostedPage } from '../../../src/source/github/posted.js';

const PULL = { owner: 'acme', name: 'trie', number: 7 };
const APP = { id: 1, slug: 'perf-checklist' };
const NOBODY = async () => ({ role: 'none' as const, teams: [] });
const END = { hasNextPage: false, endCursor: null };

/** GitHub with so many comments of people before the App's checklist. */
function gitHub(before: number): { api: GitHubApi; first: PostedPage; asked: () => number } {
  const author = (at: number) =>
    at === before ? { login: 'perf-checklist', __typename: 'Bot' } : { login: 'ada', __typename: 'User' };
  const comment = (at: number) => ({
    id: `c${at}`,
    fullDatabaseId: at,
    body: at === before ? '<!-- perf-checklist -->\nhere' : 'well',
    author: author(at),
    editor: null,
  });
  const page = (start: number) => {
    const end = Math.min(start + 100, before + 1);
    return {
      nodes: Array.from({ length: end - start }, (_, at) => comment(start + at)),
      pageInfo: { hasNextPage: end <= before, endCursor: String(end) },
    };
  };
  let asked = 0;
  const graphql = async (_: string, { comments }: { comments: string }) => {
    asked += 1;
    return { repository: { pullRequest: { comments: page(Number(comments)) } } };
  };
  const first = { headRefOid: 'h', comments: page(0), reviewThreads: { nodes: [], pageInfo: END } };
  return { api: { graphql } as unknown as GitHubApi, first, asked: () => asked };
}

test.each([[0], [99], [100], [1_000], [2_499]])(
  'the checklist is found behind %d comments',
  async (before) => {
    const { api, first, asked } = gitHub(before);
    const { comment } = await ownTexts(api, PULL, APP, first, NOBODY);
    expect(comment?.id).toBe(before);
    expect(asked()).toBe(Math.floor(before / 100));
  },
);

test('what is too long to be read whole is not taken for one without a checklist', async () => {
  const { api, first } = gitHub(20_000);
  await expect(ownTexts(api, PULL, APP, first, NOBODY)).rejects.toThrow(/more than 10,000 comments/);
});
