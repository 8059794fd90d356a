import { HttpError, type Reply } from './reply.js';

export interface FaultRequest {
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly body: unknown;
}

export interface Fault {
  readonly match?: (request: FaultRequest) => boolean;
  /** How many matching requests it hits; every one unless told. */
  readonly times?: number;
  /**
   * `drop` closes the connection before the request is worked on, `drop-after` when its work is done but nothing was
   * answered; `slow` waits `delay` milliseconds and then answers well.
   */
  readonly with: '5xx' | 'not-there' | 'secondary-rate-limit' | 'primary' | 'slow' | 'drop' | 'drop-after';
  /** Of `5xx` (502 unless told), `not-there` (404, or 422 as for a commit) and `secondary-rate-limit` (403 unless told). */
  readonly status?: number;
  /** Seconds, of `secondary-rate-limit`; 1 unless told. */
  readonly retryAfter?: number;
  /** Milliseconds, of `slow`; 5,000 unless told. */
  readonly delay?: number;
}

const FIVE_SECONDS = 5000;
const NO_COMMIT = 'No commit found for SHA: 1e6f4c2a';

export class Faults {
  readonly #active: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#active.length = 0;
  }

  /** The fault for this request, counted as used. */
  take(request: FaultRequest): Fault | undefined {
    const hit = this.#active.find(({ fault, left }) => left > 0 && (fault.match?.(request) ?? true));
    if (hit) hit.left--;
    return hit?.fault;
  }
}

/** The answer of faults that answer; waits for those that delay. `now` and the result's header are in seconds. */
export async function faultReply(fault: Fault, now: number): Promise<Reply | undefined> {
  switch (fault.with) {
    case '5xx':
      return new HttpError(fault.status ?? 502, 'Server Error').reply();
    case 'not-there':
      return new HttpError(fault.status ?? 404, fault.status === 422 ? NO_COMMIT : 'Not Found').reply();
    case 'secondary-rate-limit':
      return new HttpError(
        fault.status ?? 403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        {},
        { 'retry-after': String(fault.retryAfter ?? 1) },
      ).reply();
    case 'primary':
      return new HttpError(
        403,
        'API rate limit exceeded for installation.',
        {},
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + (fault.retryAfter ?? 1)) },
      ).reply();
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.delay ?? FIVE_SECONDS));
      return undefined;
    default:
      return undefined;
  }
}
