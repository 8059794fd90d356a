import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningApp, startApp } from '../src/app/start.js';
import { PERMISSIONS } from '../test/app/permissions.js';
import type { PullRef } from '../test/github/acts/stage.js';
import { type GitHub, startGitHub } from '../test/github/github.js';
import type { Shown } from '../test/github/what.js';
import { SampleRepository } from './sample-repository.js';

export const REPOSITORY = 'acme/trie-cache';

const APP_ID = 4242;
const WEBHOOK_SECRET = 'the secret of the demo';

/** What has to be closed, newest last. */
type Closing = () => Promise<void> | void;

/** The real App with its embedded database, beside a GitHub on loopback, and the repository it reviews. */
export class Scene {
  private constructor(
    readonly github: GitHub,
    readonly app: RunningApp,
    readonly sample: SampleRepository,
    private readonly closing: Closing[],
  ) {}

  /** `ending` is told at once of everything that must be undone, so that a break in the middle leaves no litter. */
  static async start(ending: Closing[], onProgress: (message: string) => void): Promise<Scene> {
    onProgress('Making the sample repository');
    // Folders go last, one right after the other: a database that is still being made would write them anew.
    const dataDir = mkdtempSync(join(tmpdir(), 'perf-checklist-data-'));
    ending.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const sample = new SampleRepository();
    ending.push(() => sample.remove());
    await sample.fill();
    const github = await startGitHub({
      appId: APP_ID,
      webhookSecret: WEBHOOK_SECRET,
      permissions: PERMISSIONS,
    });
    ending.push(() => github.close());
    const app = await startApp({
      appId: github.appId,
      privateKey: github.privateKeyPem,
      webhookSecret: WEBHOOK_SECRET,
      gitHubUrl: github.url,
      dataDir: join(dataDir, 'database'),
      logLevel: 'fatal',
      onProgress,
    });
    ending.push(() => app.close());
    github.repository(REPOSITORY, { gitDir: sample.dir });
    github.collaborator(REPOSITORY, 'ada', 'write');
    github.collaborator(REPOSITORY, 'grace', 'maintain');
    github.deliverTo(app.webhookUrl);
    return new Scene(github, app, sample, ending);
  }

  /** When every webhook is answered and every job done, those of the App's own events included. */
  async settled(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await this.github.settled();
      await this.app.idle();
    }
  }

  shown(pull: PullRef): Shown {
    return this.github.what(pull);
  }

  close(): Promise<void> {
    return closeAll(this.closing);
  }
}

/** Closes what was opened, newest first; what fails to close does not keep the rest open. */
export async function closeAll(closing: Closing[]): Promise<void> {
  for (let next = closing.pop(); next; next = closing.pop()) {
    await Promise.resolve(next()).catch((error: unknown) => console.error(error));
  }
}
