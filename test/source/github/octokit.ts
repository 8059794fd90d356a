import nock from 'nock';
import { appOctokit } from '../../../src/app/octokit.js';
import type { GitHubApi } from '../../../src/source/github/api.js';

export const GITHUB = 'https://api.github.com';

/** The App's own Octokit with a fixed token; a second of waiting takes a millisecond. */
export function testApi(): GitHubApi {
  const Octokit = appOctokit({ retryAfterBaseValue: 1 });
  return new Octokit({ auth: { token: 'test' }, log: SILENT } as never) as unknown as GitHubApi;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Only what a test says is answered; everything else fails it. */
export function isolate(): void {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
