import { makeLogger } from '../../src/app/logger.js';
import { hider, secretsOf } from '../../src/app/secrets.js';
import { inJob } from '../../src/jobs/job-context.js';

const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA0canary0'.repeat(3)}\n-----END RSA PRIVATE KEY-----\n`;
const SECRETS = secretsOf({
  appId: 7,
  privateKey: PEM,
  webhookSecret: 'hook "secret" of ours',
  databaseUrl: 'postgres://app:pass%20word@db/app',
  metricsToken: 'token-of-the-metrics',
});

function logger(): {
  log: ReturnType<typeof makeLogger>;
  lines: () => Record<string, unknown>[];
  raw(): string;
} {
  let raw = '';
  const destination = { write: (text: string) => (raw += text) };
  const log = makeLogger({ level: 'trace', format: 'json', secrets: SECRETS, destination });
  const lines = () =>
    raw
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { log, lines, raw: () => raw };
}

test('a line has its level, its job and its words; of the rest known fields only', () => {
  const { log, lines } = logger();
  inJob({ delivery: 'guid-1', repository: 'acme/trie' }, () =>
    inJob({ pull: 7, job: 'job-1' }, () =>
      log.info({ ms: 12, body: 'fn private() {}', outcome: 'No findings' }, 'reviewed'),
    ),
  );
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      delivery: 'guid-1',
      repository: 'acme/trie',
      pull: 7,
      job: 'job-1',
      ms: 12,
      outcome: 'No findings',
      msg: 'reviewed',
    },
  ]);
});

test('what a library hands over is left out: bodies, headers, rows', () => {
  const { log, lines } = logger();
  const octokit = log.child({ name: 'octokit' });
  octokit.debug(
    { query: 'query {}', variables: { text: 'let canary' }, authorization: 'x' } as object,
    'GitHub request',
  );
  expect(Object.keys(lines()[0]!)).toEqual(['level', 'time', 'name', 'msg']);
});

test('an error is its name, the first line of its words, its frames and its causes', () => {
  const { log, lines, raw } = logger();
  const cause = Object.assign(new Error('refused\n  query canary {}'), {
    status: 502,
    request: { headers: { authorization: 'canary' }, body: 'fn canary() {}' },
    response: { data: { repository: { b0: { text: 'fn canary() {}' } } } },
    params: ['canary'],
    detail: 'Failing row contains (canary)',
  });
  log.error({ err: new TypeError('it broke', { cause }) }, 'review failed');
  expect(lines()[0]?.err).toEqual({
    type: 'TypeError',
    message: 'it broke',
    stack: expect.stringMatching(/^ {4}at /),
    cause: { type: 'Error', message: 'refused', code: 502, stack: expect.any(String) },
  });
  expect(raw()).not.toContain('canary');
});

test('a parser’s quotation is not repeated', () => {
  const { log, raw } = logger();
  try {
    JSON.parse('fn canary() {}');
  } catch (error) {
    log.error({ err: error }, 'failed');
    log.error(error as Error);
  }
  expect(raw()).not.toContain('canary');
});

test.each([
  ['an installation’s token of the old form', `token ghs_${'a'.repeat(36)}`],
  ['one of the new form', `ghs_12345_eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl`],
  ['a person’s token', 'github_pat_11ABCDEFG0_abcdef'],
  ['a JWT', 'Bearer eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl'],
  ['any bearer', 'authorization: Bearer abcdefghijklmnop'],
  ['the webhook secret', 'secret is hook "secret" of ours, yes'],
  ['the metrics’ token', 'token-of-the-metrics'],
  ['the key', PEM],
  ['a line of the key', PEM.split('\n')[1]!],
  ['the database’s address', 'postgres://app:pass%20word@db/app'],
  ['its password', 'password "pass word" is wrong'],
])('hidden in any text: %s', (_, text) => {
  const { log, raw } = logger();
  log.warn(text);
  log.warn({ because: text }, 'told');
  const left = raw().replaceAll('[hidden]', '');
  expect(left).not.toMatch(/ghs_|github_pat_|eyJ|abcdefghij|"secret\\"|of-the-metrics|MIIE|pass(%20| )word/);
});

test('ordinary words stay', () => {
  const words = 'https://api.github.com/repos/acme/trie/pulls/7 token of time 12:30@noon, ghost';
  expect(hider(SECRETS)(words)).toBe(words);
});
