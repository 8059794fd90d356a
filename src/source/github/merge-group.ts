import { isHeldBack } from '../../markers/held-back.js';
import type {
  Change,
  EvidenceFiles,
  FileChange,
  Posted,
  PostedCheck,
  PullRequest,
  Sha,
} from '../../model.js';
import { MAX_CHANGED_FILES, type Source } from '../port.js';
import { CHECK_NAME, ONCE, type PullAddress } from './api.js';
import { type ListedFile, withTexts } from './changed-files.js';
import { CommitCheck } from './commit-check.js';
import { compare } from './compare.js';
import { asked } from './errors.js';
import { sameChange } from './same-change.js';
import { type GitHubContext, GitHubSource } from './source.js';
import { write } from './write.js';

/** A commit that a merge queue wants to put on the base branch. */
export interface MergeGroup {
  baseSha: Sha;
  headSha: Sha;
  headRef: string;
}

/** The number of the (last) pull request of a group, from its branch `…/pr-7-<sha>`; null for another shape. */
export function pullOfGroup(headRef: string): number | null {
  const number = /\/pr-(\d{1,9})-[0-9a-f]+$/.exec(headRef)?.[1];
  return number === undefined ? null : Number(number);
}

/** Goes into the check's `external_id`, so that a re-run finds the group again. */
function groupId(group: MergeGroup): string {
  return `group:${group.baseSha}:${group.headRef}`;
}

export function groupFrom(id: string): Pick<MergeGroup, 'baseSha' | 'headRef'> | null {
  const [, baseSha, headRef] = /^group:([0-9a-f]{40,64}):(refs\/heads\/.{1,400})$/.exec(id) ?? [];
  return baseSha && headRef ? { baseSha, headRef } : null;
}

/**
 * A merge group, reviewed as a change of its base. Ticks are those of the pull request it comes from; only the check
 * is written, on the group's commit.
 */
export class MergeGroupSource implements Source {
  private readonly pull: GitHubSource;
  private compared: Promise<readonly ListedFile[]> | undefined;
  private readonly check: CommitCheck;

  constructor(
    private readonly context: GitHubContext,
    private readonly address: PullAddress,
    private readonly group: MergeGroup,
  ) {
    this.pull = new GitHubSource(context, address);
    this.check = new CommitCheck(context.api, address, context.app, groupId(group), group.headSha);
  }

  async pullRequest(): Promise<PullRequest> {
    const { baseSha, headSha } = this.group;
    // The group sits on its base: nothing lies between.
    return { ...(await this.pull.pullRequest()), state: 'open', baseSha, headSha, mergeBase: baseSha };
  }

  async headSha(): Promise<Sha> {
    return this.group.headSha;
  }

  settings() {
    return this.pull.settings();
  }

  async changedFiles(wanted: (path: string) => boolean): Promise<readonly FileChange[]> {
    const { api, texts } = this.context;
    const commits = { mergeBase: this.group.baseSha, head: this.group.headSha };
    const files = (await this.files()).slice(0, MAX_CHANGED_FILES);
    return withTexts(api, this.address, files, commits, wanted, texts);
  }

  private files(): Promise<readonly ListedFile[]> {
    const { baseSha, headSha } = this.group;
    this.compared ??= compare(this.context.api, this.address, baseSha, headSha, 'the merge group').then(
      ({ files }) => files,
    );
    return this.compared;
  }

  async crateIndex() {
    return this.pull.crateIndex();
  }

  /** A group is not measured by itself, and a queue waits for nothing: what the pull request has by now counts. */
  async evidence(): Promise<EvidenceFiles> {
    const [evidence, { headSha, mergeBase }] = await Promise.all([
      this.pull.evidence(),
      this.pull.pullRequest(),
    ]);
    if (evidence.kind === 'files') return { ...evidence, measured: { headSha, mergeBase } };
    if (evidence.kind !== 'missing') return evidence;
    return { kind: 'missing', reason: evidence.reason, expected: 'finished-without' };
  }

  async posted(): Promise<Posted> {
    const [{ comment, findings, replies, check: own, textBefore }, { check }] = await Promise.all([
      this.pull.posted(),
      this.check.look(),
    ]);
    // What was decided stands on the pull request's check, too, where nobody else can write.
    const texts = [textBefore, own?.text].filter((text) => text !== undefined);
    // A pull request that somebody makes of the group's commit has no say in the queue.
    return { check, comment, findings, replies, textBefore: texts.join('\n') };
  }

  async apply(changes: readonly Change[]): Promise<void> {
    const checks = changes.filter(
      (change) => change.kind === 'create-check' || change.kind === 'update-check',
    );
    if (checks.length === 0) return;
    const { api, pace, warn } = this.context;
    const writer = { api, address: this.address, pace, warn, headMoved: async () => false };
    const check = await write(writer, checks, groupId(this.group));
    if (check) this.check.wrote(check);
  }

  /**
   * The completed check of the pull request when the group changes the same lines of the same files in the same way:
   * then its verdict, with evidence and ticks, is the group's. Null otherwise.
   */
  async carried(): Promise<PostedCheck | null> {
    const [{ headSha }, { check }, own, group] = await Promise.all([
      this.pull.pullRequest(),
      this.pull.posted(),
      this.pull.files(),
      this.files(),
    ]);
    // Without a check on its head the pull request still shows that of the head before.
    const current = check?.status === 'completed' && check.headSha === headSha && !isHeldBack(check.text);
    return current && sameChange(own, group) ? check : null;
  }

  /** Puts the pull request's verdict on the group's commit. */
  async carry(check: PostedCheck): Promise<void> {
    const { api, pace } = this.context;
    await pace.turn('change');
    await asked(
      'creating the check of the merge group',
      api.request('POST /repos/{owner}/{repo}/check-runs', {
        owner: this.address.owner,
        repo: this.address.name,
        name: CHECK_NAME,
        head_sha: this.group.headSha,
        external_id: groupId(this.group),
        status: 'completed',
        conclusion: (check.conclusion ?? 'failure') as 'success',
        output: {
          title: check.title,
          summary: check.summary,
          ...(check.text === '' ? {} : { text: check.text }),
        },
        request: ONCE,
      }),
    );
  }
}
