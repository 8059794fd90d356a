import { asked } from './errors.js';
/** The author of the change who started this by hand, and may have chosen by its inputs what is measured; null for any other run. */
export function startedByAuthor({ event, actor }, pull) {
  if (event !== 'workflow_dispatch' || !actor || !pull.othersCanWrite) return null;
  const login = actor.login.toLowerCase();
  const authors = [pull.author.login, ...(pull.pushers ?? [])];
  return authors.some((author) => author.toLowerCase() === login) ? actor.login : null;
}
const PAGE = 100;
/** GitHub lists a thousand runs of a commit and no more. */
const MAX_PAGES = 10;
/** Of the head commit, newest first. */
export async function workflowRuns(api, pull) {
  const runs = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data } = await asked(
      'listing the workflow runs',
      api.request('GET /repos/{owner}/{repo}/actions/runs', {
        owner: pull.repository.owner,
        repo: pull.repository.name,
        head_sha: pull.headSha,
        per_page: PAGE,
        page,
      }),
    );
    runs.push(...data.workflow_runs.map((run) => ({ ...run, id: Number(run.id) })));
    if (data.workflow_runs.length < PAGE) break;
  }
  return runs;
}
