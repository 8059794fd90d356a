import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
/** What GitHub makes the App from: `app.yml`, with its addresses. */
export function manifest({ page, webhook }) {
  const written = parse(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8'));
  return JSON.stringify({
    ...written,
    hook_attributes: { url: webhook, active: true },
    redirect_url: `${page}/created`,
  });
}
/** Names and numbers of machines that nobody outside reaches (RFC 1918, 3927, 4193, 6762). */
const INSIDE = [
  /(^|\.)(localhost|local|internal)$/,
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./,
  /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/,
];
/** Surely out of GitHub's reach; a GitHub Enterprise Server inside may reach it. */
export function isInside(address) {
  const { hostname } = new URL(address);
  return INSIDE.some((pattern) => pattern.test(hostname));
}
/** The webhook's address for the public address that a person typed, or null for one that is none. */
export function webhookAddress(typed, path) {
  if (!URL.canParse(typed)) return null;
  const { protocol, host, username, password } = new URL(typed);
  const plain = (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
  return plain ? `${protocol}//${host}${path}` : null;
}
