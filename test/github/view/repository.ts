import type { Repository } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';
import { userView } from './account.js';

/** What follows `/repos/{owner}/{repo}` in each of a repository's addresses. */
const ADDRESSES: Record<string, string> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function apiUrl(world: World, repository: Repository): string {
  return `${world.url}/repos/${repository.fullName}`;
}

export function htmlUrl(repository: Repository): string {
  return `https://github.com/${repository.fullName}`;
}

/** What GitHub calls a minimal repository: inside runs and suites. */
export function minimalRepositoryView(world: World, repository: Repository): Record<string, unknown> {
  const url = apiUrl(world, repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: userView(world, repository.owner),
    private: repository.private,
    html_url: htmlUrl(repository),
    description: null,
    fork: repository.parent !== undefined,
    url,
    ...Object.fromEntries(Object.entries(ADDRESSES).map(([name, rest]) => [name, `${url}${rest}`])),
  };
}

export function repositoryView(world: World, repository: Repository): Record<string, unknown> {
  const open = [...repository.pulls.values()].filter((pull) => pull.state === 'open').length;
  return {
    ...minimalRepositoryView(world, repository),
    git_url: `git://github.com/${repository.fullName}.git`,
    ssh_url: `git@github.com:${repository.fullName}.git`,
    clone_url: `${htmlUrl(repository)}.git`,
    svn_url: htmlUrl(repository),
    mirror_url: null,
    homepage: null,
    language: 'Rust',
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 108,
    default_branch: repository.defaultBranch,
    open_issues_count: open,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    allow_forking: true,
    web_commit_signoff_required: false,
    license: null,
    forks: 0,
    open_issues: open,
    watchers: 0,
  };
}

export function fullRepositoryView(world: World, repository: Repository): Record<string, unknown> {
  const parent = repository.parent && repositoryView(world, repository.parent);
  return {
    ...repositoryView(world, repository),
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    subscribers_count: 0,
    network_count: 0,
    temp_clone_token: null,
    ...(repository.owner.type === 'Organization' && { organization: userView(world, repository.owner) }),
    ...(parent && { parent, source: parent }),
  };
}
