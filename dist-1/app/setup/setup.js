import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { z } from 'zod';
import { SAFE_HEADERS } from '../http/answer.js';
import { isInside, manifest, webhookAddress } from './manifest.js';
import { closedPage, donePage, refusedPage, reviewPage, startPage } from './pages.js';

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
  parts;
  /** Goes into the address that is printed on the console. */
  ticket = randomBytes(24).toString('base64url');
  state = null;
  finished = false;
  constructor(parts) {
    this.parts = parts;
  }
  server() {
    return createServer((request, response) => {
      this.respond(request, response).catch(() =>
        this.send(response, 500, refusedPage('An error on our side.')),
      );
    });
  }
  async respond(request, response) {
    const host = request.headers.host ?? '';
    if (request.method !== 'GET' || this.finished || !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(host)) {
      return this.send(response, 403, closedPage());
    }
    const url = new URL(request.url ?? '/', 'http://setup.invalid');
    const given = (name) => url.searchParams.get(name) ?? '';
    const ours = `http://${host}`;
    if (url.pathname === '/created') return this.created(response, given('code'), given('state'));
    if (!equal(given('ticket'), this.ticket)) return this.send(response, 403, closedPage());
    if (url.pathname === '/review')
      return this.review(response, ours, given('address'), given('organisation'));
    // What only this machine reaches is no proposal.
    return this.send(response, 200, startPage(this.ticket, isInside(ours) ? '' : ours));
  }
  review(response, page, address, organisation) {
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
  async created(response, code, state) {
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
  send(response, status, html) {
    const type = { 'content-type': 'text/html; charset=utf-8', connection: 'close' };
    response.writeHead(status, { ...SAFE_HEADERS, ...type }).end(html);
  }
}
function equal(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
