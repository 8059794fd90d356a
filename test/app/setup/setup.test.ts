import { readFileSync, statSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readEnvironment } from '../../../src/app/env.js';
import { listen, stopListening } from '../../../src/app/http/server.js';
import { holdsCredentials, saveDotEnv, withCredentials } from '../../../src/app/setup/dot-env.js';
import { Setup } from '../../../src/app/setup/setup.js';
import { scratchFolder } from '../../scratch.js';

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n';
const MADE = {
  id: 7,
  pem: PEM,
  webhook_secret: 'a secret-of-twenty-or-more'.replace(' ', '-'),
  html_url: 'https://github.com/apps/x',
};

let setup: Setup;
let server: Server;
let url: string;
let saved: object[];
let codes: string[];
let answer: unknown;
let kept: boolean;
let done: number;

beforeEach(async () => {
  [saved, codes, answer, kept, done] = [[], [], MADE, true, 0];
  setup = new Setup({
    webhookPath: '/hooks',
    gitHub: 'https://github.com',
    convert: async (code) => {
      codes.push(code);
      return answer;
    },
    save: (credentials) => {
      if (kept) saved.push(credentials);
      return kept;
    },
    done: () => done++,
  });
  server = setup.server();
  url = await listen(server, '127.0.0.1', 0);
});
afterEach(() => stopListening(server));

async function get(path: string, init: RequestInit = {}): Promise<[number, string]> {
  const got = await fetch(`${url}${path}`, init);
  return [got.status, await got.text()];
}

/** Goes as far as GitHub's page; the state that was sent there. */
async function asked(): Promise<string> {
  const [, page] = await get(`/review?ticket=${setup.ticket}&address=https://perf.example&organisation=`);
  return /apps\/new\?state=([\w-]+)/.exec(page)![1]!;
}

test('from the ticket to the credentials', async () => {
  expect((await get(`/?ticket=${setup.ticket}`))[1]).toContain('Public address');
  const [, page] = await get(
    `/review?ticket=${setup.ticket}&address=https://perf.example/x&organisation=acme`,
  );
  expect(page).toContain('https://github.com/organizations/acme/settings/apps/new?state=');
  const manifest = JSON.parse(
    /name="manifest" value="([^"]*)"/.exec(page)![1]!.replaceAll('&#34;', '"').replaceAll('&#39;', "'"),
  );
  expect(manifest).toMatchObject({
    hook_attributes: { url: 'https://perf.example/hooks' },
    redirect_url: `${url}/created`,
    default_permissions: { checks: 'write', contents: 'read' },
    public: false,
  });
  const state = /apps\/new\?state=([\w-]+)/.exec(page)![1]!;
  const [status, last] = await get(`/created?code=abc123&state=${state}`);
  expect([status, last.includes('https://github.com/apps/x/installations/new')]).toEqual([200, true]);
  expect(saved).toEqual([{ appId: 7, privateKey: PEM, webhookSecret: MADE.webhook_secret }]);
  expect(codes).toEqual(['abc123']);
  expect(done).toBe(1);
});

test.each([
  ['http://localhost:3999', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['http://192.168.1.4', true],
  ['https://172.20.0.3', true],
  ['https://build.local', true],
  ['https://perf.example', false],
  ['https://11.0.0.1', false],
  ['https://172.32.0.1', false],
  ['https://localhost.example', false],
])('%s is out of GitHub’s reach: %s', async (address, inside) => {
  const [, page] = await get(`/review?ticket=${setup.ticket}&address=${address}`);
  expect(page.includes('GitHub cannot reach that address')).toBe(inside);
});

test('an address that only this machine reaches is not proposed', async () => {
  expect((await get(`/?ticket=${setup.ticket}`))[1]).toMatch(/id="address"[^>]* value=""/);
});

test.each([
  ['no ticket', '/'],
  ['another ticket', '/?ticket=guessed'],
  ['no ticket on the second page', '/review?address=https://evil.example'],
  ['an answer nobody asked for', '/created?code=abc&state='],
  ['an answer with a made-up state', '/created?code=abc&state=abc'],
  ['the page of Probot', '/probot/import'],
])('a stranger gets nowhere: %s', async (_, path) => {
  expect((await get(path))[0]).toBe(403);
  expect(
    (
      await get(path, { method: 'POST', body: JSON.stringify({ appId: 1, pem: PEM, webhook_secret: 'x' }) })
    )[0],
  ).toBe(403);
  expect(saved).toEqual([]);
  expect(codes).toEqual([]);
});

test('an answer counts once, for the newest question, and its code must look like one', async () => {
  const first = await asked();
  const second = await asked();
  expect((await get(`/created?code=abc&state=${first}`))[0]).toBe(403);
  expect((await get(`/created?code=../../user&state=${second}`))[0]).toBe(403);
  answer = { message: 'Not Found' };
  expect((await get(`/created?code=abc&state=${second}`))[0]).toBe(502);
  answer = MADE;
  expect((await get(`/created?code=abc&state=${second}`))[0]).toBe(403);
  expect(saved).toEqual([]);
});

test('once there are credentials nobody takes the App over', async () => {
  const state = await asked();
  kept = false;
  expect((await get(`/created?code=abc&state=${state}`))[0]).toBe(409);
  kept = true;
  const next = await asked();
  expect((await get(`/created?code=abc&state=${next}`))[0]).toBe(200);
  expect((await get(`/?ticket=${setup.ticket}`))[0]).toBe(403);
  expect(saved).toHaveLength(1);
});

test('what a request says of itself is not believed', async () => {
  const forwarded = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  expect((await get(`/?ticket=${setup.ticket}`, { headers: forwarded }))[1]).not.toContain('evil.example');
  const host = await new Promise<number>((resolve) => {
    const { port } = new URL(url);
    const sent = request(
      { port, path: `/?ticket=${setup.ticket}`, headers: { host: 'evil"><script>' } },
      (got) => resolve(got.statusCode!),
    );
    sent.end();
  });
  expect([400, 403]).toContain(host);
  const [status, page] = await get(
    `/review?ticket=${setup.ticket}&address=${encodeURIComponent('javascript:alert(1)')}`,
  );
  expect([status, page.includes('javascript:')]).toEqual([400, false]);
  expect(page).toContain('The address must begin');
  expect(page).not.toContain('organisation');
  const wrong = await get(`/review?ticket=${setup.ticket}&address=https://a.example&organisation=a/../b`);
  expect(wrong[0]).toBe(400);
  expect(wrong[1]).toContain('The organisation must be a name on GitHub');
  expect(wrong[1]).not.toContain('address');
});

test('the file is the owner’s alone, and reads back as it was meant', () => {
  const folder = scratchFolder();
  const path = join(folder, '.env');
  const credentials = { appId: 7, privateKey: PEM, webhookSecret: MADE.webhook_secret };
  expect(holdsCredentials('PORT=1\n#APP_ID=\n')).toBe(false);
  saveDotEnv(path, withCredentials('PORT=8080', credentials));
  const text = readFileSync(path, 'utf8');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(holdsCredentials(text)).toBe(true);
  const read = readEnvironment(parseEnv(text) as Record<string, string>);
  expect(read.credentials).toEqual({ ...credentials, privateKey: PEM.trimEnd() });
  expect(read.server.port).toBe(8080);
});
