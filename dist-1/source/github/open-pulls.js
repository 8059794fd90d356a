import { isChecklist } from '../../markers/boxes.js';
import { externalId } from './check-id.js';
import { asked, isHttpFailure } from './errors.js';
import { readCheck } from './read-check.js';

const PAGE = 100;
/** Pages of a hundred; what lies behind was not touched for long. */
const MAX_PAGES = 10;
/** Repositories the installation sees and can be reviewed. */
export async function repositoriesOf(api) {
  const all = [];
  for (let page = 1; ; page++) {
    const { data } = await asked(
      'listing the repositories of an installation',
      api.request('GET /installation/repositories', { per_page: PAGE, page }),
    );
    for (const { owner, name, archived, disabled } of data.repositories) {
      if (!archived && !disabled) all.push({ owner: owner.login, name });
    }
    if (data.repositories.length < PAGE) return all;
  }
}
/** The open pull requests, lately touched first. Null when nothing changed since `etag`, which costs no request. */
export async function openPullsSince(api, repository, etag) {
  const pulls = [];
  let first = null;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await pageOfPulls(api, repository, page, page === 1 ? etag : null);
    if (answer === null) return null;
    if (page === 1) first = answer.headers.etag ?? null;
    pulls.push(
      ...answer.data.map(({ number, head, draft, base, labels, updated_at }) => ({
        number,
        headSha: head.sha,
        draft: draft === true,
        baseRef: base.ref,
        labels: labels.map(({ name }) => name),
        updatedAt: new Date(updated_at),
      })),
    );
    if (answer.data.length < PAGE) break;
  }
  return { pulls, etag: first };
}
async function pageOfPulls(api, { owner, name }, page, etag) {
  try {
    return await api.request('GET /repos/{owner}/{repo}/pulls', {
      owner,
      repo: name,
      state: 'open',
      sort: 'updated',
      direction: 'desc',
      per_page: PAGE,
      page,
      ...(etag === null ? {} : { headers: { 'if-none-match': etag } }),
    });
  } catch (error) {
    if (isHttpFailure(error, 304)) return null;
    return asked('listing the open pull requests', Promise.reject(error));
  }
}
/** Where the App's newest check of a pull request stands on its head; null: there is none. */
export async function checkStateOf(api, repository, app, { headSha, number }) {
  const check = await readCheck(api, repository, app, headSha, externalId(number));
  if (!check) return null;
  return {
    // GitHub ends a check itself after fourteen days and calls it stale: nobody was at work there.
    status: check.status === 'completed' && check.conclusion !== 'stale' ? 'completed' : 'open',
    startedAt: check.startedAt ? new Date(check.startedAt) : null,
  };
}
/** The App's checklists that were written or edited since a time, by pull request, with the time of the edit. */
export async function checklistsEditedSince(api, { owner, name }, app, since) {
  const edited = new Map();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data } = await asked(
      'listing the comments of a repository',
      api.request('GET /repos/{owner}/{repo}/issues/comments', {
        owner,
        repo: name,
        sort: 'updated',
        direction: 'desc',
        since: since.toISOString(),
        per_page: PAGE,
        page,
      }),
    );
    for (const { user, body, issue_url, updated_at } of data) {
      const number = Number(/\/issues\/(\d+)$/.exec(issue_url)?.[1]);
      if (user?.login !== `${app.slug}[bot]` || !isChecklist(body ?? '') || !number) continue;
      edited.set(number, new Date(updated_at));
    }
    if (data.length < PAGE) break;
  }
  return edited;
}
