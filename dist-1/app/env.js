import { readFileSync } from 'node:fs';
import { isServerUrl, SERVER_URL_EXAMPLE } from '../jobs/database.js';
/** Every variable the App reads, as the README's table has it. */
export const ENVIRONMENT = [
  ['APP_ID', 'the App’s number, from its settings page', 'required'],
  ['PRIVATE_KEY', 'its private key (PEM, or PEM in base64)', 'required, or PRIVATE_KEY_PATH'],
  ['PRIVATE_KEY_PATH', 'a file with the private key', 'required, or PRIVATE_KEY'],
  [
    'WEBHOOK_SECRET',
    'the secret that signs webhooks, and from which the key of the ticks is derived',
    'required',
  ],
  ['DATABASE_URL', 'PostgreSQL to use, for several instances', 'the embedded database'],
  ['DATA_DIR', 'folder of the embedded database, which one process at a time may use', './data'],
  ['PORT', 'port to listen on', '3000'],
  ['HOST', 'address to listen on', '0.0.0.0'],
  ['WEBHOOK_PATH', 'path that takes the webhooks', '/api/github/webhooks'],
  ['GHE_HOST', 'host of a GitHub Enterprise Server', 'github.com'],
  ['GHE_PROTOCOL', 'https, or http for a test server', 'https'],
  ['METRICS_TOKEN', 'who brings it as a bearer token may read /metrics on PORT', 'no metrics on PORT'],
  ['METRICS_PORT', 'port for /metrics alone, without a token: keep it from strangers', 'none'],
  ['LOG_LEVEL', 'trace, debug, info, warn, error, fatal', 'info'],
  ['LOG_FORMAT', 'json, or pretty', 'json in production, else pretty'],
];
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
/** All mistakes of the environment in one error, a line each. */
export class EnvironmentError extends Error {
  mistakes;
  name = 'EnvironmentError';
  constructor(mistakes) {
    super(`The environment is not complete:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}
/** Throws `EnvironmentError`. */
export function readEnvironment(env, readFile = (path) => readFileSync(path, 'utf8')) {
  const mistakes = [];
  const credentials = readCredentials(env, readFile, mistakes);
  const server = readServer(env, mistakes);
  if (mistakes.length > 0) throw new EnvironmentError(mistakes);
  return { credentials, server };
}
/** Ticks are signed with a key made from it, and their signatures are public: a short secret could be found by trying. */
const MIN_WEBHOOK_SECRET = 20;
function readCredentials(env, readFile, mistakes) {
  const names = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'];
  if (names.every((name) => !env[name])) return null;
  const appId = env.APP_ID ?? '';
  if (appId === '') mistakes.push('APP_ID is missing: the number on the settings page of the App.');
  else if (!/^\d{1,15}$/.test(appId))
    mistakes.push(`APP_ID is ${JSON.stringify(appId)}: it must be a number.`);
  if (!env.WEBHOOK_SECRET) {
    mistakes.push(
      'WEBHOOK_SECRET is missing: without it anyone could send events. Set it here and in the App.',
    );
  }
  const secret = env.WEBHOOK_SECRET;
  if (secret && secret.length < MIN_WEBHOOK_SECRET) {
    mistakes.push(
      `WEBHOOK_SECRET has fewer than ${MIN_WEBHOOK_SECRET} characters: make one with openssl rand -hex 32, and set it in the App too.`,
    );
  }
  const privateKey = readPrivateKey(env, readFile, mistakes);
  return { appId: Number(appId), privateKey, webhookSecret: env.WEBHOOK_SECRET ?? '' };
}
function readPrivateKey(env, readFile, mistakes) {
  const path = env.PRIVATE_KEY_PATH;
  let text = env.PRIVATE_KEY ?? '';
  if (text === '' && path) {
    try {
      text = readFile(path);
    } catch (error) {
      const { code } = error;
      mistakes.push(`PRIVATE_KEY_PATH: ${path} can't be read (${code ?? 'unknown error'}).`);
      return '';
    }
  }
  if (text === '') {
    mistakes.push(
      'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: generate a key on the settings page of the App.',
    );
    return '';
  }
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return pem.replaceAll('\\n', '\n');
  const name = env.PRIVATE_KEY ? 'PRIVATE_KEY' : `PRIVATE_KEY_PATH: ${path}`;
  mistakes.push(`${name} holds no PEM private key ("-----BEGIN … PRIVATE KEY-----"), nor one in base64.`);
  return '';
}
function readServer(env, mistakes) {
  const production = env.NODE_ENV === 'production';
  const webhookPath = env.WEBHOOK_PATH || '/api/github/webhooks';
  if (!webhookPath.startsWith('/')) {
    mistakes.push(`WEBHOOK_PATH is ${JSON.stringify(webhookPath)}: it must begin with "/".`);
  }
  return {
    host: env.HOST || '0.0.0.0',
    port: readPort('PORT', env.PORT, mistakes) ?? 3000,
    webhookPath,
    databaseUrl: readDatabaseUrl(env.DATABASE_URL, mistakes),
    dataDir: env.DATA_DIR || './data',
    gitHubUrl: readGitHubUrl(env, mistakes),
    metricsToken: readMetricsToken(env.METRICS_TOKEN, mistakes),
    metricsPort: readPort('METRICS_PORT', env.METRICS_PORT, mistakes),
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL, LOG_LEVELS, 'info', mistakes),
    logFormat: oneOf(
      'LOG_FORMAT',
      env.LOG_FORMAT,
      ['json', 'pretty'],
      production ? 'json' : 'pretty',
      mistakes,
    ),
  };
}
function readPort(name, text, mistakes) {
  if (!text) return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  mistakes.push(`${name} is ${JSON.stringify(text)}: it must be a number from 0 to 65535.`);
  return null;
}
/** Shorter ones can be tried out. */
const MIN_TOKEN = 16;
function readMetricsToken(text, mistakes) {
  if (!text) return null;
  // The value is not repeated: it is a secret.
  if (!/^[\x21-\x7e]+$/.test(text) || text.length < MIN_TOKEN) {
    mistakes.push(
      `METRICS_TOKEN must have ${MIN_TOKEN} or more characters, no spaces: openssl rand -hex 24.`,
    );
  }
  return text;
}
function readDatabaseUrl(text, mistakes) {
  if (!text) return null;
  if (isServerUrl(text)) return text;
  // The value is not repeated: it holds a password.
  mistakes.push(`DATABASE_URL is no PostgreSQL address: it must look like ${SERVER_URL_EXAMPLE}.`);
  return null;
}
function readGitHubUrl(env, mistakes) {
  if (!env.GHE_HOST) return 'https://api.github.com';
  const protocol = oneOf('GHE_PROTOCOL', env.GHE_PROTOCOL, ['https', 'http'], 'https', mistakes);
  const url = `${protocol}://${env.GHE_HOST}/api/v3`;
  if (/[/@?#]/.test(env.GHE_HOST) || !URL.canParse(url)) {
    mistakes.push(
      `GHE_HOST is ${JSON.stringify(env.GHE_HOST)}: it must be a host name, with a port if need be.`,
    );
  }
  return url;
}
function oneOf(name, value, known, fallback, mistakes) {
  if (!value) return fallback;
  const found = known.find((one) => one === value);
  if (found) return found;
  mistakes.push(`${name} is ${JSON.stringify(value)}: it must be one of ${known.join(', ')}.`);
  return fallback;
}
