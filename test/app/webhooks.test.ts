import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhooks } from '@octokit/webhooks';
import { receiveWebhook } from '../../src/app/webhooks.js';
import type { Delivery } from '../../src/jobs/deliveries.js';

const SECRET = 'it is a secret';
const webhooks = new Webhooks({ secret: SECRET });

let server: Server;
let url: string;
let accepted: { delivery: Delivery; payload: unknown }[];
let store: () => Promise<boolean>;

beforeAll(async () => {
  server = createServer((request, response) => {
    void receiveWebhook(request, response, {
      verify: (body, signature) => webhooks.verify(body, signature),
      accept: async (delivery, payload) => {
        const fresh = await store();
        accepted.push({ delivery, payload });
        return fresh;
      },
      log: { warn() {}, error() {} },
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  accepted = [];
  store = async () => true;
});

afterAll(() => new Promise((closed) => server.close(closed)));

const BODY = JSON.stringify({
  action: 'opened',
  installation: { id: 17 },
  repository: { full_name: 'acme/trie' },
  text: 'ünï',
});

function signed(body: string, secret = SECRET): Record<string, string> {
  return {
    'x-github-event': 'pull_request',
    'x-github-delivery': 'guid-1',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
}

async function post(body: string, headers: Record<string, string>): Promise<[number, string]> {
  const answer = await fetch(url, { method: 'POST', body, headers });
  return [answer.status, (await answer.text()).trim()];
}

test('a signed delivery is accepted', async () => {
  expect(await post(BODY, signed(BODY))).toEqual([202, 'accepted']);
  expect(accepted).toEqual([
    {
      delivery: {
        guid: 'guid-1',
        event: 'pull_request',
        action: 'opened',
        installation: 17,
        repository: 'acme/trie',
      },
      payload: JSON.parse(BODY),
    },
  ]);
});

test('one that is known is too', async () => {
  store = async () => false;
  expect(await post(BODY, signed(BODY))).toEqual([202, 'known']);
});

test('one that can not be stored is not: GitHub keeps it as failed', async () => {
  store = async () => {
    throw new Error('disk full');
  };
  expect((await post(BODY, signed(BODY)))[0]).toBe(500);
});

const { 'x-hub-signature-256': _, ...unsigned } = signed(BODY);

test.each<[string, string, Record<string, string>, number]>([
  ['another secret', BODY, signed(BODY, 'guessed'), 401],
  ['another body', BODY.replace('17', '18'), signed(BODY), 401],
  ['no signature', BODY, unsigned, 401],
  ['a signature of another kind', BODY, { ...signed(BODY), 'x-hub-signature-256': 'sha1=00' }, 401],
  ['a signature of odd bytes', BODY, { ...signed(BODY), 'x-hub-signature-256': 'sha256=zz' }, 401],
  ['no event', BODY, { ...signed(BODY), 'x-github-event': '' }, 400],
  ['an endless id', BODY, { ...signed(BODY), 'x-github-delivery': 'x'.repeat(300) }, 400],
  ['no JSON', 'hello', signed('hello'), 400],
])('refused: %s', async (_name, body, headers, status) => {
  expect((await post(body, headers))[0]).toBe(status);
  expect(accepted).toEqual([]);
});

test('a payload of another shape is stored without what it lacks', async () => {
  const body = JSON.stringify({ action: 7, installation: 'x' });
  expect((await post(body, signed(body)))[0]).toBe(202);
  expect(accepted[0]?.delivery).toEqual({
    guid: 'guid-1',
    event: 'pull_request',
    action: null,
    installation: null,
    repository: null,
  });
});

test('more than 25 MB is not read', async () => {
  const body = ' '.repeat(26 * 1_048_576);
  const outcome = await post(body, signed(body)).then(
    ([status]) => status,
    () => 'connection closed',
  );
  expect([413, 'connection closed']).toContain(outcome);
  expect(accepted).toEqual([]);
});
