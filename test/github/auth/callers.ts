import { randomBytes } from 'node:crypto';
import type { Caller } from '../http/call.js';
import { HttpError } from '../http/reply.js';
import type { Need } from '../http/router.js';
import type { Installation, Permissions, User } from '../world/model.js';
import type { World } from '../world/world.js';
import { verifyAppJwt } from './jwt.js';

/** An installation token lives for one hour. */
const TOKEN_LIFE_MS = 3_600_000;

interface Token {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/** Who stands behind an Authorization header. */
export class Callers {
  readonly #tokens = new Map<string, Token>();

  constructor(
    private readonly world: World,
    private readonly privateKey: () => string,
  ) {}

  installationToken(
    installation: Installation,
    permissions: Permissions | undefined,
    repositories: ReadonlySet<string> | undefined,
  ): { token: string; expiresAt: string } {
    // The long format of 2026: the App's id and something like a JWT, several hundred characters.
    const body = randomBytes(180).toString('base64url');
    const token = `ghs_${this.world.app.id}_eyJhbGciOiJSUzI1NiJ9.${body}.${randomBytes(64).toString('base64url')}`;
    const expiresAt = this.world.options.now().getTime() + TOKEN_LIFE_MS;
    const caller: Caller = {
      kind: 'installation',
      app: this.world.app,
      installation,
      permissions,
      repositories,
    };
    this.#tokens.set(token, { caller, expiresAt });
    return { token, expiresAt: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z') };
  }

  userToken(user: User): string {
    const token = `ghp_${randomBytes(27).toString('base64url')}`;
    this.#tokens.set(token, { caller: { kind: 'user', user }, expiresAt: Number.POSITIVE_INFINITY });
    return token;
  }

  /** Installation tokens handed out so far are refused from now on. */
  expireTokens(): void {
    for (const [token, { caller }] of this.#tokens) {
      if (caller.kind === 'installation') this.#tokens.delete(token);
    }
  }

  identify(authorization: string | undefined): Caller {
    if (authorization === undefined) return { kind: 'anonymous' };
    const token = authorization.replace(/^(bearer|token) /i, '');
    const known = this.#tokens.get(token);
    const now = this.world.options.now().getTime();
    if (known && known.expiresAt > now) {
      if (known.caller.kind === 'installation' && known.caller.installation.suspended) {
        throw new HttpError(403, 'This installation has been suspended');
      }
      return known.caller;
    }
    if (known || token.startsWith('gh') || token.split('.').length !== 3) {
      throw new HttpError(401, 'Bad credentials');
    }
    verifyAppJwt(token, this.privateKey(), this.world.app.id, Math.floor(now / 1000));
    return { kind: 'app', app: this.world.app };
  }
}

/** Throws GitHub's 403 when the token lacks every permission that would do. */
export function requirePermission(caller: Caller, need: Need): void {
  if (caller.kind !== 'installation' || caller.permissions === undefined || need === 'none') return;
  const has = need.some((one) => {
    const [name = '', level] = one.split(':');
    const given = name === 'metadata' ? 'read' : caller.permissions?.[name];
    return level === 'read' ? given !== undefined : given === 'write' || given === 'admin';
  });
  if (has) return;
  const header = need.map((one) => one.replace(':', '=')).join('; ');
  throw new HttpError(
    403,
    'Resource not accessible by integration',
    {},
    {
      'x-accepted-github-permissions': header,
    },
  );
}
