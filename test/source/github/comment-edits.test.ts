import type { GitHubApi } from '../../../src/source/github/api.js';
import { editsOf } from '../../../src/source/github/comment-edits.js';

/** GitHub's answer, newest first. */
function answering(nodes: readonly object[]): GitHubApi {
  return { graphql: async () => ({ node: { userContentEdits: { nodes } } }) } as unknown as GitHubApi;
}

const by = (login: string, __typename = 'User') => ({ login, __typename });
const writer = async () => ({ role: 'write' as const, teams: [] });

test('edits come oldest first, those of one second too', async () => {
  const edits = await editsOf(
    answering([
      { editedAt: '2026-11-22T14:20:01Z', diff: 'ticked again', editor: by('grace') },
      { editedAt: '2026-11-22T14:20:01Z', diff: 'restored', editor: by('perf-checklist', 'Bot') },
      { editedAt: '2026-11-22T14:20:01Z', diff: 'ticked', editor: by('ada') },
      { editedAt: '2026-11-22T14:20:00Z', diff: 'posted', editor: by('perf-checklist', 'Bot') },
    ]),
    'id',
    writer,
  );
  expect(edits.map(({ body }) => body)).toEqual(['posted', 'ticked', 'restored', 'ticked again']);
});

test('an edit whose text is hidden stays as a gap, and nobody gone has a right', async () => {
  const edits = await editsOf(
    answering([
      { editedAt: '2026-11-22T14:20:01Z', diff: 'ticked', editor: null },
      { editedAt: '2026-11-22T14:20:00Z', diff: null, editor: by('ada') },
    ]),
    'id',
    writer,
  );
  expect(edits).toMatchObject([
    { body: '' },
    { editor: { login: 'ghost', bot: false }, role: 'none', body: 'ticked' },
  ]);
});
