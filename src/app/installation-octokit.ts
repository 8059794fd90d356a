import type { Octokit } from '@octokit/rest';
import type { Probot } from 'probot';
import type { Budgets } from '../jobs/budget.js';
import { boundToJob } from '../jobs/job-context.js';
import type { Metrics } from '../jobs/metrics.js';
import type { GitHubApi } from '../source/github/api.js';
import { KnownAnswers } from './known-answers.js';

/** The API as each installation may use it: counted, with what is left heard by all instances, and asked for what is new only. */
export class InstallationOctokits {
  private readonly answers = new KnownAnswers();

  constructor(
    private readonly probot: Probot,
    private readonly metrics: Metrics,
    private readonly budgets: Budgets,
  ) {}

  async of(installationId: number): Promise<GitHubApi> {
    const octokit = (await this.probot.auth(installationId)) as unknown as Octokit;
    logToJob(octokit);
    this.count(octokit, installationId);
    renewToken(octokit, installationId);
    this.answers.makeConditional(octokit, installationId);
    return octokit;
  }

  private count(octokit: Octokit, installationId: number): void {
    const { metrics, budgets } = this;
    octokit.hook.after('request', ({ status, headers }) => {
      metrics.request(status);
      metrics.budget.note(installationId, headers as Record<string, string>);
      // A database that does not answer says so elsewhere.
      void budgets.heard(installationId, headers).catch(() => {});
    });
    octokit.hook.error('request', (error) => {
      if ('status' in error) metrics.request(error.status);
      throw error;
    });
  }
}

function logToJob(octokit: Octokit): void {
  const { debug, info, warn, error } = octokit.log;
  Object.assign(octokit, {
    log: boundToJob({
      debug: debug.bind(octokit.log),
      info: info.bind(octokit.log),
      warn: warn.bind(octokit.log),
      error: error.bind(octokit.log),
    }),
  });
}

/** GitHub revokes tokens before their hour is over, too: then one request is repeated with a new one. */
function renewToken(octokit: Octokit, installationId: number): void {
  octokit.hook.error('request', async (error, options) => {
    const request = options.request as { refreshed?: boolean } | undefined;
    if (!('status' in error) || error.status !== 401 || request?.refreshed) throw error;
    await octokit.auth({ type: 'installation', installationId, refresh: true });
    return octokit.request({ ...options, request: { ...request, refreshed: true } } as never);
  });
}
