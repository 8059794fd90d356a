import { basename, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withoutOwn } from '../../config/removal.js';
import { CONFIG_PATH } from './config-path.js';
import { diffTrees, isRegular } from './diff.js';
import { readEvidenceAt } from './evidence.js';
import { Git } from './git.js';
import { misplacedAt, misplacedIn } from './misplaced-config.js';
import { readTexts, resolveCommits } from './objects.js';
import { resolveRange } from './range.js';
import { openRepository } from './repository.js';
import { indexOfCommit } from './tree-index.js';
import { uncommittedRust } from './uncommitted.js';
import { additionPatch, readWorktreeText, untrackedFiles, worktreeRoot } from './worktree.js';
/** A range of commits of a local repository, read as the pull request it would become. Nothing is ever written. */
export class GitSource {
  git;
  range;
  worktree;
  options;
  /** Wanted files of the head, as far as `changedFiles` has read them. */
  headTexts = new Map();
  constructor(
    git,
    range,
    /** Root of the checked-out files when they are the head; null: the head is a commit. */
    worktree,
    options,
  ) {
    this.git = git;
    this.range = range;
    this.worktree = worktree;
    this.options = options;
  }
  /** @throws SourceError for whatever a person can mend: no repository, unknown revision, no merge base. */
  static async open(options) {
    const git = await openRepository(options.directory, options.env);
    const worktree = options.worktree ? await worktreeRoot(git, 'leave --worktree out') : null;
    const range = await resolveRange(git, options.range);
    return new GitSource(worktree === null ? git : new Git(worktree, options.env), range, worktree, options);
  }
  async pullRequest() {
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
  /** Of several authors one who did not write the last commit: a bot's commit on top makes nothing a bot's. '' where there is no commit. */
  async author() {
    const { mergeBase, headSha } = this.range;
    const [last = '', ...others] = (
      await this.git.text(['log', '--no-merges', '--format=%an', `${mergeBase}..${headSha}`])
    ).split('\n');
    return others.find((name) => name !== last) ?? last;
  }
  async settings() {
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
  async changedFiles(wanted) {
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
  lineOf(path, line) {
    return this.headTexts.get(path)?.split('\n')[line - 1];
  }
  /** Rust files that differ from the commit that is reviewed, where that is the one that is checked out. */
  async uncommittedRust() {
    // A branch without a commit has none.
    const checkedOut = (await resolveCommits(this.git, ['HEAD'])).get('HEAD');
    return checkedOut === this.range.headSha ? uncommittedRust(this.git) : 0;
  }
  /** Files of the head that somebody may take for the configuration. */
  async misplacedConfigs() {
    return this.worktree === null ? misplacedAt(this.git, this.range.headSha) : misplacedIn(this.worktree);
  }
  crateIndex() {
    return indexOfCommit(this.git, this.range.mergeBase, this.options.cache, this.options.readFacts);
  }
  evidence() {
    return readEvidenceAt(this.options.evidence, this.range.headSha);
  }
  async posted() {
    return { check: null, comment: null, findings: [], replies: [] };
  }
  async apply(_changes) {}
  async withTexts(entry, stored) {
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
  async afterText(path, version, stored) {
    if (this.worktree !== null && isRegular(version)) return readWorktreeText(this.worktree, path);
    return stored.get(version.oid) ?? notRegular(version);
  }
}
function configOf(object) {
  if (!object) return null;
  if ('text' in object) return { file: CONFIG_PATH, text: object.text };
  return { file: CONFIG_PATH, text: '', unreadable: object.unreadable };
}
function bare({ path, previousPath, status, patch }) {
  return { path, previousPath, status, patch, before: null, after: null };
}
/** The sides whose text git itself holds. */
function storedVersions(entry) {
  return [entry.before, entry.after].filter(
    (version) => version !== null && isRegular(version) && !/^0*$/.test(version.oid),
  );
}
function notRegular(version) {
  return { unreadable: version.mode === '160000' ? 'a submodule' : 'a symbolic link' };
}
function textOf(object) {
  return object && 'text' in object ? object.text : null;
}
