import { createPublicKey, verify } from 'node:crypto';
import { HttpError } from '../http/reply.js';

/** GitHub refuses an App's JWT that lives longer, and forgives clocks that run this much ahead; both in seconds. */
const LONGEST_LIFE = 600;
const CLOCK_DRIFT = 60;

interface Claims {
  readonly iss?: string | number;
  readonly iat?: number;
  readonly exp?: number;
}

/** Throws a 401 that words what is wrong as GitHub does. `now` in seconds. */
export function verifyAppJwt(token: string, privateKeyPem: string, appId: number, now: number): void {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg } = decode<{ alg?: string }>(header);
  if (alg !== 'RS256') throw undecodable();
  const key = createPublicKey(privateKeyPem);
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) throw undecodable();
  const { iss, iat, exp } = decode<Claims>(payload);
  if (String(iss) !== String(appId))
    throw unauthorized("'Issuer' claim ('iss') must be the App ID or client ID");
  if (typeof exp !== 'number' || exp <= now) {
    throw unauthorized(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time",
    );
  }
  if (exp > now + LONGEST_LIFE + CLOCK_DRIFT) {
    throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof iat !== 'number' || iat > now + CLOCK_DRIFT) {
    throw unauthorized(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
}

function decode<T>(part: string): T {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as T;
  } catch {
    throw undecodable();
  }
}

const undecodable = (): HttpError => unauthorized('A JSON web token could not be decoded');

function unauthorized(message: string): HttpError {
  return new HttpError(401, message);
}
