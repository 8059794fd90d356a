import { withTexts } from './changed-files.js';
import { compare } from './compare.js';
import { crateIndexOf } from './crate-facts.js';
/**
 * A merged pull request, reviewed again under other settings; nothing is written. What was read once serves every
 * configuration that is tried on it.
 */
export class PastPullSource {
  context;
  repository;
  pull;
  compared;
  index;
  constructor(context, repository, pull) {
    this.context = context;
    this.repository = repository;
    this.pull = pull;
  }
  under(settings) {
    return {
      pullRequest: () => this.pullRequest(),
      settings: async () => settings,
      changedFiles: (wanted) => this.changedFiles(wanted),
      crateIndex: () => this.crateIndex(),
      evidence: async () => ({
        kind: 'missing',
        reason: 'nobody can measure the past',
        expected: 'no-workflow',
      }),
      posted: async () => ({ check: null, comment: null, findings: [], replies: [] }),
      apply: async () => {},
    };
  }
  comparison() {
    const { number, baseSha, headSha } = this.pull;
    this.compared ??= compare(this.context.api, this.repository, baseSha, headSha, `pull request #${number}`);
    return this.compared;
  }
  async pullRequest() {
    const { mergeBase } = await this.comparison();
    const { mergedAt: _, ...pull } = this.pull;
    return {
      ...pull,
      repository: this.repository,
      state: 'closed',
      draft: false,
      mergeBase,
      othersCanWrite: true,
    };
  }
  async changedFiles(wanted) {
    const { files, mergeBase } = await this.comparison();
    const { api, texts } = this.context;
    return withTexts(api, this.repository, files, { mergeBase, head: null }, wanted, texts);
  }
  /** Without the index of those days the review goes file by file; nobody builds it for this. */
  crateIndex() {
    const { api, store, factsOfFiles } = this.context;
    this.index ??= this.comparison().then(({ mergeBase }) =>
      crateIndexOf(api, this.repository, mergeBase, store, factsOfFiles, async () => {}),
    );
    return this.index;
  }
}
