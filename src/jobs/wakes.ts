import type { Sql } from './database.js';
import type { PlannedWake } from './job.js';

/** The first wake of a pull request is the one that a review has just failed with: from now on the others come before it. */
export async function putLast(sql: Sql, pull: string): Promise<void> {
  await sql.query(
    `WITH failed AS (DELETE FROM wake WHERE id = (SELECT min(id) FROM wake WHERE pull = $1) RETURNING pull, wake)
     INSERT INTO wake (pull, wake) SELECT pull, wake FROM failed`,
    [pull],
  );
}

/** Gives the first wake up, and returns it; null: there is none. */
export async function takeFirst(sql: Sql, pull: string): Promise<PlannedWake | null> {
  const [row] = await sql.query<{ wake: string }>(
    'DELETE FROM wake WHERE id = (SELECT min(id) FROM wake WHERE pull = $1) RETURNING wake',
    [pull],
  );
  return row ? (JSON.parse(row.wake) as PlannedWake) : null;
}

export async function areLeft(sql: Sql, pull: string): Promise<boolean> {
  const rows = await sql.query('SELECT 1 FROM wake WHERE pull = $1 LIMIT 1', [pull]);
  return rows.length > 0;
}
