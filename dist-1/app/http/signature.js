import { createHmac, timingSafeEqual } from 'node:crypto';

const SHAPE = /^sha256=[0-9a-f]{64}$/;
/** True for a header that could be GitHub's signature: others need no look at the body. */
export function looksSigned(signature) {
  return signature !== null && SHAPE.test(signature);
}
/** Checks `sha256=…` against the bytes as they came, in a time that tells nothing about the right one. */
export function isSignedWith(secret, body, signature) {
  if (!looksSigned(signature)) return false;
  const right = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(right, Buffer.from(signature.slice('sha256='.length), 'hex'));
}
