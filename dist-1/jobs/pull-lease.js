import { randomUUID } from 'node:crypto';
import { pullKey } from './job.js';

/** A lease that is not renewed ends after this: its holder is dead, or hears no database. */
const LEASE_SECONDS = 20;
/** Notes that a review is wanted; whoever is reviewing this pull request will see it before it lets go. */
export async function wantReview(sql, pull, wake) {
  await sql.query(
    'INSERT INTO pull (key, wanted) VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET wanted = pull.wanted + 1',
    [pull],
  );
  // "Something changed" is what a review looks for anyway; only what can't be read from GitHub is kept.
  if (wake.kind !== 'changed') {
    await sql.query('INSERT INTO wake (pull, wake) VALUES ($1, $2)', [pull, JSON.stringify(wake)]);
  }
}
/**
 * Numbers of the pull requests of a repository whose review is running, or waits in the queue. One that is wanted while nobody
 * is at it was lost, whoever lost it.
 */
export async function reviewsUnderWay(sql, repository) {
  const rows = await sql.query(
    `SELECT key FROM pull WHERE starts_with(key, $1) AND (
       (lease IS NOT NULL AND leased_until > now())
       OR EXISTS (SELECT 1 FROM pgboss.job
                  WHERE state < 'completed' AND split_part(singleton_key, '@', 1) = key))`,
    [pullKey(repository, '')],
  );
  return new Set(rows.map(({ key }) => Number(key.slice(key.lastIndexOf('#') + 1))));
}
/** Another instance took the pull request over: what this one computed is thrown away. */
class LeaseLost extends Error {
  name = 'LeaseLost';
}
/** The pull requests that this instance reviews: each one's reviews run one after the other across all instances. */
export class PullLeases {
  database;
  seconds;
  held = new Set();
  constructor(database, seconds = LEASE_SECONDS) {
    this.database = database;
    this.seconds = seconds;
  }
  /**
   * Runs `work` for every wake of a pull request, never twice at a time; then, and when nothing is wanted, returns null. While
   * another holder is at it, returns at once in how many seconds the lease would end: the holder will not let go before it has
   * seen what is wanted now, unless it dies.
   */
  async with(pull, work) {
    const lease = randomUUID();
    let seen = await this.acquire(pull, lease);
    if (seen === null) return this.heldFor(pull);
    this.held.add(lease);
    const renewal = setInterval(() => void this.renew(lease, pull).catch(() => {}), this.seconds * 250);
    renewal.unref();
    const held = { stillHeld: () => this.check(lease, pull) };
    try {
      for (;;) {
        await this.workThrough(pull, (wake) => work(wake, held));
        if (await this.release(pull, lease, seen)) return null;
        seen = await this.wanted(pull);
      }
    } catch (error) {
      await this.letGo([lease]);
      throw error;
    } finally {
      this.held.delete(lease);
      clearInterval(renewal);
    }
  }
  /** The instance closes: from now on none of its reviews may write. */
  async letAllGo() {
    await this.letGo([...this.held]);
  }
  /** After a crash of the only instance nobody holds anything. */
  async forgetAll() {
    await this.database.query('UPDATE pull SET lease = NULL');
  }
  async workThrough(pull, work) {
    const wakes = await this.database.query('SELECT id::text, wake FROM wake WHERE pull = $1 ORDER BY id', [
      pull,
    ]);
    for (const { id, wake } of wakes) {
      await work(JSON.parse(wake));
      await this.database.query('DELETE FROM wake WHERE id = $1::bigint', [id]);
    }
    if (wakes.length === 0) await work({ kind: 'changed' });
  }
  async acquire(pull, lease) {
    const [row] = await this.database.query(
      `UPDATE pull SET lease = $2, leased_until = now() + $3 * interval '1 second'
       WHERE key = $1 AND (lease IS NULL OR leased_until < now()) RETURNING wanted::text`,
      [pull, lease, this.seconds],
    );
    return row?.wanted ?? null;
  }
  /** Null when everything is done meanwhile; 0 when it was let go of with work left. */
  async heldFor(pull) {
    const [row] = await this.database.query(
      `SELECT CASE WHEN lease IS NULL THEN 0 ELSE greatest(0, extract(epoch FROM leased_until - now())) END::float8 AS seconds
       FROM pull WHERE key = $1`,
      [pull],
    );
    return row?.seconds ?? null;
  }
  /** One that has ended is taken back, as long as nobody else has taken it. */
  async renew(lease, pull) {
    const rows = await this.database.query(
      `UPDATE pull SET leased_until = now() + $3 * interval '1 second' WHERE key = $1 AND lease = $2 RETURNING key`,
      [pull, lease, this.seconds],
    );
    return rows.length > 0;
  }
  async check(lease, pull) {
    if (!(await this.renew(lease, pull))) throw new LeaseLost(`${pull} is reviewed by another instance`);
  }
  /** False when more was wanted since `seen`: the lease is kept. */
  async release(pull, lease, seen) {
    const rows = await this.database.query(
      `DELETE FROM pull WHERE key = $1 AND lease = $2 AND wanted = $3::bigint RETURNING key`,
      [pull, lease, seen],
    );
    if (rows.length > 0) return true;
    const [mine] = await this.database.query('SELECT key FROM pull WHERE key = $1 AND lease = $2', [
      pull,
      lease,
    ]);
    return mine === undefined;
  }
  async wanted(pull) {
    const [row] = await this.database.query('SELECT wanted::text FROM pull WHERE key = $1', [pull]);
    return row?.wanted ?? '0';
  }
  async letGo(leases) {
    if (leases.length === 0) return;
    await this.database.query('UPDATE pull SET lease = NULL WHERE lease = ANY ($1::uuid[])', [
      `{${leases.join(',')}}`,
    ]);
  }
}
