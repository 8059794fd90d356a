import type { CrateIndex } from '../../index/crate-index.js';
import type { EvidenceFiles, FileChange, Posted, PullRequest, RepositoryRef, Settings } from '../../model.js';
import type { Source } from '../port.js';
import { withTexts } from './changed-files.js';
import { type Comparison, compare } from './compare.js';
import { crateIndexOf } from './crate-facts.js';
import type { MergedPull } from './merged-pulls.js';
import type { GitHubContext } from './source.js';

/**
 * A merged pull request, reviewed again under other settings; nothing is written. What was read once serves every
 * configuration that is tried on it.
 */
export class PastPullSource {
  private compared: Promise<Comparison> | undefined;
  private index: Promise<CrateIndex> | undefined;

  constructor(
    private readonly context: Pick<GitHubContext, 'api' | 'texts' | 'store' | 'factsOfFiles'>,
    private readonly repository: RepositoryRef,
    private readonly pull: MergedPull,
  ) {}

  under(settings: Settings): Source {
    return {
      pullRequest: () => this.pullRequest(),
      settings: async () => settings,
      changedFiles: (wanted) => this.changedFiles(wanted),
      crateIndex: () => this.crateIndex(),
      evidence: async (): Promise<EvidenceFiles> => ({
        kind: 'missing',
        reason: 'nobody can measure the past',
        expected: 'no-workflow',
      }),
      posted: async (): Promise<Posted> => ({ check: null, comment: null, findings: [], replies: [] }),
      apply: async () => {},
    };
  }

  private comparison(): Promise<Comparison> {
    const { number, baseSha, headSha } = this.pull;
    this.compared ??= compare(this.context.api, this.repository, baseSha, headSha, `pull request #${number}`);
    return this.compared;
  }

  private async pullRequest(): Promise<PullRequest> {
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

  private async changedFiles(wanted: (path: string) => boolean): Promise<readonly FileChange[]> {
    const { files, mergeBase } = await this.comparison();
    const { api, texts } = this.context;
    return withTexts(api, this.repository, files, { mergeBase, head: null }, wanted, texts);
  }

  /** Without the index of those days the review goes file by file; nobody builds it for this. */
  private crateIndex(): Promise<CrateIndex> {
    const { api, store, factsOfFiles } = this.context;
    this.index ??= this.comparison().then(({ mergeBase }) =>
      crateIndexOf(api, this.repository, mergeBase, store, factsOfFiles, async () => {}),
    );
    return this.index;
  }
}
