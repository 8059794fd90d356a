import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Addresses {
  /** Where the browser of whoever sets up finds this page. */
  page: string;
  /** Where GitHub finds the App. */
  webhook: string;
}

/** What GitHub makes the App from: `app.yml`, with its addresses. */
export function manifest({ page, webhook }: Addresses): string {
  const written = parse(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8')) as object;
  return JSON.stringify({
    ...written,
    hook_attributes: { url: webhook, active: true },
    redirect_url: `${page}/created`,
  });
}

/** The webhook's address for the public address that a person typed, or null for one that is none. */
export function webhookAddress(typed: string, path: string): string | null {
  if (!URL.canParse(typed)) return null;
  const { protocol, host, username, password } = new URL(typed);
  const plain = (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
  return plain ? `${protocol}//${host}${path}` : null;
}
