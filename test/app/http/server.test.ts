import { connect } from 'node:net';
import { BodyReader } from '../../../src/app/http/body.js';
import { listen, metricsServer, publicServer, stopListening } from '../../../src/app/http/server.js';
import { sparse } from '../../../src/app/http/sparse.js';
import { VERSION } from '../../../src/app/http/status-page.js';
import { Metrics } from '../../../src/jobs/metrics.js';

const TOKEN = 'a token for the metrics';
const metrics = new Metrics(async () => [{ queue: 'review', state: 'created', entries: 3, ageSeconds: 1.5 }]);
let isReady = true;

const webhooks = {
  secret: 'a secret of twenty or more',
  bodies: new BodyReader(),
  accept: async () => true,
  metrics,
  wrongSignature() {},
  log: { error() {} },
};
const parts = { webhookPath: '/hooks', webhooks, metrics, ready: async () => isReady, failed() {} };
const guarded = publicServer({ ...parts, metricsToken: TOKEN });
const bare = publicServer({ ...parts, metricsToken: null });
const inner = metricsServer(metrics, () => {});
let urls: { guarded: string; bare: string; inner: string };

beforeAll(async () => {
  const [one, two, three] = await Promise.all(
    [guarded, bare, inner].map((server) => listen(server, '127.0.0.1', 0)),
  );
  urls = { guarded: one!, bare: two!, inner: three! };
});
afterAll(() => Promise.all([guarded, bare, inner].map(stopListening)));
beforeEach(() => {
  isReady = true;
});

async function get(url: string, init: RequestInit = {}): Promise<[number, string]> {
  const answer = await fetch(url, init);
  return [answer.status, await answer.text()];
}

test.each([
  ['/healthz', 200, 'ok\n'],
  ['/readyz', 200, 'ok\n'],
  ['/metrics', 404, 'perf-checklist: nothing here\n'],
  ['/.env', 404, 'perf-checklist: nothing here\n'],
  ['//evil.example/%2e%2e/', 404, 'perf-checklist: nothing here\n'],
  ['/hooks', 405, 'Webhooks are sent by POST.\n'],
])('GET %s', async (path, status, text) => {
  expect(await get(`${urls.bare}${path}`)).toEqual([status, text]);
});

test('without its database the App is healthy but not ready', async () => {
  isReady = false;
  expect(await get(`${urls.bare}/readyz`)).toEqual([503, 'not ready\n']);
  expect((await get(`${urls.bare}/healthz`))[0]).toBe(200);
  expect((await get(`${urls.bare}/`))[1]).toContain('its database does not answer');
});

test('the status page says what a stranger may know, and loads nothing from elsewhere', async () => {
  const answer = await fetch(`${urls.bare}/`);
  const page = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).toContain('Up and reviewing');
  expect(page).toContain(`version ${VERSION}`);
  expect(page).not.toMatch(/<script|<img|<link|@import|url\(/);
});

test('metrics want the token, whole and in its place', async () => {
  const url = `${urls.guarded}/metrics`;
  const asked = (authorization: string) =>
    get(url, { headers: { authorization } }).then(([status]) => status);
  expect((await get(url))[0]).toBe(401);
  expect(await asked(`Bearer ${TOKEN}x`)).toBe(401);
  expect(await asked(`Bearer ${TOKEN.slice(0, -1)}`)).toBe(401);
  expect(await asked(TOKEN)).toBe(401);
  expect(await asked(`Bearer ${TOKEN}`)).toBe(200);
  expect((await get(`${url}?token=${TOKEN}`))[0]).toBe(401);
});

test('a port of their own serves them, and nothing else', async () => {
  const [status, body] = await get(`${urls.inner}/metrics`);
  expect(status).toBe(200);
  expect(body).toContain('perf_checklist_queue_entries{queue="review",state="created"} 3');
  expect(body).toContain('perf_checklist_queue_age_seconds{queue="review",state="created"} 1.5');
  expect((await get(urls.inner))[0]).toBe(404);
});

test('a request that is no HTTP ends its connection only', async () => {
  const { port } = new URL(urls.bare);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end('GARBAGE\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1.1 400/);
  expect((await get(`${urls.bare}/healthz`))[0]).toBe(200);
});

test('what strangers cause is told once in a while, with how often', () => {
  const told: number[] = [];
  let now = 0;
  const tell = sparse(
    (times) => told.push(times),
    1_000,
    () => now,
  );
  for (now = 0; now < 3_000; now += 100) tell();
  expect(told).toEqual([1, 10, 10]);
});
