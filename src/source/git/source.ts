import { basename, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withoutOwn } from '../../config/removal.js';
import type { CrateIndex } from '../../index/crate-index.js';
import type {
  Change,
  ConfigText,
  EvidenceFiles,
  FileChange,
  Posted,
  PullRequest,
  Settings,
} from '../../model.js';
import type { Source } from '../port.js';
import { CONFIG_PATH } from './config-path.js';
import { type DiffEntry, diffTrees, isRegular, type Version } from './diff.js';
import { readEvidenceAt } from './evidence.js';
import type { FactsCache } from './facts-cache.js';
import { Git } from './git.js';
import { misplacedAt, misplacedIn } from './misplaced-config.js';
import { type ObjectText, readTexts, resolveCommits } from './objects.js';
import { type Range, resolveRange } from './range.js';
import { openRepository } from './repository.js';
import { indexOfCommit, type ReadFacts } from './tree-index.js';
import { uncommittedRust } from './uncommitted.js';
import { additionPatch, readWorktreeText, untrackedFiles, worktreeRoot } from './worktree.js';

export interface GitSourceOptions {
  /** Anywhere inside the repository. */
  directory: string;
  /** `A..B`, `A...B`, one revision, or null for what the current branch adds to the default branch. */
  range: string | null;
  /** Take the files as they lie on disk for the head, new ones included. */
  worktree: boolean;
  /** Stands in for the base's own configuration. */
  config: ConfigText | null;
  /** Folder or zip of an evidence bundle. */
  evidence: string | null;
  cache: FactsCache;
  readFacts: ReadFacts;
  env?: NodeJS.ProcessEnv;
}

/** A range of commits of a local repository, read as the pull request it would become. Nothing is ever written. */
export class GitSource implements Source {
  /** Wanted files of the head, as far as `changedFiles` has read them. */
  private readonly headTexts = new Map<string, string>();

  private constructor(
    private readonly git: Git,
    private readonly range: Range,
    /** Root of the checked-out files when they are the head; null: the head is a commit. */
    private readonly worktree: string | null,
    private readonly options: GitSourceOptions,
  ) {}

  /** @throws SourceError for whatever a person can mend: no repository, unknown revision, no merge base. */
  static async open(options: GitSourceOptions): Promise<GitSource> {
    const git = await openRepository(options.directory, options.env);
    const worktree = options.worktree ? await worktreeRoot(git, 'leave --worktree out') : null;
    const range = await resolveRange(git, options.range);
    return new GitSource(worktree === null ? git : new Git(worktree, options.env), range, worktree, options);
  }

  async pullRequest(): Promise<PullRequest> {
    const { baseRef, headRef, baseSha, headSha, mergeBase } = this.range;
    const author = await this.author();
    return {
      repository: { owner: '', name: basename(resolve(this.options.directory)) },
      number: 0,
      title: `${baseRef}..${headRef}${this.worktree === null ? '' : ' and uncommitted work'}`,
      author: { login: author, bot: false },
      labels: [],
      state: 'open',
      draft: false,
      fromFork: false,
      baseRef,
      headRef,
      baseSha,
      headSha,
      mergeBase,
      othersCanWrite: true,
    };
  }

  /** '' where nobody wrote all of it: a bot's commit among others, or below uncommitted work, makes nothing a bot's. */
  private async author(): Promise<string> {
    if (this.worktree !== null) return '';
    const { mergeBase, headSha } = this.range;
    const written = await this.git.text(['log', '--no-merges', '--format=%an', `${mergeBase}..${headSha}`]);
    const [author = '', ...others] = new Set(written.split('\n'));
    return others.length === 0 ? author : '';
  }

  async settings(): Promise<Settings> {
    const { baseSha, headSha, mergeBase } = this.range;
    const own = `${baseSha}:${CONFIG_PATH}`;
    const head = `${headSha}:${CONFIG_PATH}`;
    const attributes = `${baseSha}:.gitattributes`;
    const start = `${mergeBase}:${CONFIG_PATH}`;
    const texts = await readTexts(this.git, [own, head, start, attributes]);
    const before = configOf(texts.get(own));
    const after = configOf(
      this.worktree === null ? texts.get(head) : await readWorktreeText(this.worktree, CONFIG_PATH),
    );
    const isKnown = isDeepStrictEqual(after, before) || isDeepStrictEqual(after, configOf(texts.get(start)));
    return {
      config: this.options.config ?? before,
      // The base may have moved on: only what the range changes is its proposal.
      proposed: isKnown ? null : (after ?? withoutOwn(null)),
      attributes: textOf(texts.get(attributes)) ?? '',
    };
  }

  async changedFiles(wanted: (path: string) => boolean): Promise<readonly FileChange[]> {
    const { mergeBase, headSha } = this.range;
    const entries = await diffTrees(this.git, mergeBase, this.worktree === null ? headSha : null);
    if (this.worktree !== null) entries.push(...(await untrackedFiles(this.git)));
    const asked = new Set(entries.filter((entry) => wanted(entry.path) || wanted(entry.previousPath)));
    const versions = [...asked].flatMap(storedVersions);
    const stored = await readTexts(
      this.git,
      versions.map(({ oid }) => oid),
    );
    const changes = entries.map((entry) => (asked.has(entry) ? this.withTexts(entry, stored) : bare(entry)));
    const files = await Promise.all(changes);
    for (const { path, after } of files) if (after !== null) this.headTexts.set(path, after);
    return files;
  }

  /** A line of a changed file as the head has it, counted from 1. */
  lineOf(path: string, line: number): string | undefined {
    return this.headTexts.get(path)?.split('\n')[line - 1];
  }

  /** Rust files that differ from the commit that is reviewed, where that is the one that is checked out. */
  async uncommittedRust(): Promise<number> {
    // A branch without a commit has none.
    const checkedOut = (await resolveCommits(this.git, ['HEAD'])).get('HEAD');
    return checkedOut === this.range.headSha ? uncommittedRust(this.git) : 0;
  }

  /** Files of the head that somebody may take for the configuration. */
  async misplacedConfigs(): Promise<string[]> {
    return this.worktree === null ? misplacedAt(this.git, this.range.headSha) : misplacedIn(this.worktree);
  }

  crateIndex(): Promise<CrateIndex> {
    return indexOfCommit(this.git, this.range.mergeBase, this.options.cache, this.options.readFacts);
  }

  evidence(): Promise<EvidenceFiles> {
    return readEvidenceAt(this.options.evidence, this.range.headSha);
  }

  async posted(): Promise<Posted> {
    return { check: null, comment: null, findings: [], replies: [] };
  }

  async apply(_changes: readonly Change[]): Promise<void> {}

  private async withTexts(entry: DiffEntry, stored: ReadonlyMap<string, ObjectText>): Promise<FileChange> {
    const before = entry.before && (stored.get(entry.before.oid) ?? notRegular(entry.before));
    const after = entry.after && (await this.afterText(entry.path, entry.after, stored));
    const unreadable = [after, before].find((text) => text !== null && 'unreadable' in text);
    const text = textOf(after);
    return {
      ...bare(entry),
      patch: entry.patch ?? (entry.before === null && text !== null ? additionPatch(text) : null),
      before: textOf(before),
      after: text,
      ...(unreadable && 'unreadable' in unreadable ? { unreadable: unreadable.unreadable } : {}),
    };
  }

  private async afterText(
    path: string,
    version: Version,
    stored: ReadonlyMap<string, ObjectText>,
  ): Promise<ObjectText | null> {
    if (this.worktree !== null && isRegular(version)) return readWorktreeText(this.worktree, path);
    return stored.get(version.oid) ?? notRegular(version);
  }
}

function configOf(object: ObjectText | null | undefined): ConfigText | null {
  if (!object) return null;
  if ('text' in object) return { file: CONFIG_PATH, text: object.text };
  return { file: CONFIG_PATH, text: '', unreadable: object.unreadable };
}

function bare({ path, previousPath, status, patch }: DiffEntry): FileChange {
  return { path, previousPath, status, patch, before: null, after: null };
}

/** The sides whose text git itself holds. */
function storedVersions(entry: DiffEntry): Version[] {
  return [entry.before, entry.after].filter(
    (version): version is Version => version !== null && isRegular(version) && !/^0*$/.test(version.oid),
  );
}

function notRegular(version: Version): ObjectText {
  return { unreadable: version.mode === '160000' ? 'a submodule' : 'a symbolic link' };
}

function textOf(object: ObjectText | null | undefined): string | null {
  return object && 'text' in object ? object.text : null;
}
