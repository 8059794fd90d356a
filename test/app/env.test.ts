import { EnvironmentError, readEnvironment } from '../../src/app/env.js';

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n';
const SECRET = 'a secret of twenty or more';
const WHOLE = { APP_ID: '7', PRIVATE_KEY: PEM, WEBHOOK_SECRET: SECRET };

function mistakes(env: Record<string, string>, readFile?: (path: string) => string): readonly string[] {
  try {
    readEnvironment(env, readFile);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes;
    throw error;
  }
  return [];
}

test('without credentials the set-up page is served, on the defaults', () => {
  expect(readEnvironment({})).toEqual({
    credentials: null,
    server: {
      host: '0.0.0.0',
      port: 3000,
      webhookPath: '/api/github/webhooks',
      databaseUrl: null,
      dataDir: './data',
      gitHubUrl: 'https://api.github.com',
      metricsToken: null,
      metricsPort: null,
      logLevel: 'info',
      logFormat: 'pretty',
    },
  });
});

test('everything set', () => {
  const env = {
    ...WHOLE,
    DATABASE_URL: 'postgres://app:pw@db:5432/app',
    DATA_DIR: '/var/lib/app',
    PORT: '8080',
    HOST: '::1',
    WEBHOOK_PATH: '/hooks',
    GHE_HOST: 'github.acme.example:8443',
    METRICS_TOKEN: '0123456789abcdef',
    METRICS_PORT: '9090',
    LOG_LEVEL: 'debug',
    NODE_ENV: 'production',
  };
  expect(readEnvironment(env)).toEqual({
    credentials: { appId: 7, privateKey: PEM, webhookSecret: SECRET },
    server: {
      host: '::1',
      port: 8080,
      webhookPath: '/hooks',
      databaseUrl: 'postgres://app:pw@db:5432/app',
      dataDir: '/var/lib/app',
      gitHubUrl: 'https://github.acme.example:8443/api/v3',
      metricsToken: '0123456789abcdef',
      metricsPort: 9090,
      logLevel: 'debug',
      logFormat: 'json',
    },
  });
});

test.each([
  ['as it is', { PRIVATE_KEY: PEM }],
  ['on one line', { PRIVATE_KEY: PEM.replaceAll('\n', '\\n') }],
  ['in base64', { PRIVATE_KEY: Buffer.from(PEM).toString('base64') }],
  ['in a file', { PRIVATE_KEY_PATH: 'key.pem' }],
])('a key %s', (_, key) => {
  const env = { APP_ID: '7', WEBHOOK_SECRET: SECRET, ...key };
  expect(readEnvironment(env, () => PEM).credentials?.privateKey).toBe(PEM);
});

const noFile = () => {
  throw Object.assign(new Error('no'), { code: 'ENOENT' });
};

test.each<[Record<string, string>, RegExp[]]>([
  [{ APP_ID: '7' }, [/^WEBHOOK_SECRET is missing/, /^PRIVATE_KEY or PRIVATE_KEY_PATH is missing/]],
  [{ WEBHOOK_SECRET: SECRET, PRIVATE_KEY: PEM }, [/^APP_ID is missing/]],
  [{ ...WHOLE, APP_ID: 'seven' }, [/^APP_ID is "seven": it must be a number/]],
  [{ ...WHOLE, PRIVATE_KEY: 'key.pem' }, [/^PRIVATE_KEY holds no PEM/]],
  [
    { APP_ID: '7', WEBHOOK_SECRET: SECRET, PRIVATE_KEY_PATH: 'no.pem' },
    [/^PRIVATE_KEY_PATH: no.pem can't be read \(ENOENT\)/],
  ],
  [{ ...WHOLE, PORT: '99999' }, [/^PORT is "99999"/]],
  [{ ...WHOLE, PORT: 'http' }, [/^PORT is "http"/]],
  [{ ...WHOLE, METRICS_PORT: '-1' }, [/^METRICS_PORT is "-1"/]],
  [{ ...WHOLE, METRICS_TOKEN: 'short' }, [/^METRICS_TOKEN must have 16/]],
  [{ ...WHOLE, WEBHOOK_SECRET: 'short' }, [/^WEBHOOK_SECRET has fewer than 20/]],
  [{ ...WHOLE, DATABASE_URL: 'mysql://root:hunter2@db' }, [/^DATABASE_URL is no PostgreSQL address/]],
  [{ ...WHOLE, GHE_HOST: 'https://github.acme.example' }, [/^GHE_HOST is "https/]],
  [{ ...WHOLE, LOG_LEVEL: 'loud' }, [/^LOG_LEVEL is "loud": it must be one of trace/]],
  [{ ...WHOLE, WEBHOOK_PATH: 'hooks' }, [/^WEBHOOK_PATH is "hooks": it must begin/]],
  [{ PORT: 'x', LOG_LEVEL: 'y' }, [/^PORT/, /^LOG_LEVEL/]],
])('%j', (env, expected) => {
  const found = mistakes(env, noFile);
  expect(found).toHaveLength(expected.length);
  for (const [at, pattern] of expected.entries()) expect(found[at]).toMatch(pattern);
});

test('no message repeats a secret', () => {
  const env = {
    APP_ID: 'x',
    PRIVATE_KEY: 'canary-key',
    WEBHOOK_SECRET: 'canary-secret',
    DATABASE_URL: 'canary://pw',
  };
  expect(mistakes(env).join('\n')).not.toMatch(/canary/);
});
