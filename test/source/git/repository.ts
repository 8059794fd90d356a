import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scratchFolder } from '../../scratch.js';

/** Neither the settings nor the time of the person who runs the tests reach the repositories they make. */
export const GIT_ENV: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_SYSTEM: devNull,
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2026-01-05T12:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '2026-01-05T12:00:00Z',
};

export type Files = Record<string, string | Uint8Array | null>;

/** A real repository in a temporary folder. */
export class TestRepository {
  constructor(readonly folder: string) {}

  static create(files: Files = {}): TestRepository {
    const repository = new TestRepository(scratchFolder());
    repository.git('init', '--quiet', '--initial-branch=main');
    if (Object.keys(files).length > 0) repository.commit(files, 'start');
    return repository;
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], {
      env: GIT_ENV,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  /** Null removes a file. */
  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (content === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  }

  /** Its SHA. */
  commit(files: Files, message = 'change'): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  branch(name: string): void {
    this.git('checkout', '--quiet', '-b', name);
  }
}
