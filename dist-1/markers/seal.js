import { createHmac, timingSafeEqual } from 'node:crypto';
import { withoutMarks } from './boxes.js';

const SEAL = /\n<!-- perf-checklist:text:([A-Za-z0-9_-]{43}) -->\s*$/;
/** The text with its seal: whoever ticks a box in it has read what the App wrote, and nothing else. */
export function sealed(text, key) {
  return `${text}\n<!-- perf-checklist:text:${sealOf(text, key)} -->`;
}
/** True for a text of the App's own in which nothing but boxes was turned. */
export function isSealed(body, key) {
  const text = body.replaceAll('\r\n', '\n');
  const given = SEAL.exec(text);
  if (given === null) return false;
  const right = Buffer.from(sealOf(text.slice(0, given.index), key));
  return timingSafeEqual(Buffer.from(given[1]), right);
}
/** A version of this program before seals wrote texts without one. */
export function hasSeal(body) {
  return SEAL.test(body.replaceAll('\r\n', '\n'));
}
/** Which pull request it belongs to stands in the signed state, which is part of the text. */
function sealOf(text, { hmac }) {
  return createHmac('sha256', hmac)
    .update(`perf-checklist:text:1:${withoutMarks(text)}`)
    .digest('base64url');
}
