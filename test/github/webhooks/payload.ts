import type { Commit } from '../git/repository.js';
import { installationView, userView } from '../view/account.js';
import { checkRunWebhookView, checkSuiteView } from '../view/check.js';
import { issueCommentView, reviewCommentView, reviewView } from '../view/comment.js';
import { simpleCommitView } from '../view/commit.js';
import {
  countFiles,
  issueView,
  labelView,
  type PullCounts,
  pullView,
  simplePullView,
  webhookFrame,
} from '../view/pull.js';
import { workflowRunView, workflowView } from '../view/workflow.js';
import type {
  CheckRun,
  CheckSuite,
  Installation,
  IssueComment,
  Pull,
  Repository,
  Review,
  ReviewComment,
  User,
  WorkflowRun,
} from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import { pullCommits, pullFiles } from '../world/pull-diff.js';
import type { World } from '../world/world.js';

export interface Webhook {
  readonly event: string;
  readonly payload: Record<string, unknown>;
}
type Changes = Record<string, { from: unknown }>;

/** Makes payloads of the shape that GitHub documents; each is checked against that description when sent. */
export class Payloads {
  constructor(private readonly world: World) {}

  async pull(pull: Pull, action: string, sender: User, more: Record<string, unknown> = {}): Promise<Webhook> {
    const counts = await pullCounts(pull);
    const pull_request = pullView(this.world, pull, { ...counts, mergeable: null, mergeCommit: null });
    return this.#of('pull_request', action, pull.repository, sender, {
      number: pull.number,
      pull_request,
      ...more,
    });
  }

  label(pull: Pull, action: 'labeled' | 'unlabeled', sender: User, name: string): Promise<Webhook> {
    return this.pull(pull, action, sender, { label: labelView(this.world, pull.repository, name) });
  }

  issueComment(comment: IssueComment, action: string, sender: User, changes?: Changes): Webhook {
    return this.#of('issue_comment', action, comment.pull.repository, sender, {
      issue: issueView(this.world, comment.pull),
      comment: issueCommentView(this.world, comment),
      ...(changes && { changes }),
    });
  }

  reviewComment(comment: ReviewComment, action: string, sender: User, changes?: Changes): Webhook {
    return this.#of('pull_request_review_comment', action, comment.pull.repository, sender, {
      pull_request: simplePullView(this.world, comment.pull),
      comment: reviewCommentView(this.world, comment),
      ...(changes && { changes }),
    });
  }

  review(review: Review, action: string, sender: User): Webhook {
    const view = reviewView(this.world, review);
    return this.#of('pull_request_review', action, review.pull.repository, sender, {
      pull_request: simplePullView(this.world, review.pull),
      review: { ...view, state: review.state.toLowerCase() },
    });
  }

  checkRun(run: CheckRun, action: string, sender: User, more: Record<string, unknown> = {}): Webhook {
    const check_run = checkRunWebhookView(this.world, run);
    return this.#of('check_run', action, run.repository, sender, { check_run, ...more });
  }

  async checkSuite(suite: CheckSuite, action: string, sender: User): Promise<Webhook> {
    const head = await commitOf(suite.repository, suite.headSha);
    const { repository: _, ...check_suite } = checkSuiteView(this.world, suite, head);
    return this.#of('check_suite', action, suite.repository, sender, { check_suite });
  }

  async workflowRun(run: WorkflowRun, action: string, sender: User): Promise<Webhook> {
    const head = await commitOf(run.repository, run.suite.headSha);
    return this.#of('workflow_run', action, run.repository, sender, {
      workflow: workflowView(this.world, run.repository, run.workflow),
      workflow_run: workflowRunView(this.world, run, head),
    });
  }

  async mergeGroup(
    repository: Repository,
    group: { headSha: string; headRef: string; baseSha: string; baseRef: string },
    sender: User,
  ): Promise<Webhook> {
    const head = await commitOf(repository, group.headSha);
    return this.#of('merge_group', 'checks_requested', repository, sender, {
      merge_group: {
        head_sha: group.headSha,
        head_ref: group.headRef,
        base_sha: group.baseSha,
        base_ref: group.baseRef,
        head_commit: simpleCommitView(head),
      },
    });
  }

  async push(
    repository: Repository,
    ref: string,
    before: string,
    after: string,
    sender: User,
  ): Promise<Webhook> {
    const { git } = repository;
    const forced = (await git.mergeBase(before, after)) !== before;
    const shas = await git.log(`${before}..${after}`, ['--reverse', '--topo-order']);
    const commits = await Promise.all(shas.map((sha) => pushedCommit(repository, sha)));
    const compare = `https://github.com/${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
    const head_commit = await pushedCommit(repository, after);
    const { owner } = repository;
    const person = { name: owner.login, email: owner.email };
    const webhook = this.#of('push', undefined, repository, sender, {
      ref,
      before,
      after,
      created: false,
      deleted: false,
      forced,
      base_ref: null,
      compare,
      commits,
      head_commit,
      pusher: { name: sender.login, email: sender.email },
    });
    const view = webhook.payload.repository as Record<string, unknown>;
    const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);
    return {
      event: 'push',
      payload: {
        ...webhook.payload,
        repository: {
          ...view,
          owner: { ...(view.owner as object), ...person },
          created_at: seconds(repository.createdAt),
          pushed_at: seconds(repository.pushedAt),
          stargazers: 0,
          master_branch: repository.defaultBranch,
        },
      },
    };
  }

  installation(installation: Installation, action: string, sender: User): Webhook {
    const repositories = this.world.repositoriesOf(installation).map(shortRepository);
    return {
      event: 'installation',
      payload: {
        action,
        installation: installationView(this.world, installation),
        repositories,
        requester: null,
        sender: userView(this.world, sender),
      },
    };
  }

  installationRepositories(
    installation: Installation,
    changed: { added: readonly Repository[]; removed: readonly Repository[] },
    sender: User,
  ): Webhook {
    return {
      event: 'installation_repositories',
      payload: {
        action: changed.added.length > 0 ? 'added' : 'removed',
        installation: installationView(this.world, installation),
        repository_selection: installation.repositories === undefined ? 'all' : 'selected',
        repositories_added: changed.added.map(shortRepository),
        repositories_removed: changed.removed.map(shortRepository),
        requester: null,
        sender: userView(this.world, sender),
      },
    };
  }

  #of(
    event: string,
    action: string | undefined,
    repository: Repository,
    sender: User,
    subject: Record<string, unknown>,
  ): Webhook {
    const installation = this.world.installationOf(repository);
    return {
      event,
      payload: {
        ...(action !== undefined && { action }),
        ...subject,
        ...webhookFrame(this.world, repository),
        sender: userView(this.world, sender),
        ...(installation && {
          installation: { id: installation.id, node_id: nodeId('Installation', installation.id) },
        }),
      },
    };
  }
}

export async function pullCounts(pull: Pull): Promise<Omit<PullCounts, 'mergeable' | 'mergeCommit'>> {
  const [files, commits] = await Promise.all([pullFiles(pull), pullCommits(pull)]);
  return { commits: commits.length, changedFiles: files.length, ...countFiles(files) };
}

export async function commitOf(repository: Repository, sha: string): Promise<Commit> {
  const commit = await repository.git.commit(sha);
  if (!commit)
    throw new Error(`The stand-in's git directory of ${repository.fullName} has no commit ${sha}.`);
  return commit;
}

async function pushedCommit(repository: Repository, sha: string): Promise<Record<string, unknown>> {
  const commit = await commitOf(repository, sha);
  const files = commit.parents[0] === undefined ? [] : await repository.git.diff(commit.parents[0], sha);
  const paths = (...statuses: string[]): string[] =>
    files.filter((file) => statuses.includes(file.status)).map((file) => file.path);
  return {
    ...simpleCommitView(commit),
    distinct: true,
    url: `https://github.com/${repository.fullName}/commit/${sha}`,
    added: paths('added', 'copied', 'renamed'),
    removed: [
      ...paths('removed'),
      ...files.flatMap((file) => (file.status === 'renamed' && file.previousPath ? [file.previousPath] : [])),
    ],
    modified: paths('modified', 'changed'),
  };
}

function shortRepository(repository: Repository): Record<string, unknown> {
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.private,
  };
}
