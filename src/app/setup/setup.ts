import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Credentials } from '../env.js';
import { SAFE_HEADERS } from '../http/answer.js';
import { isInside, manifest, webhookAddress } from './manifest.js';
import { closedPage, donePage, refusedPage, reviewPage, startPage } from './pages.js';

export interface SetupParts {
  webhookPath: string;
  /** `https://github.com`, or the Enterprise Server's. */
  gitHub: string;
  /** Trades the code that GitHub sent back for the App; rejects where GitHub refuses. */
  convert(code: string): Promise<unknown>;
  /** Keeps the credentials. False: there are some already, and they stay. */
  save(credentials: Credentials): boolean;
  /** Called when the credentials are kept and the last page is sent. */
  done(): void;
}

const converted = z.object({
  id: z.int().positive(),
  pem: z.string().regex(/^-----BEGIN [A-Z ]*PRIVATE KEY-----/),
  webhook_secret: z.string().regex(/^[\x21-\x7e]{20,200}$/),
  html_url: z.url({ protocol: /^https?$/ }),
});

/** GitHub's own life of a code. */
const STATE_MS = 3_600_000;

/**
 * The page that creates the App. Only who has the ticket, which stands on the console, gets anywhere; what GitHub sends
 * back counts once, for the state that went there; and credentials that are there are never replaced.
 */
export class Setup {
  /** Goes into the address that is printed on the console. */
  readonly ticket = randomBytes(24).toString('base64url');
  private state: { value: string; until: number } | null = null;
  private finished = false;

  constructor(private readonly parts: SetupParts) {}

  server(): Server {
    return createServer((request, response) => {
      this.respond(request, response).catch(() =>
        this.send(response, 500, refusedPage('An error on our side.')),
      );
    });
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? '';
    if (request.method !== 'GET' || this.finished || !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(host)) {
      return this.send(response, 403, closedPage());
    }
    const url = new URL(request.url ?? '/', 'http://setup.invalid');
    const given = (name: string) => url.searchParams.get(name) ?? '';
    const ours = `http://${host}`;
    if (url.pathname === '/created') return this.created(response, given('code'), given('state'));
    if (!equal(given('ticket'), this.ticket)) return this.send(response, 403, closedPage());
    if (url.pathname === '/review')
      return this.review(response, ours, given('address'), given('organisation'));
    // What only this machine reaches is no proposal.
    return this.send(response, 200, startPage(this.ticket, isInside(ours) ? '' : ours));
  }

  private review(response: ServerResponse, page: string, address: string, organisation: string): void {
    const webhook = webhookAddress(address, this.parts.webhookPath);
    if (webhook === null)
      return this.send(
        response,
        400,
        refusedPage('The address must begin with https:// or http://: go back.'),
      );
    if (!/^[A-Za-z0-9-]{0,39}$/.test(organisation)) {
      const because = 'The organisation must be a name on GitHub, of letters, digits and hyphens: go back.';
      return this.send(response, 400, refusedPage(because));
    }
    this.state = { value: randomBytes(24).toString('base64url'), until: Date.now() + STATE_MS };
    const whose = organisation === '' ? 'settings' : `organizations/${organisation}/settings`;
    const target = `${this.parts.gitHub}/${whose}/apps/new?state=${this.state.value}`;
    // An Enterprise Server may well be inside, too.
    const lost = this.parts.gitHub === 'https://github.com' && isInside(webhook);
    this.send(response, 200, reviewPage(target, webhook, manifest({ page, webhook }), lost));
  }

  private async created(response: ServerResponse, code: string, state: string): Promise<void> {
    const { state: sent } = this;
    const known = sent !== null && sent.until > Date.now() && equal(state, sent.value);
    if (!known || !/^[A-Za-z0-9_-]{1,200}$/.test(code)) {
      return this.send(
        response,
        403,
        refusedPage('This is no answer to what was asked from here: begin again.'),
      );
    }
    this.state = null;
    const read = converted.safeParse(await this.parts.convert(code).catch(() => null));
    if (!read.success) {
      return this.send(response, 502, refusedPage('GitHub did not give out the credentials: begin again.'));
    }
    const { id, pem, webhook_secret: webhookSecret, html_url: app } = read.data;
    if (!this.parts.save({ appId: id, privateKey: pem, webhookSecret })) {
      return this.send(
        response,
        409,
        refusedPage('.env holds credentials already: they were left as they are.'),
      );
    }
    this.finished = true;
    this.send(response, 200, donePage(`${app}/installations/new`));
    response.once('finish', () => this.parts.done());
  }

  private send(response: ServerResponse, status: number, html: string): void {
    const type = { 'content-type': 'text/html; charset=utf-8', connection: 'close' };
    response.writeHead(status, { ...SAFE_HEADERS, ...type }).end(html);
  }
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
