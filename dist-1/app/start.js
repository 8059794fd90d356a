import { Probot } from 'probot';
import { pooledAnalysis } from '../jobs/analysis-pool.js';
import { Budgets } from '../jobs/budget.js';
import { Chores } from '../jobs/chores.js';
import { embeddedDatabase, faultOf, serverDatabase } from '../jobs/database.js';
import { acceptDelivery, forgetOldDeliveries } from '../jobs/deliveries.js';
import { Metrics } from '../jobs/metrics.js';
import { migrate } from '../jobs/migrations.js';
import { planJobs } from '../jobs/plan.js';
import { Queue } from '../jobs/queue.js';
import { Runner } from '../jobs/runner.js';
import { stateKey } from '../markers/state.js';
import { asked } from '../source/github/errors.js';
import { SourceError } from '../source/port.js';
import { BodyReader } from './http/body.js';
import { listen, metricsServer, publicServer, stopListening } from './http/server.js';
import { sparse } from './http/sparse.js';
import { VERSION } from './http/status-page.js';
import { InstallationOctokits } from './installation-octokit.js';
import { makeLogger } from './logger.js';
import { appOctokit } from './octokit.js';
import { readiness } from './ready.js';
import { secretsOf } from './secrets.js';

/** Of the ten seconds that platforms give a process to end, so many are for reviews; what is left is handed back in the rest. */
const SHUTDOWN_MS = 5_000;
const HOUSEKEEPING_MS = 3_600_000;
/** Starts the App. Rejects with a sentence when GitHub refuses the credentials or the port is taken. */
export async function startApp(options) {
  const progress = options.onProgress ?? (() => {});
  const log = makeLogger({
    level: options.logLevel ?? 'info',
    format: options.logFormat ?? 'json',
    secrets: secretsOf(options),
    ...(options.logTo === undefined ? {} : { destination: options.logTo }),
  });
  const probot = makeProbot(options, log);
  await probot.ready();
  progress(
    options.databaseUrl
      ? 'Connecting to the database'
      : 'Opening the embedded database (the first time takes some seconds)',
  );
  const database = options.databaseUrl
    ? serverDatabase(options.databaseUrl)
    : await embeddedDatabase(options.dataDir);
  try {
    await migrate(database).catch((error) => {
      if (!options.databaseUrl) throw error;
      throw new Error(`The database that DATABASE_URL names can't be used: ${faultOf(error)}.`);
    });
    progress('Asking GitHub who the App is');
    const app = await identity(probot, log);
    return await serve(options, { probot, database, app, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}
function makeProbot(options, log) {
  const limits = options.gitHubSecond === undefined ? {} : { retryAfterBaseValue: options.gitHubSecond };
  return new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    baseUrl: options.gitHubUrl ?? 'https://api.github.com',
    log: log,
    Octokit: appOctokit(limits),
  });
}
const IDENTITY_RETRY_MS = 5_000;
/** Without its own name the App can't tell its events from others': it waits for GitHub rather than guess. */
async function identity(probot, log) {
  const octokit = await probot.auth();
  for (;;) {
    try {
      const { data } = await asked('asking who the App is', octokit.request('GET /app'));
      if (!data?.slug) throw new SourceError('GitHub did not tell the name of the App.', false);
      return { id: data.id, slug: data.slug };
    } catch (error) {
      if (!(error instanceof SourceError) || !error.temporary) throw error;
      log.warn({ because: error.message }, 'waiting for GitHub');
      await new Promise((next) => setTimeout(next, IDENTITY_RETRY_MS));
    }
  }
}
async function serve(options, parts) {
  const { probot, database, app, log } = parts;
  const metrics = new Metrics(() => queue.depths());
  const queue = await Queue.open(database, options.queue ?? {}, (error) => {
    metrics.error('queue');
    log.error({ err: error }, 'queue');
  });
  const analysis = options.analysis ?? pooledAnalysis();
  const budgets = new Budgets(database, options.gitHubSecond);
  const octokits = new InstallationOctokits(probot, metrics, budgets);
  const runner = new Runner({
    database,
    queue,
    analysis,
    app,
    log,
    metrics,
    budgets,
    key: stateKey(options.webhookSecret),
    octokit: (installation) => octokits.of(installation),
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  await queue.start(runner);
  const http = await open(options, parts, queue, metrics);
  const appApi = async () => await probot.auth();
  const second = options.gitHubSecond;
  const chores = new Chores({ database, queue, log, appApi, ...(second === undefined ? {} : { second }) });
  const housekeeping = setInterval(() => void forgetOldDeliveries(database).catch(() => {}), HOUSEKEEPING_MS);
  log.info({ url: http.url, app: app.slug, version: VERSION }, 'listening');
  if (options.looksAfter !== false) void chores.start();
  let closing;
  const close = async () => {
    clearInterval(housekeeping);
    chores.close();
    await http.close();
    await queue.close(SHUTDOWN_MS);
    await analysis.close();
    await database.close();
  };
  return {
    ...http,
    lookAfter: () => chores.look('now'),
    idle: () => queue.idle(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
/** Opens the ports. */
async function open(options, { database, app, log }, queue, metrics) {
  const webhooks = {
    secret: options.webhookSecret,
    bodies: new BodyReader(),
    log,
    metrics,
    wrongSignature: sparse((times) =>
      log.warn({ times }, 'webhooks with a wrong signature; does WEBHOOK_SECRET match?'),
    ),
    accept: (delivery, payload) =>
      acceptDelivery(database, queue, delivery, planJobs(delivery.event, payload, app, options.now?.())),
  };
  const failed = (error) => {
    metrics.error('request');
    log.error({ err: error }, 'request failed');
  };
  const { host = '127.0.0.1', port = 0, webhookPath = '/api/github/webhooks' } = options;
  const { metricsToken = null, metricsPort = null } = options;
  const ready = readiness(database);
  const server = publicServer({ webhookPath, webhooks, metrics, metricsToken, ready, failed });
  const url = await listen(server, host, port);
  const inner = metricsPort === null ? null : metricsServer(metrics, failed);
  const metricsUrl = inner === null ? null : `${await listen(inner, host, metricsPort ?? 0)}/metrics`;
  return {
    url,
    webhookUrl: `${url}${webhookPath}`,
    metricsUrl,
    close: async () => {
      await Promise.all([stopListening(server), ...(inner === null ? [] : [stopListening(inner)])]);
    },
  };
}
