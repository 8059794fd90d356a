import { RateLimited } from '../source/github/errors.js';

/** GitHub asks for a second between writes. One review makes a handful: those go at once. */
const WRITES = { column: 'write_at', everyMs: 1_000, burst: 8 };
/** At most 80 new comments a minute: 8 and one a second are 68. */
const CONTENT = { column: 'content_at', everyMs: 1_000, burst: 8 };
/** At most 500 an hour: 40 and one in eight seconds are 490. */
const CONTENT_AN_HOUR = { column: 'content_hour_at', everyMs: 8_000, burst: 40 };
/** At most 900 points a minute, a read being one and a write five: 300 and ten a second are 900. */
const POINTS = { column: 'points_at', everyMs: 100, burst: 300 };
/** Ten to fifteen reads and three writes; measured by `npm run bench:api`. */
const POINTS_OF_A_REVIEW = 30;
/** Longer waits hold no worker: the job comes back when it is its time. */
const LONGEST_WAIT_MS = 10_000;
/** Requests that are left alone at the end of an hour, for what was begun: a dozen reviews under way. */
const RESERVE = 150;
export class Budgets {
  database;
  second;
  sleep;
  constructor(
    database,
    /** Milliseconds in a second of GitHub's; tests make it short. */
    second = 1_000,
    sleep = (ms) => new Promise((wake) => setTimeout(wake, ms)),
  ) {
    this.database = database;
    this.second = second;
    this.sleep = sleep;
  }
  /** Resolves when the installation may write once more; rejects with `RateLimited` when that takes too long. */
  async write(installation, kind) {
    const buckets = kind === 'content' ? [WRITES, CONTENT, CONTENT_AN_HOUR] : [WRITES];
    const waits = buckets.map((bucket) => this.after(bucket, 1));
    const [taken] = await this.database.query(
      `INSERT INTO budget (installation) VALUES ($1) ON CONFLICT (installation) DO UPDATE SET
         ${buckets.map(({ column }, at) => `${column} = ${waits[at]}`).join(', ')}
       WHERE greatest(${waits.join(', ')}) <= clock_timestamp() + $2 * interval '1 millisecond'
         AND budget.blocked_until <= now()
       RETURNING ${milliseconds(`greatest(${buckets.map(({ column }) => column).join(', ')})`)} AS ms`,
      [installation, LONGEST_WAIT_MS],
    );
    if (taken) return taken.ms > 0 ? this.sleep(taken.ms) : undefined;
    const [row] = await this.database.query(
      `SELECT ${milliseconds(`greatest(budget.blocked_until, ${waits.join(', ')})`)} AS ms
       FROM budget WHERE installation = $1`,
      [installation],
    );
    throw putOff(row?.ms ?? LONGEST_WAIT_MS);
  }
  /** Takes a place in the line of the installation's reviews. Milliseconds until it is its turn: 0, or it comes back then. */
  async review(installation) {
    const [row] = await this.database.query(
      `INSERT INTO budget (installation) VALUES ($1) ON CONFLICT (installation) DO UPDATE SET
         points_at = greatest(budget.blocked_until, ${this.after(POINTS, POINTS_OF_A_REVIEW)})
       RETURNING ${milliseconds('points_at')} AS ms`,
      [installation],
    );
    return Math.max(row?.ms ?? 0, 0);
  }
  /** Milliseconds until GitHub may be asked again in this installation's name. */
  async blocked(installation) {
    const [row] = await this.database.query(
      `SELECT ${milliseconds('blocked_until')} AS ms FROM budget WHERE installation = $1 AND blocked_until > now()`,
      [installation],
    );
    return Math.max(row?.ms ?? 0, 0);
  }
  /** GitHub said to come back later: no instance asks before. */
  async block(installation, seconds) {
    await this.database.query(
      `INSERT INTO budget (installation, blocked_until) VALUES ($1, now() + $2 * interval '1 millisecond')
       ON CONFLICT (installation) DO UPDATE SET blocked_until = greatest(budget.blocked_until, excluded.blocked_until)`,
      [installation, seconds * this.second],
    );
  }
  /** What an answer's headers said: with hardly a request left, the rest of the hour is waited for. */
  async heard(installation, headers) {
    const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
    const seconds = Number(headers['x-ratelimit-reset']) - Date.now() / 1_000;
    if (remaining < RESERVE && seconds > 0) await this.block(installation, seconds);
  }
  /** The bucket's time after `count` more have been taken. */
  after({ column, everyMs, burst }, count) {
    const every = (everyMs / 1_000) * this.second;
    return `greatest(budget.${column}, now() - ${burst * every} * interval '1 millisecond')
      + ${count * every} * interval '1 millisecond'`;
  }
}
/** Milliseconds from now; a time of which nothing is known is long past. */
function milliseconds(time) {
  return `(CASE WHEN ${time} > now() THEN extract(epoch FROM ${time} - now()) * 1000 ELSE 0 END)::float8`;
}
function putOff(ms) {
  return new RateLimited(
    'So much was written in this installation that GitHub asks to wait; it is tried again later.',
    Math.ceil(ms / 1_000),
  );
}
