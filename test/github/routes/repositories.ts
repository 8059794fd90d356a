import type { Call } from '../http/call.js';
import { canSee } from '../http/call.js';
import { HttpError, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { userView } from '../view/account.js';
import { commitView, fileView } from '../view/commit.js';
import { countFiles, simplePullView } from '../view/pull.js';
import { apiUrl, fullRepositoryView, htmlUrl } from '../view/repository.js';
import type { Repository } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import { commitOr404, commitOr422, findCommit } from './revision.js';

/** The REST reference: a comparison lists 250 commits at most. */
const COMPARED_COMMITS = 250;

export const repositoryRoutes: Route[] = [
  route('GET /repos/{owner}/{repo}', ['metadata:read'], (call) =>
    ok(fullRepositoryView(call.world, call.repository())),
  ),
  route('GET /repos/{owner}/{repo}/activity', ['contents:read'], listActivities),
  route('GET /repos/{owner}/{repo}/branches', ['contents:read'], listBranches),
  route('GET /repos/{owner}/{repo}/branches/{branch}', ['contents:read'], showBranch),
  route('GET /repos/{owner}/{repo}/commits', ['contents:read'], listCommits),
  route('GET /repos/{owner}/{repo}/commits/{ref}', ['contents:read'], showCommit),
  route('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', ['pull_requests:read'], pullsOfCommit),
  route('GET /repos/{owner}/{repo}/compare/{basehead}', ['contents:read'], compare),
];

/** GitHub pages it by cursors; a page is all that is ever asked for here. */
function listActivities(call: Call): Reply {
  const branch = call.query.get('ref');
  const found = call
    .repository()
    .activities.filter(({ ref }) => branch === null || ref === branch || ref === `refs/heads/${branch}`)
    .reverse()
    .slice(0, Number(call.query.get('per_page') ?? 30));
  return ok(
    found.map(({ id, type, ref, before, after, actor, at }) => ({
      id,
      node_id: nodeId('Activity', id),
      before,
      after,
      ref,
      timestamp: at,
      activity_type: type,
      actor: userView(call.world, actor),
    })),
  );
}

async function listBranches(call: Call): Promise<Reply> {
  const repository = call.repository();
  return call.list(await repository.git.branches(), ({ name, sha }) => ({
    name,
    commit: { sha, url: `${apiUrl(call.world, repository)}/commits/${sha}` },
    protected: false,
  }));
}

async function showBranch(call: Call): Promise<Reply> {
  const repository = call.repository();
  const name = call.param('branch');
  const commit = await repository.git.commit(`refs/heads/${name}`);
  if (!commit) throw new HttpError(404, 'Branch not found');
  const self = `${apiUrl(call.world, repository)}/branches/${name}`;
  return ok({
    name,
    commit: commitView(call.world, repository, commit),
    _links: { self, html: `${htmlUrl(repository)}/tree/${name}` },
    protected: false,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${self}/protection`,
  });
}

async function listCommits(call: Call): Promise<Reply> {
  const repository = call.repository();
  const start = await commitOr404(repository, call.query.get('sha') ?? 'HEAD');
  const path = call.query.get('path');
  const options = (['since', 'until', 'author', 'committer'] as const).flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [`--${name}=${value}`];
  });
  const page = call.page(await repository.git.log(start.sha, options, path ? [path] : []));
  const json = await Promise.all(page.items.map((sha) => showSha(call, repository, sha)));
  return { status: 200, json, headers: page.headers };
}

async function showSha(call: Call, repository: Repository, sha: string): Promise<Record<string, unknown>> {
  return commitView(call.world, repository, await commitOr404(repository, sha));
}

async function showCommit(call: Call): Promise<Reply> {
  const repository = call.repository();
  const commit = await commitOr422(repository, call.param('ref'));
  if (/application\/vnd\.github\.(v3\.)?sha/.test(call.accept)) {
    return { status: 200, data: commit.sha, headers: { 'content-type': 'application/vnd.github.sha' } };
  }
  const files = await repository.git.diff(commit.parents[0] ?? EMPTY_TREE, commit.sha);
  if (/application\/vnd\.github\.(v3\.)?diff/.test(call.accept)) {
    const text = await repository.git.diffText(commit.parents[0] ?? EMPTY_TREE, commit.sha);
    return {
      status: 200,
      data: text,
      headers: { 'content-type': 'application/vnd.github.diff; charset=utf-8' },
    };
  }
  const { additions, deletions } = countFiles(files);
  const page = call.page(files.slice(0, call.limits.pullFiles));
  return {
    status: 200,
    headers: page.headers,
    json: {
      ...commitView(call.world, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: page.items.map((file) => fileView(call.world, repository, commit.sha, file, call.limits)),
    },
  };
}

/** git knows the empty tree by this name in every repository. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Open pull requests of a commit that was pushed for them, and merged ones that brought it in. */
async function pullsOfCommit(call: Call): Promise<Reply> {
  const repository = call.repository();
  const { sha } = await commitOr422(repository, call.param('commit_sha'));
  const found = [];
  for (const pull of repository.pulls.values()) {
    const inside = pull.head.sha === sha || pull.mergeCommitSha === sha;
    if (inside || (await repository.git.log(`${pull.base.sha}..${pull.head.sha}`)).includes(sha))
      found.push(pull);
  }
  return call.list(found, (pull) => simplePullView(call.world, pull));
}

/** `base...head`, either side with `owner:` or `owner:repo:` for a fork. */
async function compare(call: Call): Promise<Reply> {
  const repository = call.repository();
  const [baseName, headName] = call.param('basehead').split('...');
  if (!baseName || !headName) throw notFound();
  const base = await comparedSide(call, repository, baseName);
  const head = await comparedSide(call, repository, headName);
  const { git } = repository;
  const common = await git.mergeBase(base, head);
  if (common === undefined)
    throw new HttpError(404, `No common ancestor between ${baseName} and ${headName}.`);
  const ahead = await git.log(`${base}..${head}`, ['--topo-order', '--reverse']);
  const behind = await git.log(`${head}..${base}`);
  const files = await git.diff(common, head);
  if (/application\/vnd\.github\.(v3\.)?diff/.test(call.accept)) {
    const headers = { 'content-type': 'application/vnd.github.diff; charset=utf-8' };
    return { status: 200, data: await git.diffText(common, head), headers };
  }
  const asked = call.query.has('page') || call.query.has('per_page');
  const page = asked ? call.page(ahead) : { items: ahead.slice(-COMPARED_COMMITS), headers: {} };
  const first = Number(call.query.get('page') ?? 1) <= 1;
  const html = `${htmlUrl(repository)}/compare/${baseName}...${headName}`;
  const json = {
    url: `${apiUrl(call.world, repository)}/compare/${baseName}...${headName}`,
    html_url: html,
    permalink_url: `${htmlUrl(repository)}/compare/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: await showSha(call, repository, base),
    merge_base_commit: await showSha(call, repository, common),
    status: comparisonStatus(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: await Promise.all(page.items.map((sha) => showSha(call, repository, sha))),
    files: first
      ? files
          .slice(0, call.limits.diffFiles)
          .map((file) => fileView(call.world, repository, head, file, call.limits))
      : [],
  };
  return { status: 200, json, headers: page.headers };
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

async function comparedSide(call: Call, repository: Repository, name: string): Promise<string> {
  const parts = name.split(':');
  const ref = parts.pop() ?? '';
  if (parts.length === 0) return (await commitOr404(repository, ref)).sha;
  const [owner = '', repo = repository.name] = parts;
  const other = call.world.findRepository(`${owner}/${repo}`);
  if (!other || (!canSee(call.world, call.caller, other) && other.private)) throw notFound();
  const { sha } = await commitOr404(other, ref);
  const here = await findCommit(repository, sha);
  if (!here) await repository.git.fetchBranch(other.git.dir, ref);
  return sha;
}
