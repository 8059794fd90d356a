import { randomUUID } from 'node:crypto';
import type { Database, Sql } from './database.js';
import type { PlannedWake } from './job.js';

/** A crashed instance's lease ends by itself after this; a living one renews it three times in between. */
const LEASE_SECONDS = 90;
const RENEW_MS = 30_000;

/** Notes that a review is wanted; whoever is reviewing this pull request will see it before it lets go. */
export async function wantReview(sql: Sql, pull: string, wake: PlannedWake): Promise<void> {
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
 * Runs `work` for every wake of a pull request, never twice at a time across all instances. Returns false at once when
 * another holder is at it: it will not let go before it has seen what is wanted now.
 */
export async function withLease(
  database: Database,
  pull: string,
  work: (wake: PlannedWake) => Promise<void>,
): Promise<boolean> {
  const lease = randomUUID();
  let seen = await acquire(database, pull, lease);
  if (seen === null) return false;
  const renewal = setInterval(() => void renew(database, pull, lease).catch(() => {}), RENEW_MS);
  renewal.unref();
  try {
    for (;;) {
      await workThrough(database, pull, work);
      if (await release(database, pull, lease, seen)) return true;
      seen = await wanted(database, pull);
    }
  } catch (error) {
    await letGo(database, pull, lease);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

async function workThrough(
  database: Database,
  pull: string,
  work: (wake: PlannedWake) => Promise<void>,
): Promise<void> {
  const wakes = await database.query<{ id: string; wake: string }>(
    'SELECT id::text, wake FROM wake WHERE pull = $1 ORDER BY id',
    [pull],
  );
  for (const { id, wake } of wakes) {
    await work(JSON.parse(wake) as PlannedWake);
    await database.query('DELETE FROM wake WHERE id = $1::bigint', [id]);
  }
  if (wakes.length === 0) await work({ kind: 'changed' });
}

async function acquire(database: Database, pull: string, lease: string): Promise<string | null> {
  const [row] = await database.query<{ wanted: string }>(
    `UPDATE pull SET lease = $2, leased_until = now() + $3 * interval '1 second'
     WHERE key = $1 AND (lease IS NULL OR leased_until < now()) RETURNING wanted::text`,
    [pull, lease, LEASE_SECONDS],
  );
  return row?.wanted ?? null;
}

async function renew(database: Database, pull: string, lease: string): Promise<void> {
  await database.query(
    `UPDATE pull SET leased_until = now() + $3 * interval '1 second' WHERE key = $1 AND lease = $2`,
    [pull, lease, LEASE_SECONDS],
  );
}

/** False when more was wanted since `seen`: the lease is kept. */
async function release(database: Database, pull: string, lease: string, seen: string): Promise<boolean> {
  const rows = await database.query(
    `DELETE FROM pull WHERE key = $1 AND lease = $2 AND wanted = $3::bigint RETURNING key`,
    [pull, lease, seen],
  );
  if (rows.length > 0) return true;
  const [mine] = await database.query('SELECT key FROM pull WHERE key = $1 AND lease = $2', [pull, lease]);
  return mine === undefined;
}

async function wanted(database: Database, pull: string): Promise<string> {
  const [row] = await database.query<{ wanted: string }>('SELECT wanted::text FROM pull WHERE key = $1', [
    pull,
  ]);
  return row?.wanted ?? '0';
}

async function letGo(database: Database, pull: string, lease: string): Promise<void> {
  await database.query('UPDATE pull SET lease = NULL WHERE key = $1 AND lease = $2', [pull, lease]);
}

/** After a crash of the only instance nobody holds anything. */
export async function forgetLeases(database: Database): Promise<void> {
  await database.query('UPDATE pull SET lease = NULL');
}
