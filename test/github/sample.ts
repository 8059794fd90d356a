import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { runGit } from './git/run.js';
import { type GitHub, type GitHubOptions, startGitHub } from './github.js';

/** Fixed, so that the SHAs are the same on every run. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
};

/** A git repository with a work tree, made of commits given as files; null removes one. */
export class SampleRepository {
  readonly dir = mkdtempSync(join(tmpdir(), 'github-sample-'));

  static async make(): Promise<SampleRepository> {
    const made = new SampleRepository();
    await made.git('init', '--quiet', '--initial-branch=main');
    return made;
  }

  async git(...args: string[]): Promise<string> {
    return (await runGit(this.dir, args, { env: IDENTITY })).toString().trim();
  }

  /** The new commit's SHA. The branch is made from where HEAD stands when it is new. */
  async commit(branch: string, files: Readonly<Record<string, string | Buffer | null>>): Promise<string> {
    const has = (await this.git('for-each-ref', `refs/heads/${branch}`)) !== '';
    const unborn = (await this.git('for-each-ref', 'refs/heads/')) === '';
    if (has) await this.git('checkout', '--quiet', branch);
    else if (!unborn) await this.git('checkout', '--quiet', '-b', branch);
    for (const [path, content] of Object.entries(files)) {
      const whole = join(this.dir, path);
      if (content === null) rmSync(whole);
      else {
        mkdirSync(dirname(whole), { recursive: true });
        writeFileSync(whole, content);
      }
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '-m', `Change ${Object.keys(files).join(', ')}`);
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** `first` to `last`, a line each. */
export function numbered(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => `line ${first + index}\n`).join('');
}

export interface Scene {
  readonly github: GitHub;
  readonly repository: SampleRepository;
  /** As the App's installation at acme. */
  readonly octokit: Octokit;
  readonly close: () => Promise<void>;
}

export const TRIE = { owner: 'acme', repo: 'trie' };

/** acme/trie with `src/lib.rs` of 40 lines; pull request 1, by ada, changes lines 10 and 30 and adds a file. */
export async function trieScene(options: Partial<GitHubOptions> = {}): Promise<Scene> {
  const repository = await SampleRepository.make();
  await repository.commit('main', { 'src/lib.rs': numbered(1, 40), 'README.md': '# trie\n' });
  const changed = numbered(1, 40).replace('line 10\n', 'line ten\n').replace('line 30\n', 'line thirty\n');
  await repository.commit('fix', { 'src/lib.rs': changed, 'src/new.rs': numbered(1, 3) });
  const github = await startGitHub({ appId: 77, webhookSecret: 'secret', ...options });
  github.repository('acme/trie', { gitDir: repository.dir });
  await github.openPullRequest('acme/trie', { head: 'fix', author: 'ada', title: 'Fix it' });
  return {
    github,
    repository,
    octokit: client(github, github.installationToken('acme')),
    close: async () => {
      await github.close();
      repository.remove();
    },
  };
}

/** Without retries and throttling: tests see each answer. */
export function client(github: Pick<GitHub, 'url'>, token: string): Octokit {
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new Octokit({ auth: token, baseUrl: github.url, log: quiet });
}
