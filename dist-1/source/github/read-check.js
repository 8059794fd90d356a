import { CHECK_NAME } from './api.js';
import { pullNumber } from './check-id.js';
import { asked } from './errors.js';

const PAGE = 100;
/** The App's check runs on a commit, newest first, of every pull request that has it as its head. */
export async function readRuns(api, repository, app, sha) {
  const own = await ownChecks('reading the check', api, repository, app, sha);
  return own.map((check) => ({ id: check.external_id ?? '', check: postedCheck(check) }));
}
/** The newest run on a commit that is about one pull request. */
export async function readCheck(api, repository, app, sha, id) {
  const runs = await readRuns(api, repository, app, sha);
  return runs.find((run) => run.id === id)?.check ?? null;
}
/** Open or closed pull requests that the App's own checks on a commit remember. */
export async function pullsOfChecks(api, repository, app, sha) {
  const own = await ownChecks('looking for the pull request of a check', api, repository, app, sha);
  const numbers = own.map((check) => pullNumber(check.external_id ?? ''));
  return [...new Set(numbers.filter((number) => number !== null))];
}
/** The App's check runs on a commit, newest first. */
async function ownChecks(doing, api, repository, app, sha) {
  const all = [];
  // GitHub itself keeps no more than a thousand runs of one name.
  for (let page = 1; ; page++) {
    const { data } = await asked(
      doing,
      api.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        owner: repository.owner,
        repo: repository.name,
        ref: sha,
        check_name: CHECK_NAME,
        app_id: app.id,
        filter: 'all',
        per_page: PAGE,
        page,
      }),
    );
    all.push(...data.check_runs);
    if (data.check_runs.length < PAGE) break;
  }
  return all
    .filter((check) => check.app?.id === app.id && check.name === CHECK_NAME)
    .sort((one, other) => Number(other.id) - Number(one.id));
}
export function postedCheck(check) {
  return {
    id: Number(check.id),
    headSha: check.head_sha,
    status: check.status === 'completed' || check.status === 'in_progress' ? check.status : 'queued',
    conclusion: check.conclusion,
    title: check.output.title ?? '',
    summary: check.output.summary ?? '',
    text: check.output.text ?? '',
    annotations: check.output.annotations_count,
    ...(check.started_at ? { startedAt: check.started_at } : {}),
  };
}
