import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Probot } from 'probot';
import type { Analysis } from '../jobs/analysis.js';
import { pooledAnalysis } from '../jobs/analysis-pool.js';
import { type Database, embeddedDatabase, serverDatabase } from '../jobs/database.js';
import { acceptDelivery, forgetOldDeliveries } from '../jobs/deliveries.js';
import { migrate } from '../jobs/migrations.js';
import { planJobs } from '../jobs/plan.js';
import { DEFAULT_SETTINGS, Queue, type QueueSettings } from '../jobs/queue.js';
import { type Log, Runner } from '../jobs/runner.js';
import { stateKey } from '../markers/state.js';
import type { AppIdentity, GitHubApi } from '../source/github/api.js';
import { asked } from '../source/github/errors.js';
import { SourceError } from '../source/port.js';
import type { Credentials, LogLevel, ServerSettings } from './env.js';
import { appOctokit } from './octokit.js';
import { receiveWebhook, type WebhookParts } from './webhooks.js';

export interface AppOptions extends Credentials, Partial<Omit<ServerSettings, 'dataDir'>> {
  /** Folder of the embedded database; absent and without `databaseUrl`: in memory, gone at the end. */
  dataDir?: string;
  /** What parses Rust; child processes by default. */
  analysis?: Analysis;
  queue?: Partial<QueueSettings>;
  /** Milliseconds in a second that GitHub asks to wait, between retries and between writes; tests make it short. */
  gitHubSecond?: number;
  /** The time by which ticks, commands and waits are judged; a test may keep its own. */
  now?: () => Date;
  /** Told what takes time at the start. */
  onProgress?: (message: string) => void;
}

export interface RunningApp {
  /** `http://host:port` */
  url: string;
  webhookUrl: string;
  /** Resolves when no job is waiting or running. */
  idle(): Promise<void>;
  /** Takes no more webhooks, lets running jobs end, and closes. What did not end is taken up at the next start. */
  close(): Promise<void>;
}

/** Platforms kill a process ten seconds after they asked it to end. */
const SHUTDOWN_MS = 8_000;

const HOUSEKEEPING_MS = 3_600_000;

/** Starts the App. Rejects with a sentence when GitHub refuses the credentials or the port is taken. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const progress = options.onProgress ?? (() => {});
  const probot = makeProbot(options);
  await probot.ready();
  const log = probot.log as unknown as Log;
  progress(
    options.databaseUrl
      ? 'Connecting to the database'
      : 'Opening the embedded database (the first time takes some seconds)',
  );
  const database = options.databaseUrl
    ? serverDatabase(options.databaseUrl)
    : await embeddedDatabase(options.dataDir);
  try {
    await migrate(database);
    progress('Asking GitHub who the App is');
    const app = await identity(probot, log);
    return await serve(options, { probot, database, app, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function makeProbot(options: AppOptions): Probot {
  const limits = options.gitHubSecond === undefined ? {} : { retryAfterBaseValue: options.gitHubSecond };
  return new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    baseUrl: options.gitHubUrl ?? 'https://api.github.com',
    logLevel: options.logLevel ?? ('info' satisfies LogLevel),
    logFormat: options.logFormat ?? 'json',
    Octokit: appOctokit(limits),
  });
}

/** GitHub revokes tokens before their hour is over, too: then one request is repeated with a new one. */
async function installationOctokit(probot: Probot, installationId: number): Promise<GitHubApi> {
  const octokit = await probot.auth(installationId);
  octokit.hook.error('request', async (error, options) => {
    const request = options.request as { refreshed?: boolean } | undefined;
    if (!('status' in error) || error.status !== 401 || request?.refreshed) throw error;
    await octokit.auth({ type: 'installation', installationId, refresh: true });
    return octokit.request({ ...options, request: { ...request, refreshed: true } } as never);
  });
  return octokit as unknown as GitHubApi;
}

const IDENTITY_RETRY_MS = 5_000;

/** Without its own name the App can't tell its events from others': it waits for GitHub rather than guess. */
async function identity(probot: Probot, log: Log): Promise<AppIdentity> {
  const octokit = await probot.auth();
  for (;;) {
    try {
      const { data } = await asked('asking who the App is', octokit.request('GET /app'));
      if (!data?.slug) throw new SourceError('GitHub did not tell the name of the App.', false);
      return { id: data.id, slug: data.slug };
    } catch (error) {
      if (!(error instanceof SourceError) || !error.temporary) throw error;
      log.warn({ err: error.message }, 'waiting for GitHub');
      await new Promise((next) => setTimeout(next, IDENTITY_RETRY_MS));
    }
  }
}

interface Parts {
  probot: Probot;
  database: Database;
  app: AppIdentity;
  log: Log;
}

async function serve(options: AppOptions, { probot, database, app, log }: Parts): Promise<RunningApp> {
  const settings = { ...DEFAULT_SETTINGS, ...options.queue };
  const queue = await Queue.open(database, settings, (error) => log.error({ err: error }, 'queue'));
  const analysis = options.analysis ?? pooledAnalysis();
  const runner = new Runner({
    database,
    queue,
    analysis,
    app,
    log,
    key: stateKey(options.webhookSecret),
    octokit: (installation) => installationOctokit(probot, installation),
    ...(options.gitHubSecond === undefined ? {} : { writeSpacing: options.gitHubSecond }),
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  await queue.start(runner);
  const webhooks: WebhookParts = {
    log,
    verify: (body, signature) => probot.webhooks.verify(body, signature),
    accept: (delivery, payload) =>
      acceptDelivery(database, queue, delivery, planJobs(delivery.event, payload, app)),
  };
  const path = options.webhookPath ?? '/api/github/webhooks';
  const server = createServer((request, response) => {
    respond(request, response, path, webhooks, database).catch((error) => {
      log.error({ err: error }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const housekeeping = setInterval(() => void forgetOldDeliveries(database).catch(() => {}), HOUSEKEEPING_MS);
  const url = await listen(server, options);
  log.info({ url, app: app.slug }, 'listening');
  let closing: Promise<void> | undefined;
  const close = async () => {
    clearInterval(housekeeping);
    await new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeIdleConnections();
    });
    await queue.close(SHUTDOWN_MS);
    await analysis.close();
    await database.close();
  };
  return {
    url,
    webhookUrl: `${url}${path}`,
    idle: () => queue.idle(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  webhookPath: string,
  webhooks: WebhookParts,
  database: Database,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0];
  if (path === webhookPath) {
    if (request.method === 'POST') return receiveWebhook(request, response, webhooks);
    response.writeHead(405, { allow: 'POST' }).end();
  } else if (path === '/healthz') {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
  } else if (path === '/readyz') {
    const ready = await database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    response
      .writeHead(ready ? 200 : 503, { 'content-type': 'text/plain' })
      .end(ready ? 'ok\n' : 'no database\n');
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('perf-checklist: nothing here\n');
  }
}

function listen(server: Server, { host = '127.0.0.1', port = 0 }: AppOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `The port ${port} is taken: set PORT to another one.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${address.port}`);
    });
  });
}
