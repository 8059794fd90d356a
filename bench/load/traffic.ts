import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A webhook, ready to be sent. */
export interface Webhook {
  event: string;
  body: Buffer;
}

export interface Sent {
  guid: string;
  /** 0: no answer came. */
  status: number;
  ms: number;
  /** What went wrong where no answer came; '' otherwise. */
  failure: string;
}

/** One in so many is sent a second time with the same id. */
const DUPLICATE_EVERY = 20;

/** Sends at a rate that does not wait for answers, as GitHub does. */
export async function send(
  url: string,
  secret: string,
  perSecond: number,
  seconds: number,
  next: (at: number) => Webhook,
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const sent: Promise<Sent>[] = [];
  const started = performance.now();
  let last = randomUUID();
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = started + (at / perSecond) * 1_000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((go) => setTimeout(go, wait));
    if (at % DUPLICATE_EVERY !== DUPLICATE_EVERY - 1) last = randomUUID();
    sent.push(post(agent, url, secret, last, next(at), due));
  }
  const all = await Promise.all(sent);
  agent.destroy();
  return all;
}

/** Timed from when it was due: a sender that falls behind must not make the receiver look fast. */
function post(
  agent: Agent,
  url: string,
  secret: string,
  guid: string,
  { event, body }: Webhook,
  due: number,
): Promise<Sent> {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return new Promise((done) => {
    const answered = (status: number, failure = '') =>
      done({ guid, status, ms: performance.now() - due, failure });
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'user-agent': 'GitHub-Hookshot/bench',
          'x-github-event': event,
          'x-github-delivery': guid,
          'x-hub-signature-256': `sha256=${signature}`,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => answered(answer.statusCode ?? 0));
      },
    );
    outgoing.on('error', ({ message }) =>
      answered(0, `${message}${outgoing.reusedSocket ? ' on a connection used before' : ''}`),
    );
    outgoing.end(body);
  });
}
