import { isHeldBack } from '../../markers/held-back.js';
import { MAX_CHANGED_FILES } from '../port.js';
import { CHECK_NAME, ONCE } from './api.js';
import { withTexts } from './changed-files.js';
import { CommitCheck } from './commit-check.js';
import { compare } from './compare.js';
import { asked } from './errors.js';
import { sameChange } from './same-change.js';
import { GitHubSource } from './source.js';
import { write } from './write.js';
/** The number of the (last) pull request of a group, from its branch `…/pr-7-<sha>`; null for another shape. */
export function pullOfGroup(headRef) {
  const number = /\/pr-(\d{1,9})-[0-9a-f]+$/.exec(headRef)?.[1];
  return number === undefined ? null : Number(number);
}
/** Goes into the check's `external_id`, so that a re-run finds the group again. */
function groupId(group) {
  return `group:${group.baseSha}:${group.headRef}`;
}
export function groupFrom(id) {
  const [, baseSha, headRef] = /^group:([0-9a-f]{40,64}):(refs\/heads\/.{1,400})$/.exec(id) ?? [];
  return baseSha && headRef ? { baseSha, headRef } : null;
}
/**
 * A merge group, reviewed as a change of its base. Ticks are those of the pull request it comes from; only the check
 * is written, on the group's commit.
 */
export class MergeGroupSource {
  context;
  address;
  group;
  pull;
  compared;
  check;
  constructor(context, address, group) {
    this.context = context;
    this.address = address;
    this.group = group;
    this.pull = new GitHubSource(context, address);
    this.check = new CommitCheck(context.api, address, context.app, groupId(group), group.headSha);
  }
  async pullRequest() {
    const { baseSha, headSha } = this.group;
    // The group sits on its base: nothing lies between.
    return { ...(await this.pull.pullRequest()), state: 'open', baseSha, headSha, mergeBase: baseSha };
  }
  settings() {
    return this.pull.settings();
  }
  async changedFiles(wanted) {
    const { api, texts } = this.context;
    const commits = { mergeBase: this.group.baseSha, head: this.group.headSha };
    const files = (await this.files()).slice(0, MAX_CHANGED_FILES);
    return withTexts(api, this.address, files, commits, wanted, texts);
  }
  files() {
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
  async evidence() {
    const [evidence, { headSha, mergeBase }] = await Promise.all([
      this.pull.evidence(),
      this.pull.pullRequest(),
    ]);
    if (evidence.kind === 'files') return { ...evidence, measured: { headSha, mergeBase } };
    if (evidence.kind !== 'missing') return evidence;
    return { kind: 'missing', reason: evidence.reason, expected: 'finished-without' };
  }
  async posted() {
    const [{ comment, findings, replies }, { check }] = await Promise.all([
      this.pull.posted(),
      this.check.look(),
    ]);
    // A pull request that somebody makes of the group's commit has no say in the queue.
    return { check, comment, findings, replies };
  }
  async apply(changes) {
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
  async carried() {
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
  async carry(check) {
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
        conclusion: check.conclusion ?? 'failure',
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
