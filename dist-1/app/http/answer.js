/** On every answer: nothing here is to be framed, sniffed or kept. */
export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
export function answer(response, status, text, headers = {}) {
  response
    .writeHead(status, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers })
    .end(`${text}\n`);
}
/** For a request whose body is not read to its end: the connection closes instead of taking in the rest. */
export function refuse(response, status, text, headers = {}) {
  answer(response, status, text, { ...headers, connection: 'close' });
}
