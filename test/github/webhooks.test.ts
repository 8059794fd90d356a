import { createHmac, createSign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { client, type Scene, TRIE, trieScene } from './sample.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let received: Received[] = [];
let answer = 200;
let receiver: Server;
let scene: Scene;

beforeEach(async () => {
  received = [];
  answer = 200;
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer).end('seen');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  scene = await trieScene();
  scene.github.deliverTo(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`);
});
afterEach(async () => {
  await scene.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const events = (): string[] =>
  received.map(({ headers, body }) =>
    [headers['x-github-event'], JSON.parse(body).action].filter(Boolean).join('.'),
  );

test('a delivery is signed over its bytes and says what it is', async () => {
  await scene.github.label('acme/trie#1', 'perf');
  const [one] = received;
  const signature = createHmac('sha256', 'secret')
    .update(one?.body ?? '')
    .digest('hex');
  expect(one?.headers).toMatchObject({
    'x-github-event': 'pull_request',
    'x-github-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'x-hub-signature-256': `sha256=${signature}`,
    'x-github-hook-installation-target-type': 'integration',
    'x-github-hook-installation-target-id': '77',
  });
  expect(scene.github.violations).toEqual([]);
});

test('what the App writes comes back as events of its own', async () => {
  const { headSha } = scene.github.what('acme/trie#1');
  await scene.octokit.issues.createComment({ ...TRIE, issue_number: 1, body: 'Hello.' });
  await scene.octokit.checks.create({ ...TRIE, name: 'perf', head_sha: headSha, conclusion: 'success' });
  await scene.github.settled();
  expect(events().sort()).toEqual(['check_run.completed', 'check_run.created', 'issue_comment.created']);
  expect(JSON.parse(received[0]?.body ?? '').sender).toMatchObject({
    login: 'perf-checklist[bot]',
    type: 'Bot',
  });
});

test('a push to a pull request: push, check suite, synchronize', async () => {
  const before = scene.github.what('acme/trie#1').headSha;
  const after = await scene.repository.commit('fix', { 'src/new.rs': 'new\n' });
  await scene.github.push('acme/trie#1');
  expect(events()).toEqual(['push', 'check_suite.requested', 'pull_request.synchronize']);
  expect(JSON.parse(received[2]?.body ?? '')).toMatchObject({
    before,
    after,
    pull_request: { head: { sha: after } },
  });
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    forced: false,
    commits: [{ modified: ['src/new.rs'] }],
  });
  expect(scene.github.violations).toEqual([]);
});

test('a failed delivery is listed and sent again with the same GUID, with the JWT of the App', async () => {
  answer = 500;
  await scene.github.addComment('acme/trie#1', 'bob', 'Anybody?');
  const app = client(scene.github, appJwt(scene.github.privateKeyPem));
  const [failed] = (await app.apps.listWebhookDeliveries()).data;
  expect(failed).toMatchObject({
    event: 'issue_comment',
    action: 'created',
    status_code: 500,
    redelivery: false,
  });
  answer = 202;
  await app.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 });
  await scene.github.settled();
  const [again] = (await app.apps.listWebhookDeliveries({ per_page: 1 })).data;
  expect(again).toMatchObject({ guid: failed?.guid, status_code: 202, redelivery: true });
  expect(received[1]?.body).toBe(received[0]?.body);
  const asToken = scene.octokit.apps.listWebhookDeliveries();
  await expect(asToken).rejects.toMatchObject({ status: 401 });
  expect(scene.github.violations).toEqual([]);
});

function appJwt(key: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256' })}.${part({ iat: now, exp: now + 300, iss: 77 })}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
}

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}
const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples') as Example[];

/** Fields that recorded payloads have and that only some accounts or times send. */
const OCCASIONAL = new Set([
  'enterprise',
  'organization',
  'installation',
  'deployment',
  'changes',
  'label',
  'ldap_dn',
]);

/** All paths of objects' fields, down to `depth`. */
function fields(value: unknown, depth: number, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    `${path}${name}`,
    ...fields(inner, depth - 1, `${path}${name}.`),
  ]);
}

test('payloads have the fields of recorded ones', async () => {
  const { github, octokit } = scene;
  const pull = 'acme/trie#1';
  const { headSha } = github.what(pull);
  const { data: comment } = await octokit.issues.createComment({ ...TRIE, issue_number: 1, body: '- [ ] a' });
  const { data: run } = await octokit.checks.create({ ...TRIE, name: 'perf', head_sha: headSha });
  const made = [
    await github.label(pull, 'x'),
    await github.tickBox(comment.id, 'bob', 'a'),
    await github.rerequestCheck(run.id, 'bob'),
    await github.finishWorkflow({ repository: 'acme/trie', headSha }),
    await github.mergeGroup(pull),
    await github.closePullRequest(pull),
  ];
  for (const { event, payload } of made) {
    const recorded = EXAMPLES.find(({ name }) => name === event)?.examples.find(
      ({ action }) => action === payload.action,
    );
    const missing = fields(recorded, 2)
      .filter((path) => !OCCASIONAL.has(path.split('.')[0] ?? ''))
      .filter((path) => !fields(payload, 2).includes(path));
    expect({ event, recorded: recorded !== undefined, missing }).toEqual({
      event,
      recorded: true,
      missing: [],
    });
  }
  expect(github.violations).toEqual([]);
});
