import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { CatFilePool, GitObject, ObjectInfo } from './batch.js';
import { type FileDiff, parseDiff } from './patch.js';
import { GitError, runGit, startGit } from './run.js';

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, UTC, without milliseconds. */
  readonly date: string;
}
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** What is remembered is named by SHAs only and so stays true; the oldest go first. */
const REMEMBERED = 200;

/** Reads one git directory with the `git` program. */
export class GitRepository {
  readonly #remembered = new Map<string, Promise<unknown>>();

  constructor(
    readonly dir: string,
    private readonly pool: CatFilePool,
  ) {}

  info(name: string): Promise<ObjectInfo | undefined> {
    return this.pool.info(this.dir, name);
  }

  object(name: string): Promise<GitObject | undefined> {
    return this.pool.object(this.dir, name);
  }

  async commit(name: string): Promise<Commit | undefined> {
    const object = await this.object(`${name}^{commit}`);
    return object && readCommit(object);
  }

  async tree(name: string): Promise<TreeEntry[] | undefined> {
    // In `commit:path` git takes everything after the colon for the path.
    const object = await this.object(name.includes(':') ? name : `${name}^{tree}`);
    return object?.type !== 'tree' ? undefined : readTree(object.content, object.sha.length / 2);
  }

  recursiveTree(sha: string): Promise<TreeEntry[]> {
    return this.#remember(`tree ${sha}`, async () => {
      const out = await runGit(this.dir, ['ls-tree', '-r', '-t', '-l', '-z', sha]);
      return out.toString('utf8').split('\0').filter(Boolean).map(readTreeLine);
    });
  }

  /** Two dots: from the first tree to the second. */
  diff(from: string, to: string, contextLines = 3): Promise<FileDiff[]> {
    return this.#remember(`diff ${from} ${to} ${contextLines}`, async () => {
      const args = ['diff-tree', '-r', '-M', '--raw', '-p', '--full-index', '--abbrev=40'];
      return parseDiff((await runGit(this.dir, [...args, `-U${contextLines}`, from, to])).toString('utf8'));
    });
  }

  diffText(from: string, to: string): Promise<string> {
    return this.#remember(`text ${from} ${to}`, async () =>
      (await runGit(this.dir, ['diff-tree', '-r', '-M', '-p', from, to])).toString('utf8'),
    );
  }

  mergeBase(one: string, other: string): Promise<string | undefined> {
    return this.#remember(`base ${one} ${other}`, async () => {
      const out = await runGit(this.dir, ['merge-base', one, other], { accept: [1] });
      return out.toString().trim() || undefined;
    });
  }

  /** Newest first; `range` as git takes it (a SHA, or `a..b`). */
  log(range: string, options: readonly string[] = [], paths: readonly string[] = []): Promise<string[]> {
    return this.#remember(`log ${range} ${options.join(' ')} -- ${paths.join(' ')}`, async () => {
      const out = await runGit(this.dir, ['rev-list', ...options, range, '--', ...paths]);
      return out.toString().split('\n').filter(Boolean);
    });
  }

  async branches(): Promise<{ name: string; sha: string }[]> {
    const format = '--format=%(refname) %(objectname)';
    const lines = (await runGit(this.dir, ['for-each-ref', format, 'refs/heads/'])).toString().split('\n');
    return lines.filter(Boolean).map((line) => {
      const [ref = '', sha = ''] = line.split(' ');
      return { name: ref.slice('refs/heads/'.length), sha };
    });
  }

  /** The SHA of a merge commit of both, or undefined when they conflict. The commit is made but no ref points to it. */
  merge(base: string, head: string): Promise<string | undefined> {
    return this.#remember(`merge ${base} ${head}`, async () => {
      try {
        const tree = (await runGit(this.dir, ['merge-tree', '--write-tree', base, head])).toString().trim();
        const message = `Merge ${head} into ${base}`;
        const args = ['commit-tree', tree, '-p', base, '-p', head, '-m', message];
        return (await runGit(this.dir, args, { env: WEB_FLOW })).toString().trim();
      } catch (error) {
        if (error instanceof GitError && error.code === 1) return undefined;
        throw error;
      }
    });
  }

  /** Brings a fork's branch over, as GitHub's shared object store does by itself. No ref is written. */
  async fetchBranch(from: string, branch: string): Promise<void> {
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', from, `refs/heads/${branch}`];
    await runGit(this.dir, args);
  }

  async setRef(ref: string, sha: string): Promise<void> {
    await runGit(this.dir, ['update-ref', ref, sha]);
  }

  archive(sha: string, format: 'tar.gz' | 'zip', prefix: string): ChildProcessWithoutNullStreams {
    const child = startGit(this.dir, ['archive', `--format=${format}`, `--prefix=${prefix}/`, sha]);
    child.stdin.end();
    return child;
  }

  #remember<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#remembered.get(key);
    if (known) return known as Promise<T>;
    const made = make();
    this.#remembered.set(key, made);
    made.catch(() => this.#remembered.delete(key));
    if (this.#remembered.size > REMEMBERED) {
      this.#remembered.delete(this.#remembered.keys().next().value as string);
    }
    return made;
  }
}

/** GitHub's own merge commits carry this identity; the date is fixed so that the SHA follows from the parents. */
const WEB_FLOW = {
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

function readCommit(object: GitObject): Commit {
  const text = object.content.toString('utf8');
  const end = text.indexOf('\n\n');
  const header = text.slice(0, end);
  return {
    sha: object.sha,
    tree: /^tree (.+)$/m.exec(header)?.[1] ?? '',
    parents: [...header.matchAll(/^parent (.+)$/gm)].map((match) => match[1] ?? ''),
    author: readSignature(/^author (.+)$/m.exec(header)?.[1] ?? ''),
    committer: readSignature(/^committer (.+)$/m.exec(header)?.[1] ?? ''),
    message: text.slice(end + 2).replace(/\n$/, ''),
  };
}

function readSignature(line: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}

function readTree(content: Buffer, shaBytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const zero = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space).padStart(6, '0');
    const path = content.toString('utf8', space + 1, zero);
    const sha = content.toString('hex', zero + 1, zero + 1 + shaBytes);
    entries.push({ path, mode, type: typeOfMode(mode), sha });
    at = zero + 1 + shaBytes;
  }
  return entries;
}

function typeOfMode(mode: string): TreeEntry['type'] {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}

function readTreeLine(line: string): TreeEntry {
  const [meta = '', path = ''] = line.split('\t');
  const [mode = '', type = 'blob', sha = '', size = '-'] = meta.split(/ +/);
  const entry = { path, mode, type: type as TreeEntry['type'], sha };
  return size === '-' ? entry : { ...entry, size: Number(size) };
}
