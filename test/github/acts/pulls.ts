import { commitOf } from '../webhooks/payload.js';
import { suiteFor } from '../world/checks.js';
import { editBody } from '../world/comments.js';
import type { Activity, Pull, Repository } from '../world/model.js';
import { moveThreads } from '../world/pull-diff.js';
import { type PullRef, pullOf, type Stage, type Told, told, type UserRef, userOf } from './stage.js';

export interface OpenPull {
  readonly title?: string;
  readonly body?: string | null;
  readonly author?: UserRef;
  /** A branch, of the same repository or, as in `ada/trie:fix`, of a fork. */
  readonly head: string;
  readonly base?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
}

/** What people do to pull requests and branches. */
export function pullActs(stage: Stage) {
  const { world, payloads } = stage;

  async function tip(repository: Repository, branch: string): Promise<string> {
    return (await commitOf(repository, `refs/heads/${branch}`)).sha;
  }

  /** The head's objects must be in the base repository, too: GitHub's forks share one store. */
  async function bringOver(repository: Repository, head: Repository, branch: string): Promise<void> {
    if (head.git === repository.git) return;
    await repository.git.fetchBranch(head.git.dir, branch);
  }

  function record(
    repository: Repository,
    activity: Pick<Activity, 'type' | 'before' | 'after' | 'actor'>,
    branch: string,
  ): void {
    const [id, at] = [world.newId(), world.now()];
    repository.activities.push({ ...activity, id, at, ref: `refs/heads/${branch}` });
  }

  /** Apps with checks:write hear of every new head. */
  async function requestChecks(pull: Pull): Promise<void> {
    if (pull.head.repository !== pull.repository) return;
    const suite = suiteFor(world, pull.repository, world.app, pull.head.sha);
    await stage.tell(await payloads.checkSuite(suite, 'requested', pull.author));
  }

  async function changed(
    pull: Pull,
    action: string,
    by: UserRef | undefined,
    more: Record<string, unknown> = {},
  ): Promise<Told<Pull>> {
    pull.updatedAt = world.now();
    return told(stage, await payloads.pull(pull, action, userOf(stage, by ?? pull.author), more), pull);
  }

  async function openPullRequest(fullName: string, options: OpenPull): Promise<Told<Pull>> {
    const repository = world.repository(fullName);
    const [first = '', second] = options.head.split(':');
    const [from, ref] = second === undefined ? [repository, first] : [world.repository(first), second];
    const base = options.base ?? repository.defaultBranch;
    const now = world.now();
    await bringOver(repository, from, ref);
    const pull: Pull = {
      id: world.newId(),
      repository,
      number: repository.nextNumber++,
      author: userOf(stage, options.author ?? 'ada'),
      title: options.title ?? ref,
      body: options.body ?? null,
      state: 'open',
      draft: options.draft ?? false,
      locked: false,
      mergedAt: null,
      closedAt: null,
      mergeCommitSha: null,
      createdAt: now,
      updatedAt: now,
      labels: new Set(options.labels),
      base: { ref: base, sha: await tip(repository, base) },
      head: { ref, sha: await tip(from, ref), owner: from.owner.login, repository: from },
      listedHead: null,
      comments: [],
      reviews: [],
      threads: [],
      edits: [],
    };
    for (const label of pull.labels) world.label(repository, label);
    repository.pulls.set(pull.number, pull);
    world.pulls.set(pull.id, pull);
    const made = { type: 'branch_creation' as const, before: '0'.repeat(40), after: pull.head.sha };
    record(from, { ...made, actor: pull.author }, ref);
    await requestChecks(pull);
    return changed(pull, 'opened', pull.author);
  }

  return {
    openPullRequest,

    /** After the head branch was moved in git: GitHub notices. */
    async push(ref: PullRef, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      const { repository } = pull.head;
      if (!repository)
        throw new Error(`The head repository of ${pull.repository.fullName}#${pull.number} is gone.`);
      const before = pull.head.sha;
      await bringOver(pull.repository, repository, pull.head.ref);
      const after = await tip(repository, pull.head.ref);
      pull.head.sha = after;
      pull.base.sha = await tip(pull.repository, pull.base.ref);
      await moveThreads(pull, before);
      repository.pushedAt = world.now();
      const sender = userOf(stage, by ?? pull.author);
      record(repository, { type: 'push', before, after, actor: sender }, pull.head.ref);
      await stage.tell(await payloads.push(repository, `refs/heads/${pull.head.ref}`, before, after, sender));
      await requestChecks(pull);
      return changed(pull, 'synchronize', sender, { before, after });
    },

    async pushToBranch(fullName: string, options: { before?: string; by?: UserRef; branch?: string } = {}) {
      const repository = world.repository(fullName);
      const name = `refs/heads/${options.branch ?? repository.defaultBranch}`;
      const head = await commitOf(repository, name);
      const before = options.before ?? head.parents[0] ?? '0'.repeat(40);
      repository.pushedAt = world.now();
      const sender = userOf(stage, options.by ?? repository.owner);
      return told(stage, await payloads.push(repository, name, before, head.sha, sender), repository);
    },

    /** `merged` only says so: the base branch is the caller's to move. */
    closePullRequest(ref: PullRef, options: { merged?: boolean; by?: UserRef } = {}): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      pull.state = 'closed';
      pull.closedAt = world.now();
      if (options.merged) {
        pull.mergedAt = pull.closedAt;
        pull.mergeCommitSha = pull.head.sha;
      }
      return changed(pull, 'closed', options.by);
    },

    reopenPullRequest(ref: PullRef, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      pull.state = 'open';
      pull.closedAt = null;
      return changed(pull, 'reopened', by);
    },

    setDraft(ref: PullRef, draft: boolean, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      pull.draft = draft;
      return changed(pull, draft ? 'converted_to_draft' : 'ready_for_review', by);
    },

    /** `base` retargets the pull request to another branch. */
    async editPullRequest(
      ref: PullRef,
      edit: { title?: string; body?: string; base?: string },
      by?: UserRef,
    ): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      const changes: Record<string, unknown> = {};
      if (edit.title !== undefined) changes.title = { from: pull.title };
      if (edit.body !== undefined) changes.body = { from: pull.body };
      if (edit.base !== undefined) {
        changes.base = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
        pull.base = { ref: edit.base, sha: await tip(pull.repository, edit.base) };
      }
      pull.title = edit.title ?? pull.title;
      if (edit.body !== undefined) editBody(world, pull, userOf(stage, by ?? pull.author), edit.body);
      return changed(pull, 'edited', by, { changes });
    },

    async label(ref: PullRef, name: string, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      world.label(pull.repository, name);
      pull.labels.add(name);
      return told(stage, await payloads.label(pull, 'labeled', userOf(stage, by ?? pull.author), name), pull);
    },

    async unlabel(ref: PullRef, name: string, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      pull.labels.delete(name);
      return told(
        stage,
        await payloads.label(pull, 'unlabeled', userOf(stage, by ?? pull.author), name),
        pull,
      );
    },

    /** “Lock conversation”: from now on only people with write access comment, and no App. */
    lock(ref: PullRef, by?: UserRef): Promise<Told<Pull>> {
      const pull = pullOf(stage, ref);
      pull.locked = true;
      return changed(pull, 'locked', by);
    },

    /** The list of files stays that of another commit; null: GitHub has caught up. */
    listFilesOf(ref: PullRef, sha: string | null): void {
      pullOf(stage, ref).listedHead = sha;
    },

    /** The fork is gone: `head.repo` is null from now on. Sends no webhook. */
    deleteHeadRepository(ref: PullRef): void {
      pullOf(stage, ref).head.repository = null;
    },

    /** The queue made a merge commit of the pull request and asks for checks on it. */
    async mergeGroup(
      ref: PullRef,
      options: { headSha?: string; by?: UserRef } = {},
    ): Promise<Told<{ headSha: string; headRef: string; baseSha: string; baseRef: string }>> {
      const pull = pullOf(stage, ref);
      const { repository, base, number } = pull;
      const baseSha = await tip(repository, base.ref);
      const headSha = options.headSha ?? (await repository.git.merge(baseSha, pull.head.sha));
      if (headSha === undefined)
        throw new Error(`${repository.fullName}#${number} conflicts with ${base.ref}.`);
      const group = {
        headSha,
        headRef: `refs/heads/gh-readonly-queue/${base.ref}/pr-${number}-${baseSha}`,
        baseSha,
        baseRef: `refs/heads/${base.ref}`,
      };
      await repository.git.setRef(group.headRef, headSha);
      const sender = userOf(stage, options.by ?? pull.author);
      return told(stage, await payloads.mergeGroup(repository, group, sender), group);
    },
  };
}
