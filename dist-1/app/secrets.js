import { escapeRegExp } from '../text/escape-regexp.js';

/** What is put in a secret's place. */
const HIDDEN = '[hidden]';
/** A shorter one stands in ordinary words, too; who chose it has no secret. */
const MIN_SECRET = 6;
/** Shapes of what GitHub gives out; no length is assumed: installation tokens grew in 2026. */
const SHAPES = [
  'gh[a-z]_[A-Za-z0-9_.-]+',
  'github_pat_[A-Za-z0-9_]+',
  'v1\\.[0-9a-f]{40}',
  'eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?',
  '(?<=\\b(?:[Bb]earer|[Tt]oken) )[A-Za-z0-9._~+/=-]{12,}',
  '(?<=[a-z]://[^\\s:/@"]{0,200}:)[^\\s@"/]+(?=@)',
];
/** The secrets of this instance as they could stand in a line of JSON. */
export function secretsOf(known) {
  const { webhookSecret, privateKey, databaseUrl, metricsToken } = known;
  const password = databaseUrl ? new URL(databaseUrl).password : '';
  const key = privateKey.split('\n').filter((line) => !line.startsWith('-----'));
  return [webhookSecret, metricsToken ?? '', password, decodeURIComponent(password), ...key]
    .filter((secret) => secret.length >= MIN_SECRET)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
}
/** Takes secrets out of a finished line: what no field rule foresaw. */
export function hider(secrets) {
  const literal = [...new Set(secrets)].map((secret) => escapeRegExp(secret));
  const pattern = new RegExp([...literal, ...SHAPES].join('|'), 'g');
  return (line) => line.replace(pattern, HIDDEN);
}
