import type { StateKey } from '../markers/state.js';
import type { AppIdentity, GitHubApi } from '../source/github/api.js';
import type { Analysis } from './analysis.js';
import type { Budgets } from './budget.js';
import type { Database } from './database.js';
import type { Metrics } from './metrics.js';
import type { Queue } from './queue.js';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the work on a job needs; each part is given, none is looked up. */
export interface RunnerParts {
  database: Database;
  queue: Queue;
  budgets: Budgets;
  analysis: Analysis;
  app: AppIdentity;
  key: StateKey;
  log: Log;
  metrics: Metrics;
  /** An Octokit that acts as the installation. */
  octokit(installation: number): Promise<GitHubApi>;
  now?: () => Date;
}
