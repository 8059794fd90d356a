import type { FileDiff } from '../git/patch.js';
import type { Commit, Signature } from '../git/repository.js';
import type { Limits } from '../world/limits.js';
import type { Repository, User } from '../world/model.js';
import { gitNodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';
import { userView } from './account.js';
import { apiUrl, htmlUrl } from './repository.js';

const VERIFICATION = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

export function commitView(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const url = `${apiUrl(world, repository)}/commits/${commit.sha}`;
  const html = `${htmlUrl(repository)}/commit/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: gitNodeId('C', repository.id, commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: treeLink(world, repository, commit.tree),
      url: `${apiUrl(world, repository)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: VERIFICATION,
    },
    url,
    html_url: html,
    comments_url: `${url}/comments`,
    author: userOf(world, commit.author),
    committer: userOf(world, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${apiUrl(world, repository)}/commits/${sha}`,
      html_url: `${htmlUrl(repository)}/commit/${sha}`,
    })),
  };
}

export function gitCommitView(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const url = (sha: string): string => `${apiUrl(world, repository)}/git/commits/${sha}`;
  const html = (sha: string): string => `${htmlUrl(repository)}/commit/${sha}`;
  return {
    sha: commit.sha,
    node_id: gitNodeId('C', repository.id, commit.sha),
    url: url(commit.sha),
    html_url: html(commit.sha),
    author: commit.author,
    committer: commit.committer,
    tree: treeLink(world, repository, commit.tree),
    message: commit.message,
    parents: commit.parents.map((sha) => ({ sha, url: url(sha), html_url: html(sha) })),
    verification: VERIFICATION,
  };
}

/** As workflow runs, check suites and merge groups show it. */
export function simpleCommitView(commit: Commit): Record<string, unknown> {
  const person = ({ name, email }: Signature): unknown => ({ name, email });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

function treeLink(world: World, repository: Repository, sha: string): Record<string, unknown> {
  return { sha, url: `${apiUrl(world, repository)}/git/trees/${sha}` };
}

function userOf(world: World, signature: Signature): Record<string, unknown> | null {
  const account = accountOf(world, signature);
  return account ? userView(world, account) : null;
}

/** GitHub leaves `patch` out of binary files and of files with too many changed lines. */
export function fileView(
  world: World,
  repository: Repository,
  head: string,
  file: FileDiff,
  limits: Limits,
): Record<string, unknown> {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const changes = file.additions + file.deletions;
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes,
    blob_url: `${htmlUrl(repository)}/blob/${head}/${path}`,
    raw_url: `${htmlUrl(repository)}/raw/${head}/${path}`,
    contents_url: `${apiUrl(world, repository)}/contents/${path}?ref=${head}`,
    ...(hasPatch(file, limits) && { patch: file.hunks }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
}

export function hasPatch(file: FileDiff, limits: Limits): boolean {
  return file.hunks !== '' && !file.binary && file.additions + file.deletions <= limits.diffLines;
}

/** The account that wrote a commit, when its address is known. */
export function accountOf(world: World, signature: Signature): User | undefined {
  return world.userByEmail(signature.email);
}
