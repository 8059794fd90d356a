import { asked } from './errors.js';

/** Closed ones that were not merged are passed over; two pages show a few weeks of the busiest repositories. */
const MAX_PAGES = 2;
const PAGE = 100;
/** The last pull requests merged into a branch, the newest first. */
export async function mergedPulls(api, repository, branch, most) {
  const found = [];
  for (let page = 1; page <= MAX_PAGES && found.length < most; page++) {
    const { data } = await asked(
      'listing the merged pull requests',
      api.request('GET /repos/{owner}/{repo}/pulls', {
        owner: repository.owner,
        repo: repository.name,
        state: 'closed',
        base: branch,
        sort: 'updated',
        direction: 'desc',
        per_page: PAGE,
        page,
      }),
    );
    for (const pull of data) {
      if (!pull.merged_at) continue;
      found.push({
        number: pull.number,
        title: pull.title,
        author: { login: pull.user?.login ?? 'ghost', bot: pull.user?.type === 'Bot' },
        labels: pull.labels.map(({ name }) => name),
        mergedAt: pull.merged_at,
        baseRef: pull.base.ref,
        baseSha: pull.base.sha,
        headRef: pull.head.ref,
        headSha: pull.head.sha,
        fromFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
      });
    }
    if (data.length < PAGE) break;
  }
  return found.sort((one, other) => (one.mergedAt < other.mergedAt ? 1 : -1)).slice(0, most);
}
