import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'probot';
import { EnvironmentError, readEnvironment, type ServerSettings } from './app/env.js';
import { startApp } from './app/start.js';

export { type AppOptions, type RunningApp, startApp } from './app/start.js';

/** The production entry: everything comes from the environment, or from `.env` beside it. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const { credentials, server } = readEnvironment(env);
  if (!credentials) return setUp(server);
  const { databaseUrl, dataDir, ...rest } = server;
  const app = await startApp({
    ...credentials,
    ...rest,
    ...(databaseUrl === null ? { dataDir } : { databaseUrl }),
    onProgress: (message) => console.error(message),
  });
  console.error(`perf-checklist takes webhooks at ${app.webhookUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.error('Closing: running reviews end first');
      app.close().then(
        () => process.exit(0),
        (error) => fail(error),
      );
    });
  }
}

/** Probot's page creates the App on GitHub from `app.yml` and writes its credentials to `.env`. */
async function setUp({ host, port }: ServerSettings): Promise<void> {
  if (process.env.NODE_ENV === 'production') {
    // Probot serves the page elsewhere only; in an image there would be no place for its `.env` either.
    throw new EnvironmentError([
      'APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET are missing.',
      'The set-up page that makes them is served when NODE_ENV is not "production".',
    ]);
  }
  // Probot would else fetch a webhook proxy client from npm and open a channel on smee.io by itself.
  process.env.NO_SMEE_SETUP ??= 'true';
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  console.error(
    `No credentials yet: open http://${shown}:${port} to create the App on GitHub, then start again.`,
  );
  await run(() => {}, { env: { HOST: host, PORT: String(port), LOG_LEVEL: 'warn' } });
}

function fail(error: unknown): never {
  console.error(error instanceof EnvironmentError || error instanceof Error ? error.message : error);
  process.exit(1);
}

function loadDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  try {
    loadDotEnv();
    await main(process.env);
  } catch (error) {
    fail(error);
  }
}
