import { boundToJob } from '../jobs/job-context.js';
import { KnownAnswers } from './known-answers.js';
/** The API as each installation may use it: counted, with what is left heard by all instances, and asked for what is new only. */
export class InstallationOctokits {
  probot;
  metrics;
  budgets;
  answers = new KnownAnswers();
  constructor(probot, metrics, budgets) {
    this.probot = probot;
    this.metrics = metrics;
    this.budgets = budgets;
  }
  async of(installationId) {
    const octokit = await this.probot.auth(installationId);
    logToJob(octokit);
    this.count(octokit, installationId);
    renewToken(octokit, installationId);
    this.answers.makeConditional(octokit, installationId);
    return octokit;
  }
  count(octokit, installationId) {
    const { metrics, budgets } = this;
    octokit.hook.after('request', ({ status, headers }) => {
      metrics.request(status);
      metrics.budget.note(installationId, headers);
      // A database that does not answer says so elsewhere.
      void budgets.heard(installationId, headers).catch(() => {});
    });
    octokit.hook.error('request', (error) => {
      if ('status' in error) metrics.request(error.status);
      throw error;
    });
  }
}
function logToJob(octokit) {
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
function renewToken(octokit, installationId) {
  octokit.hook.error('request', async (error, options) => {
    const request = options.request;
    if (!('status' in error) || error.status !== 401 || request?.refreshed) throw error;
    await octokit.auth({ type: 'installation', installationId, refresh: true });
    return octokit.request({ ...options, request: { ...request, refreshed: true } });
  });
}
