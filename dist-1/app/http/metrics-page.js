import { createHash, timingSafeEqual } from 'node:crypto';
import { answer, SAFE_HEADERS } from './answer.js';
export async function serveMetrics(response, metrics) {
  const { contentType, body } = await metrics.text();
  response.writeHead(200, { ...SAFE_HEADERS, 'content-type': contentType }).end(body);
}
/** The metrics for whoever brings the token; without a token there is no such page here. */
export async function guardedMetrics(request, response, metrics, token) {
  if (token === null) return answer(response, 404, 'perf-checklist: nothing here');
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!equal(given, token)) {
    return answer(response, 401, 'The metrics want their token.', { 'www-authenticate': 'Bearer' });
  }
  return serveMetrics(response, metrics);
}
/** Hashes have one length: the time tells nothing about the token's. */
function equal(one, other) {
  const hash = (text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
