import type { CommentEdit, Role } from '../../model.js';
import type { GitHubApi, GraphqlActor } from './api.js';
import { asked } from './errors.js';

/** In which role, and in which of the teams that may tick, a person is. */
export type Rights = (login: string) => Promise<{ role: Role; teams: readonly string[] }>;

export const EDITS_QUERY = `query Edits($id: ID!) {
  node(id: $id) { ... on IssueComment {
    userContentEdits(first: 100) { nodes { editedAt diff editor { login __typename } } } } }
}`;

/** Who edited a comment, and what each edit left; oldest first. */
export async function editsOf(api: GitHubApi, nodeId: string, rights: Rights): Promise<CommentEdit[]> {
  type Edit = { editedAt: string; diff: string | null; editor: GraphqlActor | null };
  const answer = await asked(
    'reading who edited the checklist',
    api.graphql<{ node: { userContentEdits: { nodes: (Edit | null)[] | null } | null } | null }>(
      EDITS_QUERY,
      {
        id: nodeId,
      },
    ),
  );
  const edits = (answer.node?.userContentEdits?.nodes ?? []).filter((edit) => edit !== null);
  const known = await Promise.all(
    edits.map(async ({ editor, editedAt, diff }): Promise<CommentEdit> => {
      // What GitHub hid stays a gap: the next edit must not count as one of the text before it.
      const bot = editor?.__typename === 'Bot';
      const person =
        editor !== null && !bot ? await rights(editor.login) : { role: 'none' as const, teams: [] };
      return { editor: { login: editor?.login ?? 'ghost', bot }, ...person, at: editedAt, body: diff ?? '' };
    }),
  );
  // GitHub lists the newest first; of edits in one second the order of that list is all there is to know.
  return known.reverse().sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
