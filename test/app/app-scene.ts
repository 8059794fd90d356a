import { rmSync } from 'node:fs';
import type { LogLevel } from '../../src/app/env.js';
import { type RunningApp, startApp } from '../../src/app/start.js';
import { type Analysis, inProcessAnalysis } from '../../src/jobs/analysis.js';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/github.js';
import { SampleRepository } from '../github/sample.js';
import { copiedFolder, migratedDatabase, SHARED_FOLDER } from '../postgres/shared.js';
import { LogCanary } from './log-canary.js';
import { PERMISSIONS } from './permissions.js';

export const SECRET = 'a-webhook-secret-that-no-log-may-carry';

/** The real App, against a GitHub on loopback. One for a test file; a repository for a test. */
export class AppScene {
  private readonly repositories: SampleRepository[] = [];
  private count = 0;

  private constructor(
    readonly github: GitHub,
    readonly app: RunningApp,
    readonly canary: LogCanary,
    private readonly dataDir: string | null,
  ) {}

  static async start(
    options: {
      github?: Partial<GitHubOptions>;
      analysis?: Analysis;
      now?: () => Date;
      logLevel?: LogLevel;
      /** How often a job that failed is tried again: each time waits twice as long, a second at first. */
      retries?: number;
      /** On the embedded database, which takes some seconds to start, instead of the server of the test run. */
      embedded?: boolean;
    } = {},
  ): Promise<AppScene> {
    const canary = new LogCanary();
    const github = await startGitHub({
      appId: 4242,
      webhookSecret: SECRET,
      permissions: PERMISSIONS,
      ...options.github,
    });
    // A script has no server that all its scenes share: its database lives in memory.
    const shared = process.env[SHARED_FOLDER] !== undefined;
    const dataDir = shared && options.embedded ? await copiedFolder() : null;
    const databaseUrl = shared && !options.embedded ? await migratedDatabase() : null;
    const app = await startApp({
      appId: github.appId,
      privateKey: github.privateKeyPem,
      webhookSecret: SECRET,
      gitHubUrl: github.url,
      logLevel: options.logLevel ?? (process.env.LOG_LEVEL as LogLevel | undefined) ?? 'fatal',
      logTo: canary.destination,
      analysis: options.analysis ?? inProcessAnalysis(),
      metricsPort: 0,
      gitHubSecond: 20,
      queue: { retryDelay: 1, ...(options.retries === undefined ? {} : { retries: options.retries }) },
      looksAfter: false,
      ...(dataDir === null ? {} : { dataDir }),
      ...(databaseUrl === null ? {} : { databaseUrl }),
      ...(options.now === undefined ? {} : { now: options.now }),
    });
    github.deliverTo(app.webhookUrl);
    canary.forbid(SECRET);
    canary.forbid(github.privateKeyPem);
    return new AppScene(github, app, canary, dataDir);
  }

  /** `acme/…` with the files on `main`; grace may write beside ada, who opens the pull requests. */
  async repository(files: Readonly<Record<string, string>>, name?: string): Promise<Sample> {
    const git = await SampleRepository.make();
    this.repositories.push(git);
    this.forbid(files);
    await git.commit('main', files);
    this.count += 1;
    const fullName = `acme/${name ?? `trie-${this.count}`}`;
    this.github.repository(fullName, { gitDir: git.dir });
    this.github.collaborator(fullName, 'ada', 'write');
    this.github.collaborator(fullName, 'grace', 'maintain');
    return { fullName, git };
  }

  /** A fork with a branch of its own; returns its name. */
  async fork(
    sample: Sample,
    owner: string,
    branch: string,
    files: Readonly<Record<string, string | Buffer | null>>,
  ): Promise<string> {
    const git = await SampleRepository.make();
    this.repositories.push(git);
    await git.git('fetch', '--quiet', sample.git.dir, 'main');
    await git.git('checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
    this.forbid(files);
    await git.commit(branch, files);
    const fullName = `${owner}/${sample.fullName.split('/')[1]}`;
    this.github.repository(fullName, { gitDir: git.dir, installed: false, forkOf: sample.fullName });
    return fullName;
  }

  /** A branch with the files, and a pull request of it by ada; resolves when the App has nothing left to do. */
  async open(
    sample: Sample,
    files: Readonly<Record<string, string | Buffer | null>>,
    branch = 'topic',
  ): Promise<string> {
    this.forbid(files);
    await sample.git.commit(branch, files);
    const { subject } = await this.github.openPullRequest(sample.fullName, { head: branch, author: 'ada' });
    await this.done();
    return `${sample.fullName}#${subject.number}`;
  }

  async push(
    ref: string,
    sample: Sample,
    files: Readonly<Record<string, string | Buffer | null>>,
    { branch = 'topic', by }: { branch?: string; by?: string } = {},
  ) {
    this.forbid(files);
    await sample.git.commit(branch, files);
    const told = await this.github.push(ref, by);
    await this.done();
    return told;
  }

  /** What people write is theirs: none of it may be logged. */
  private forbid(files: Readonly<Record<string, string | Buffer | null>>): void {
    for (const text of Object.values(files)) if (text !== null) this.canary.forbid(text.toString());
  }

  /** When every webhook is answered and every job done, the App's own events included. */
  async done(): Promise<void> {
    for (let pass = 0; pass < 2; pass++) {
      await this.github.settled();
      // A busy machine may take longer than GitHub waits.
      await this.github.redeliverUnanswered();
      await this.app.idle();
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.github.close();
    for (const repository of this.repositories) repository.remove();
    if (this.dataDir !== null) rmSync(this.dataDir, { recursive: true });
  }
}

export interface Sample {
  fullName: string;
  git: SampleRepository;
}
