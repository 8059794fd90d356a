import type { FileDiff } from '../git/patch.js';
import type { Pull, Repository, User } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import { atLeast, type World } from '../world/world.js';
import { organizationView, userView } from './account.js';
import { apiUrl, htmlUrl, repositoryView } from './repository.js';

/** What takes git to know. */
export interface PullCounts {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Null as long as GitHub has not tried the merge. */
  readonly mergeable: boolean | null;
  readonly mergeCommit: string | null;
}

export function association(world: World, repository: Repository, user: User): string {
  if (repository.owner === user) return 'OWNER';
  if (repository.collaborators.has(user.login.toLowerCase())) return 'COLLABORATOR';
  return atLeast(world.roleOf(repository, user), 'triage') ? 'MEMBER' : 'NONE';
}

export function labelView(world: World, repository: Repository, name: string): Record<string, unknown> {
  const label = repository.labels.get(name.toLowerCase());
  const id = label?.id ?? 0;
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${apiUrl(world, repository)}/labels/${encodeURIComponent(name)}`,
    name: label?.name ?? name,
    description: null,
    color: label?.color ?? 'ededed',
    default: false,
  };
}

/** As lists show it. */
export function simplePullView(world: World, pull: Pull): Record<string, unknown> {
  const { repository } = pull;
  const api = apiUrl(world, repository);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${htmlUrl(repository)}/pull/${pull.number}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${api}/statuses/${pull.head.sha}`,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: userView(world, pull.author),
    body: pull.body,
    labels: [...pull.labels].map((name) => labelView(world, repository, name)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(world, pull.head.owner, pull.head.ref, pull.head.sha, pull.head.repository),
    base: side(world, repository.owner.login, pull.base.ref, pull.base.sha, repository),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${api}/statuses/${pull.head.sha}` },
    },
    author_association: association(world, repository, pull.author),
    auto_merge: null,
    draft: pull.draft,
  };
}

function side(world: World, owner: string, ref: string, sha: string, repository: Repository | null): unknown {
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userView(world, world.user(owner)),
    repo: repository && repositoryView(world, repository),
  };
}

export function pullView(world: World, pull: Pull, counts: PullCounts): Record<string, unknown> {
  const merged = pull.mergedAt !== null;
  return {
    ...simplePullView(world, pull),
    merge_commit_sha: pull.mergeCommitSha ?? counts.mergeCommit,
    merged,
    mergeable: merged ? null : counts.mergeable,
    rebaseable: merged ? null : counts.mergeable,
    mergeable_state: mergeableState(counts.mergeable),
    merged_by: null,
    comments: pull.comments.length,
    review_comments: pull.threads.reduce((sum, thread) => sum + thread.comments.length, 0),
    maintainer_can_modify: false,
    commits: counts.commits,
    additions: counts.additions,
    deletions: counts.deletions,
    changed_files: counts.changedFiles,
  };
}

function mergeableState(mergeable: boolean | null): string {
  if (mergeable === null) return 'unknown';
  return mergeable ? 'clean' : 'dirty';
}

/** The pull request as `issue_comment` events and the issues API show it. */
export function issueView(world: World, pull: Pull): Record<string, unknown> {
  const api = apiUrl(world, pull.repository);
  const url = `${api}/issues/${pull.number}`;
  const html = `${htmlUrl(pull.repository)}/pull/${pull.number}`;
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: html,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    user: userView(world, pull.author),
    labels: [...pull.labels].map((name) => labelView(world, pull.repository, name)),
    state: pull.state,
    state_reason: null,
    locked: pull.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.comments.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    author_association: association(world, pull.repository, pull.author),
    active_lock_reason: null,
    draft: pull.draft,
    body: pull.body,
    performed_via_github_app: null,
    reactions: reactionRollup(`${url}/reactions`, []),
    pull_request: {
      url: `${api}/pulls/${pull.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.mergedAt,
    },
  };
}

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

export function reactionRollup(
  url: string,
  reactions: readonly { content: string }[],
): Record<string, unknown> {
  const counts = REACTIONS.map((name) => [name, reactions.filter(({ content }) => content === name).length]);
  return { url, total_count: reactions.length, ...Object.fromEntries(counts) };
}

/** Checks and workflow runs list the pull requests of their commit, but never those from forks. */
export function pullLinks(world: World, repository: Repository, sha: string): Record<string, unknown>[] {
  const link = (other: Repository): unknown => ({
    id: other.id,
    url: apiUrl(world, other),
    name: other.name,
  });
  return [...repository.pulls.values()]
    .filter((pull) => pull.state === 'open' && pull.head.sha === sha && pull.head.repository === repository)
    .map((pull) => ({
      url: `${apiUrl(world, repository)}/pulls/${pull.number}`,
      id: pull.id,
      number: pull.number,
      head: { ref: pull.head.ref, sha: pull.head.sha, repo: link(repository) },
      base: { ref: pull.base.ref, sha: pull.base.sha, repo: link(repository) },
    }));
}

export function countFiles(files: readonly FileDiff[]): { additions: number; deletions: number } {
  let additions = 0;
  let deletions = 0;
  for (const file of files) {
    additions += file.additions;
    deletions += file.deletions;
  }
  return { additions, deletions };
}

/** `organization` and `repository` as every webhook carries them. */
export function webhookFrame(world: World, repository: Repository): Record<string, unknown> {
  const { owner } = repository;
  return {
    repository: { ...repositoryView(world, repository), custom_properties: {} },
    ...(owner.type === 'Organization' && { organization: organizationView(world, owner) }),
  };
}
