import { createHmac } from 'node:crypto';
import { type IncomingMessage, request, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { BodyReader } from '../../src/app/http/body.js';
import { listen, publicServer } from '../../src/app/http/server.js';
import { Metrics } from '../../src/jobs/metrics.js';
import { planJobs } from '../../src/jobs/plan.js';
import { below, damaged, mutated, NASTY, pick, type Random } from './random.js';

const SECRET = 'a secret of twenty or more';
const SELF = { id: 4242, slug: 'perf-checklist' };
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json') as {
  name: string;
  examples: unknown[];
}[];

let accepted = 0;
let failures: unknown[] = [];
const metrics = new Metrics(async () => []);
const server: Server = publicServer({
  webhookPath: '/hooks',
  webhooks: {
    secret: SECRET,
    bodies: new BodyReader(),
    metrics,
    wrongSignature() {},
    log: { error: (_fields, message) => failures.push(message) },
    accept: async (delivery, payload) => {
      for (const job of planJobs(delivery.event, payload, SELF)) JSON.stringify(job);
      accepted++;
      return true;
    },
  },
  metrics,
  metricsToken: 'a token for the metrics',
  ready: async () => true,
  failed: (error) => failures.push(error),
});
server.unref();
const url = await listen(server, '127.0.0.1', 0);

/** A real payload, mutated, with odd headers: taken only with a right signature, and never a failure of ours. */
export async function webhook(random: Random): Promise<number> {
  const { name, examples: known } = pick(examples, random);
  const payload = { ...(pick(known, random) as object), installation: { id: 17 } };
  const event = random() < 0.9 ? name : pick(NASTY, random);
  planJobs(event, mutated(payload, random), SELF);
  const text = Buffer.from(JSON.stringify(mutated(payload, random)));
  const body = random() < 0.2 ? damaged(text, random) : text;
  const right = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const signature =
    random() < 0.5
      ? right
      : pick([...NASTY, right.slice(0, -1), right.toUpperCase(), `sha256=${'0'.repeat(64)}`], random);
  const headers: Record<string, string> = {
    'x-github-event': event,
    'x-github-delivery': random() < 0.9 ? `guid-${below(1e6, random)}` : pick(NASTY, random),
    'x-hub-signature-256': signature,
    'content-type':
      random() < 0.9
        ? 'application/json'
        : pick(['', 'text/plain', 'application/x-www-form-urlencoded', 'Application/JSON;x'], random),
    ...(random() < 0.05 ? { 'content-encoding': 'gzip' } : {}),
  };
  failures = [];
  const before = accepted;
  const status = await send(headers, body);
  if (failures.length > 0) throw failures[0];
  if (status !== null && ![202, 400, 401, 413, 415].includes(status)) throw new Error(`answered ${status}`);
  if (accepted > before && signature !== right) throw new Error(`taken with the signature ${signature}`);
  return body.length;
}

/** Null where no such request can be sent. */
function send(headers: Record<string, string>, body: Buffer): Promise<number | null> {
  return new Promise((resolve) => {
    try {
      const sent = request(`${url}/hooks`, { method: 'POST', headers }, (answer: IncomingMessage) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? null));
      });
      sent.on('error', () => resolve(null));
      sent.end(body);
    } catch {
      resolve(null);
    }
  });
}
