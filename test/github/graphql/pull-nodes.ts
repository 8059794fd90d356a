import { requirePermission } from '../auth/callers.js';
import { association, countFiles } from '../view/pull.js';
import { htmlUrl } from '../view/repository.js';
import type { Pull, Repository, User } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import { pullCommits, pullFiles } from '../world/pull-diff.js';
import { editConnection } from './comment-nodes.js';
import { connection } from './connection.js';
import { type Args, type Context, type Node, TypedError } from './context.js';

/** In GraphQL a bot's login lacks the `[bot]` that REST shows. */
export function actorNode(context: Context, user: User): Node {
  const { world } = context.call;
  const login = user.login.replace(/\[bot\]$/, '');
  const path = user.type === 'Bot' ? `/apps/${login}` : `/${login}`;
  return {
    __typename: user.type,
    id: nodeId(user.type, user.id),
    databaseId: user.id,
    login,
    avatarUrl: `https://avatars.githubusercontent.com/u/${user.id}?v=4`,
    url: `https://github.com${path}`,
    resourcePath: path,
    ...(user.type === 'User' && { name: user.login, email: user.email, isViewer: isViewer(context, user) }),
    ...(user.type === 'Organization' && {
      name: user.login,
      repository: ({ name }: Args) => {
        const found = world.findRepository(`${user.login}/${String(name)}`);
        return found ? context.repository(found) : null;
      },
    }),
  };
}

function isViewer(context: Context, user: User): boolean {
  const { caller } = context.call;
  return caller.kind === 'user' && caller.user === user;
}

export function repositoryNode(context: Context, repository: Repository): Node {
  const { git } = repository;
  const need = (permission: 'contents:read' | 'pull_requests:read'): void =>
    requirePermission(context.call.caller, [permission]);
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: () => context.actor(repository.owner),
    isPrivate: repository.private,
    isFork: repository.parent !== undefined,
    isArchived: false,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    url: htmlUrl(repository),
    resourcePath: `/${repository.fullName}`,
    createdAt: repository.createdAt,
    pushedAt: repository.pushedAt,
    updatedAt: repository.pushedAt,
    parent: () => repository.parent && context.repository(repository.parent),
    defaultBranchRef: () => refNode(context, repository, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: Args) => {
      const name = String(qualifiedName);
      return refNode(context, repository, name.startsWith('refs/') ? name : `refs/heads/${name}`);
    },
    object: async ({ expression, oid }: Args) => {
      need('contents:read');
      return context.gitObject(repository, String(oid ?? expression));
    },
    pullRequest: ({ number }: Args) => {
      need('pull_requests:read');
      const pull = repository.pulls.get(Number(number));
      if (pull) return context.pull(pull);
      throw new TypedError(
        'NOT_FOUND',
        `Could not resolve to a PullRequest with the number of ${String(number)}.`,
      );
    },
    pullRequests: (args: Args) => {
      need('pull_requests:read');
      const pulls = choosePulls(repository, args);
      return connection('PullRequestConnection', 'pullRequests', pulls, args, (pull) => context.pull(pull));
    },
    isEmpty: async () => (await git.branches()).length === 0,
  };
}

function choosePulls(repository: Repository, args: Args): Pull[] {
  const states = args.states as string[] | null | undefined;
  return [...repository.pulls.values()].filter(
    (pull) =>
      (states == null || states.includes(stateOf(pull))) &&
      (args.headRefName == null || pull.head.ref === args.headRefName) &&
      (args.baseRefName == null || pull.base.ref === args.baseRefName),
  );
}

async function refNode(context: Context, repository: Repository, name: string): Promise<Node | null> {
  const commit = await repository.git.commit(name);
  if (!commit) return null;
  const prefix = name.replace(/[^/]+$/, '');
  const short = name.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : name.slice(prefix.length);
  return {
    __typename: 'Ref',
    id: nodeId('Repository', repository.id),
    name: short,
    prefix: name.startsWith('refs/heads/') ? 'refs/heads/' : prefix,
    target: () => context.commit(repository, commit),
    repository: () => context.repository(repository),
  };
}

function stateOf(pull: Pull): string {
  if (pull.mergedAt !== null) return 'MERGED';
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}

export function pullNode(context: Context, pull: Pull): Node {
  const { repository, head, base } = pull;
  const { git } = repository;
  const url = `${htmlUrl(repository)}/pull/${pull.number}`;
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    closed: pull.state === 'closed',
    merged: pull.mergedAt !== null,
    isDraft: pull.draft,
    locked: pull.locked,
    author: () => context.actor(pull.author),
    authorAssociation: association(context.call.world, repository, pull.author),
    headRefName: head.ref,
    headRefOid: head.sha,
    headRepository: () => head.repository && context.repository(head.repository),
    headRepositoryOwner: () => head.repository && context.actor(head.repository.owner),
    isCrossRepository: head.repository !== repository,
    baseRef: () => refNode(context, repository, `refs/heads/${base.ref}`),
    headRef: () => head.repository && refNode(context, head.repository, `refs/heads/${head.ref}`),
    baseRefName: base.ref,
    baseRefOid: base.sha,
    baseRepository: () => context.repository(repository),
    repository: () => context.repository(repository),
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt,
    mergedAt: pull.mergedAt,
    url,
    resourcePath: url.replace('https://github.com', ''),
    permalink: url,
    mergeable: async () =>
      (await git.merge(base.sha, head.sha)) === undefined ? 'CONFLICTING' : 'MERGEABLE',
    changedFiles: async () => (await pullFiles(pull)).length,
    additions: async () => countFiles(await pullFiles(pull)).additions,
    deletions: async () => countFiles(await pullFiles(pull)).deletions,
    ...pullConnections(context, pull),
  };
}

const CHANGES: Record<string, string> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  copied: 'COPIED',
  changed: 'CHANGED',
};

function pullConnections(context: Context, pull: Pull): Node {
  return {
    comments: (args: Args) =>
      connection('IssueCommentConnection', 'comments', pull.comments, args, (one) =>
        context.issueComment(one),
      ),
    reviews: (args: Args) =>
      connection('PullRequestReviewConnection', 'reviews', pull.reviews, args, (one) => context.review(one)),
    reviewThreads: (args: Args) =>
      connection('PullRequestReviewThreadConnection', 'reviewThreads', pull.threads, args, (one) =>
        context.thread(one),
      ),
    labels: (args: Args) =>
      connection('LabelConnection', 'labels', [...pull.labels], args, (name) => ({
        __typename: 'Label',
        id: nodeId('Label', pull.repository.labels.get(name.toLowerCase())?.id ?? 0),
        name,
        color: 'ededed',
      })),
    files: async (args: Args) =>
      connection('PullRequestChangedFileConnection', 'files', await pullFiles(pull), args, (file) => ({
        __typename: 'PullRequestChangedFile',
        path: file.path,
        additions: file.additions,
        deletions: file.deletions,
        changeType: CHANGES[file.status] ?? 'MODIFIED',
      })),
    commits: async (args: Args) =>
      connection('PullRequestCommitConnection', 'commits', await pullCommits(pull), args, (sha) => ({
        __typename: 'PullRequestCommit',
        id: nodeId('PullRequest', pull.id),
        commit: () => context.gitObject(pull.repository, sha),
        pullRequest: () => context.pull(pull),
      })),
    userContentEdits: (args: Args) => editConnection(context, pull.edits, args),
  };
}
