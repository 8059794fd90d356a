import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGit } from '../test/github/git/run.js';

const SAMPLE = fileURLToPath(new URL('./sample/', import.meta.url));

interface Person {
  name: string;
  email: string;
}

const ADA: Person = { name: 'Ada', email: 'ada@example.org' };
const GRACE: Person = { name: 'Grace', email: 'grace@example.org' };

/** Names, dates and contents are fixed, so every machine gets the same SHAs: others mean another sample. */
const COMMITS = {
  main: {
    folder: 'main',
    author: GRACE,
    date: '2026-11-02T09:00:00Z',
    message: 'A trie of paths, served over TCP',
    sha: '9e90da2ac2f5903c7d36c1d63909e07b92fcc2ca',
  },
  problems: {
    folder: 'seek-cache',
    author: ADA,
    date: '2026-11-20T14:05:00Z',
    message: 'Cache the seek path',
    sha: 'bc7102ca99a423eb31a849ce698f7f35b4d672b8',
  },
  mended: {
    folder: 'mended',
    author: ADA,
    date: '2026-11-20T16:40:00Z',
    message: 'Borrow instead of copying; let the lock go before the await',
    sha: 'f192f75274a9d83402bcf85c1a1ab546cb7dbc42',
  },
} as const;

type CommitName = keyof typeof COMMITS;

/** The crate `trie-cache` in a new folder of its own: `main`, and the branch `seek-cache` that grows commit by commit. */
export class SampleRepository {
  readonly dir = mkdtempSync(join(tmpdir(), 'perf-checklist-sample-'));

  /** Makes the first two commits; throws when git gives them other SHAs than on the machine that wrote them down. */
  async fill(): Promise<void> {
    await this.git('init', '--quiet', '--object-format=sha1', '--initial-branch=main');
    await this.commit('main');
    await this.git('checkout', '--quiet', '-b', 'seek-cache');
    await this.commit('problems');
  }

  /** What Ada pushes after the review. */
  async pushMended(): Promise<string> {
    return this.commit('mended');
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async commit(name: CommitName): Promise<string> {
    const { folder, author, date, message, sha: expected } = COMMITS[name];
    cpSync(join(SAMPLE, folder), this.dir, { recursive: true });
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '-m', message, { author, date });
    const sha = await this.git('rev-parse', 'HEAD');
    if (sha !== expected) {
      throw new Error(`The sample's commit "${name}" is ${sha}, not ${expected}: demo/sample was changed.`);
    }
    return sha;
  }

  private async git(...args: (string | { author: Person; date: string })[]): Promise<string> {
    const by = args.find((arg) => typeof arg === 'object');
    const words = args.filter((arg) => typeof arg === 'string');
    const env = by && {
      GIT_AUTHOR_NAME: by.author.name,
      GIT_AUTHOR_EMAIL: by.author.email,
      GIT_AUTHOR_DATE: by.date,
      GIT_COMMITTER_NAME: by.author.name,
      GIT_COMMITTER_EMAIL: by.author.email,
      GIT_COMMITTER_DATE: by.date,
    };
    return (await runGit(this.dir, words, env ? { env } : {})).toString().trim();
  }
}

export const SHAS = {
  main: COMMITS.main.sha,
  problems: COMMITS.problems.sha,
  mended: COMMITS.mended.sha,
};
