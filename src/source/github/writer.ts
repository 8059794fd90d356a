import type { GitHubApi, PullAddress } from './api.js';
import type { Pace } from './pace.js';

/** What every write to one pull request needs. */
export interface Writer {
  api: GitHubApi;
  address: PullAddress;
  pace: Pace;
  /** True when the head of the pull request is another commit by now. */
  headMoved(): Promise<boolean>;
  warn(message: string): void;
}
