import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyReader } from '../../src/app/http/body.js';
import { receiveWebhook } from '../../src/app/webhooks.js';
import type { Delivery } from '../../src/jobs/deliveries.js';

const SECRET = 'it is a secret';

let server: Server;
let url: string;
let accepted: { delivery: Delivery; payload: unknown }[];
let store: () => Promise<boolean>;
let counted: string[];
let bodies = new BodyReader();

beforeAll(async () => {
  server = createServer((request, response) => {
    void receiveWebhook(request, response, {
      secret: SECRET,
      bodies,
      accept: async (delivery, payload) => {
        const fresh = await store();
        accepted.push({ delivery, payload });
        return fresh;
      },
      metrics: { delivery: (event, result) => counted.push(`${event}: ${result}`), error() {} },
      wrongSignature: () => counted.push('wrong signature'),
      log: { error() {} },
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  accepted = [];
  counted = [];
  bodies = new BodyReader();
  store = async () => true;
});

afterAll(() => new Promise((closed) => server.close(closed)));

const BODY = JSON.stringify({
  action: 'opened',
  installation: { id: 17 },
  repository: { full_name: 'acme/trie' },
  text: 'ünï',
});

function signed(body: string | Buffer, secret = SECRET): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': 'guid-1',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
}

async function post(body: string | Buffer, headers: Record<string, string>): Promise<[number, string]> {
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

const LATIN1 = Buffer.from('{"text":"\xff"}', 'latin1');

test.each<[string, string | Buffer, Record<string, string>, number]>([
  ['another secret', BODY, signed(BODY, 'guessed'), 401],
  ['another body', BODY.replace('17', '18'), signed(BODY), 401],
  ['no signature', BODY, unsigned, 401],
  ['a signature of another kind', BODY, { ...signed(BODY), 'x-hub-signature-256': 'sha1=00' }, 401],
  ['a signature of odd bytes', BODY, { ...signed(BODY), 'x-hub-signature-256': 'sha256=zz' }, 401],
  ['no event', BODY, { ...signed(BODY), 'x-github-event': '' }, 400],
  ['an endless id', BODY, { ...signed(BODY), 'x-github-delivery': 'x'.repeat(300) }, 400],
  ['an id of odd characters', BODY, { ...signed(BODY), 'x-github-delivery': 'a b' }, 400],
  ['an event of odd characters', BODY, { ...signed(BODY), 'x-github-event': '../push' }, 400],
  ['no JSON', 'hello', signed('hello'), 400],
  ['nothing at all', '', signed(''), 400],
  ['a form', BODY, { ...signed(BODY), 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['a multipart form', BODY, { ...signed(BODY), 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['a packed body', BODY, { ...signed(BODY), 'content-encoding': 'gzip' }, 415],
  ['a body whose bytes only read like the signed ones', LATIN1, signed(LATIN1.toString('utf8')), 401],
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

test('a content type may name its characters', async () => {
  const headers = { ...signed(BODY), 'content-type': 'application/json; charset=utf-8' };
  expect(await post(BODY, headers)).toEqual([202, 'accepted']);
});

test('what becomes of deliveries is counted', async () => {
  await post(BODY, signed(BODY));
  store = async () => false;
  await post(BODY, signed(BODY));
  await post(BODY, signed(BODY, 'guessed'));
  await post(BODY, unsigned);
  expect(counted).toEqual([
    'pull_request: accepted',
    'pull_request: known',
    'pull_request: refused',
    'wrong signature',
    ': refused',
  ]);
});

test('a flood of unsigned requests is refused before its bodies are read', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const request = { method: 'POST', body: endless, headers: unsigned, duplex: 'half' } as RequestInit;
  const outcome = await fetch(url, request).then(
    ({ status }) => status,
    () => 'connection closed',
  );
  expect([401, 'connection closed']).toContain(outcome);
  // What lies in the buffers of both ends.
  expect(sent).toBeLessThan(16 * 1_048_576);
});

test('large bodies share what memory there is; small ones always find a place', async () => {
  bodies = new BodyReader({ body: 1_000_000, free: 1_000, shared: 100_000 });
  const large = JSON.stringify({ text: 'x'.repeat(150_000) });
  expect((await post(large, signed(large)))[0]).toBe(503);
  expect((await post(BODY, signed(BODY)))[0]).toBe(202);
  const fitting = JSON.stringify({ text: 'x'.repeat(90_000) });
  for (let times = 0; times < 3; times++) expect((await post(fitting, signed(fitting)))[0]).toBe(202);
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
