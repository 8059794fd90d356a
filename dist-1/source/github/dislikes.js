import { asked } from './errors.js';

/** Roles whose opinion on a rule counts: those who could merge. */
const JUDGES = new Set(['admin', 'maintain', 'write']);
/** Fingerprints of the findings whose comment got a thumbs down from somebody who may write. GitHub tells it nobody. */
export async function dislikedFindings(api, source, among) {
  const { findings } = await source.posted();
  const disliked = new Set();
  for (const { id, fingerprint } of findings) {
    if (among.has(fingerprint) && (await isDisliked(api, source, id))) disliked.add(fingerprint);
  }
  return disliked;
}
async function isDisliked(api, source, comment) {
  const { owner, name } = source.address;
  const { data } = await asked(
    'reading what people thought of a comment',
    api.request('GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', {
      owner,
      repo: name,
      comment_id: comment,
      content: '-1',
      per_page: 100,
    }),
  );
  for (const { user } of data) {
    if (user?.type === 'User' && JUDGES.has((await source.rights(user.login)).role)) return true;
  }
  return false;
}
