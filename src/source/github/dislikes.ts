import type { Role } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked } from './errors.js';
import type { GitHubSource } from './source.js';

type Asked = Pick<GitHubSource, 'address' | 'posted' | 'rights'>;

/** Roles whose opinion on a rule counts: those who could merge. */
const JUDGES: ReadonlySet<Role> = new Set(['admin', 'maintain', 'write']);

/** Fingerprints of the findings whose comment got a thumbs down from somebody who may write. GitHub tells it nobody. */
export async function dislikedFindings(
  api: GitHubApi,
  source: Asked,
  among: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { findings } = await source.posted();
  const disliked = new Set<string>();
  for (const { id, fingerprint } of findings) {
    if (among.has(fingerprint) && (await isDisliked(api, source, id))) disliked.add(fingerprint);
  }
  return disliked;
}

async function isDisliked(api: GitHubApi, source: Asked, comment: number): Promise<boolean> {
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
