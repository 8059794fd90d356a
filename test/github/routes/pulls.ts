import type { Call } from '../http/call.js';
import { HttpError, invalid, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { commitView, fileView } from '../view/commit.js';
import { pullView, simplePullView } from '../view/pull.js';
import { commitOf, pullCounts } from '../webhooks/payload.js';
import { editBody } from '../world/comments.js';
import type { Pull } from '../world/model.js';
import { pullCommits, pullDiffText, pullFiles } from '../world/pull-diff.js';

/** The REST reference: 250 commits of a pull request at most. */
const LISTED_COMMITS = 250;

export const pullRoutes: Route[] = [
  route('GET /repos/{owner}/{repo}/pulls', ['pull_requests:read'], listPulls),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}', ['pull_requests:read'], showPull),
  route('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', ['pull_requests:write'], updatePull),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', ['pull_requests:read'], listFiles),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', ['pull_requests:read'], listCommits),
];

export function pullOf(call: Call, parameter = 'pull_number'): Pull {
  const pull = call.repository().pulls.get(call.number(parameter));
  if (!pull) throw notFound();
  return pull;
}

function listPulls(call: Call): Reply {
  const state = call.query.get('state') ?? 'open';
  const head = call.query.get('head');
  const base = call.query.get('base');
  // GitHub ignores a head filter that does not name the owner.
  const wanted = head?.includes(':') ? head.toLowerCase() : undefined;
  const found = [...call.repository().pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.base.ref === base) &&
      (wanted === undefined || `${pull.head.owner}:${pull.head.ref}`.toLowerCase() === wanted),
  );
  const byUpdate = call.query.get('sort') === 'updated';
  const order = (pull: Pull): string => (byUpdate ? pull.updatedAt : pull.createdAt);
  found.sort((a, b) => order(a).localeCompare(order(b)) || a.id - b.id);
  const ascending = call.query.get('direction') === 'asc';
  return call.list(ascending ? found : found.reverse(), (pull) => simplePullView(call.world, pull));
}

async function showPull(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  if (/application\/vnd\.github\.(v3\.)?(diff|patch)/.test(call.accept)) return showDiff(call, pull);
  return ok(await wholePull(call, pull));
}

async function wholePull(call: Call, pull: Pull): Promise<unknown> {
  const counts = await pullCounts(pull);
  const open = pull.state === 'open';
  const mergeCommit = open ? await pull.repository.git.merge(pull.base.sha, pull.head.sha) : undefined;
  const mergeable = open ? mergeCommit !== undefined : null;
  return pullView(call.world, pull, { ...counts, mergeable, mergeCommit: mergeCommit ?? null });
}

async function showDiff(call: Call, pull: Pull): Promise<Reply> {
  const { diffFiles, diffLines, diffBytes } = call.limits;
  const files = await pullFiles(pull);
  if (files.length > diffFiles) {
    throw tooLargeDiff(`Sorry, the diff exceeded the maximum number of files (${diffFiles}).`);
  }
  const text = await pullDiffText(pull);
  if (text.split('\n').length > diffLines) {
    throw tooLargeDiff(`Sorry, the diff exceeded the maximum number of lines (${diffLines})`);
  }
  if (text.length > diffBytes) throw tooLargeDiff('Sorry, the diff exceeded the maximum size.');
  return {
    status: 200,
    data: text,
    headers: { 'content-type': 'application/vnd.github.diff; charset=utf-8' },
  };
}

function tooLargeDiff(message: string): HttpError {
  return new HttpError(406, message, {
    errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }],
  });
}

async function updatePull(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  const wanted = call.body<{ title?: string; body?: string; state?: 'open' | 'closed' }>();
  const { user } = call.author();
  const changes: Record<string, { from: string | null }> = {};
  if (wanted.title !== undefined) {
    if (wanted.title === '') throw invalid('PullRequest', 'title', 'title is missing', 'missing_field');
    changes.title = { from: pull.title };
    pull.title = wanted.title;
  }
  if (wanted.body !== undefined) {
    changes.body = { from: pull.body };
    editBody(call.world, pull, user, wanted.body);
  }
  pull.updatedAt = call.world.now();
  if (Object.keys(changes).length > 0)
    call.announce(await call.payloads.pull(pull, 'edited', user, { changes }));
  if (wanted.state !== undefined && wanted.state !== pull.state) {
    pull.state = wanted.state;
    pull.closedAt = wanted.state === 'closed' ? call.world.now() : null;
    const action = wanted.state === 'closed' ? 'closed' : 'reopened';
    call.announce(await call.payloads.pull(pull, action, user));
  }
  return ok(await wholePull(call, pull));
}

async function listFiles(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  const head = pull.listedHead ?? pull.head.sha;
  const files = (await pullFiles(pull, head)).slice(0, call.limits.pullFiles);
  return call.list(files, (file) => fileView(call.world, pull.repository, head, file, call.limits));
}

async function listCommits(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  const page = call.page((await pullCommits(pull)).slice(0, LISTED_COMMITS));
  const commits = await Promise.all(page.items.map((sha) => commitOf(pull.repository, sha)));
  const json = commits.map((commit) => commitView(call.world, pull.repository, commit));
  return { status: 200, json, headers: page.headers };
}
