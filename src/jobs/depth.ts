import type { Sql } from './database.js';

/** Entries of one queue in one state, and how long the oldest that is due has waited. */
export interface QueueDepth {
  queue: string;
  state: string;
  entries: number;
  ageSeconds: number;
}

/** What waits or runs; an appointment has no age before its time. */
export async function queueDepths(sql: Sql): Promise<readonly QueueDepth[]> {
  return sql.query<QueueDepth>(
    `SELECT name AS queue, state::text AS state, count(*)::int AS entries,
       COALESCE(extract(epoch FROM now() - min(greatest(created_on, start_after)) FILTER (WHERE start_after <= now())), 0)::float8
         AS "ageSeconds"
     FROM pgboss.job WHERE state < 'completed' GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}
