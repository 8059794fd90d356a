import { asked } from './errors.js';
export const EDITS_QUERY = `query Edits($id: ID!) {
  node(id: $id) { ... on IssueComment {
    userContentEdits(first: 100) { nodes { editedAt diff editor { login __typename } } } } }
}`;
/** Who edited a comment, and what each edit left; oldest first. */
export async function editsOf(api, nodeId, rights) {
  const answer = await asked(
    'reading who edited the checklist',
    api.graphql(EDITS_QUERY, {
      id: nodeId,
    }),
  );
  const edits = (answer.node?.userContentEdits?.nodes ?? []).filter((edit) => edit !== null);
  const known = await Promise.all(
    edits.map(async ({ editor, editedAt, diff }) => {
      // What GitHub hid stays a gap: the next edit must not count as one of the text before it.
      const bot = editor?.__typename === 'Bot';
      const person = editor !== null && !bot ? await rights(editor.login) : { role: 'none', teams: [] };
      return { editor: { login: editor?.login ?? 'ghost', bot }, ...person, at: editedAt, body: diff ?? '' };
    }),
  );
  // GitHub lists the newest first; of edits in one second the order of that list is all there is to know.
  return known.reverse().sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
