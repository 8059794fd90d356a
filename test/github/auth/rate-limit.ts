import type { Caller } from '../http/call.js';
import { HttpError } from '../http/reply.js';

interface Window {
  used: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

const AN_HOUR = 3600;
/** Requests an hour without any token. */
const ANONYMOUS_LIMIT = 60;

/** GitHub's primary limit: so many requests an hour for each installation, App or person. */
export class RateLimit {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly limit: number) {}

  /** Counts one request; throws when none is left. `now` in seconds. */
  use(caller: Caller, resource: string, now: number): void {
    const window = this.#window(caller, resource, now);
    if (window.used >= this.limitOf(caller)) {
      const message = `API rate limit exceeded for ${nameOf(caller)}.`;
      throw new HttpError(403, message, {}, this.headers(caller, resource, now));
    }
    window.used++;
  }

  /** A 304 costs nothing. */
  giveBack(caller: Caller, resource: string, now: number): void {
    this.#window(caller, resource, now).used--;
  }

  headers(caller: Caller, resource: string, now: number): Record<string, string> {
    const { limit, used, remaining, reset } = this.state(caller, resource, now);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': resource,
    };
  }

  state(
    caller: Caller,
    resource: string,
    now: number,
  ): { limit: number; used: number; remaining: number; reset: number } {
    const { used, reset } = this.#window(caller, resource, now);
    const limit = this.limitOf(caller);
    return { limit, used, remaining: Math.max(limit - used, 0), reset };
  }

  private limitOf(caller: Caller): number {
    return caller.kind === 'anonymous' ? ANONYMOUS_LIMIT : this.limit;
  }

  #window(caller: Caller, resource: string, now: number): Window {
    const key = `${nameOf(caller)} ${resource}`;
    const known = this.#windows.get(key);
    if (known && known.reset > now) return known;
    const fresh = { used: 0, reset: now + AN_HOUR };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

export function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'installation':
      return `installation ID ${caller.installation.id}`;
    case 'app':
      return `app ${caller.app.slug}`;
    case 'user':
      return `user ${caller.user.login}`;
    case 'anonymous':
      return 'anonymous';
  }
}
