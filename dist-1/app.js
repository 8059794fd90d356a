import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EnvironmentError, readEnvironment } from './app/env.js';
import { listen, stopListening } from './app/http/server.js';
import { errorFields } from './app/log-line.js';
import { holdsCredentials, readDotEnv, saveDotEnv, withCredentials } from './app/setup/dot-env.js';
import { Setup } from './app/setup/setup.js';
import { startApp } from './app/start.js';

export { startApp } from './app/start.js';

/** Before a platform kills it, after ten seconds; what is not handed back by then is found by its missing sign of life. */
const LATEST_EXIT_MS = 9_000;
/** The production entry: everything comes from the environment, or from `.env` beside it. */
export async function main(env) {
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
  // Node would print an error with all that hangs on it: requests, answers, rows.
  process.once('uncaughtException', (error) => {
    console.error(JSON.stringify({ level: 'fatal', err: errorFields(error), msg: 'uncaught' }));
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      console.error('Closing: running reviews end first');
      setTimeout(() => process.exit(0), LATEST_EXIT_MS).unref();
      app.close().then(
        () => process.exit(0),
        (error) => fail(error),
      );
    });
  }
}
/** A page creates the App on GitHub from `app.yml` and writes its credentials to `.env`. */
async function setUp({ host, port, webhookPath, gitHubUrl }) {
  if (process.env.NODE_ENV === 'production') {
    // In an image there would be no place for its `.env`.
    throw new EnvironmentError([
      'APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET are missing.',
      'The set-up page that makes them is served when NODE_ENV is not "production".',
    ]);
  }
  const setup = new Setup({
    webhookPath,
    gitHub: gitHubUrl === 'https://api.github.com' ? 'https://github.com' : new URL(gitHubUrl).origin,
    convert: (code) => converted(gitHubUrl, code),
    save: (credentials) => {
      const known = readDotEnv('.env');
      if (holdsCredentials(known)) return false;
      saveDotEnv('.env', withCredentials(known, credentials));
      return true;
    },
    done: () => {
      console.error('The App is created, its credentials are in .env: start perf-checklist again.');
      void stopListening(server);
    },
  });
  const server = setup.server();
  const { port: given } = new URL(await listen(server, host, port));
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  console.error(
    `No credentials yet: open http://${shown}:${given}/?ticket=${setup.ticket} to create the App on GitHub.`,
  );
}
async function converted(gitHubUrl, code) {
  const answer = await fetch(`${gitHubUrl}/app-manifests/${code}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json' },
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  return answer.json();
}
function fail(error) {
  console.error(error instanceof EnvironmentError || error instanceof Error ? error.message : error);
  process.exit(1);
}
function loadDotEnv() {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
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
