export const LIFE_SIGNS = { every: 5, deadAfter: 30 };
/**
 * So often a job may be lost with its process. Reviews can't end the server, for they are worked out in processes of their own: in a
 * time of crashes the same few may be lost each time, and are none the worse for it. One that is to blame must still end.
 */
export const MOST_LOSSES = 20;
export async function giveLifeSign(database, instance, running) {
  await database.query(
    `INSERT INTO instance (id, running) VALUES ($1, $2::uuid[])
     ON CONFLICT (id) DO UPDATE SET seen = now(), running = excluded.running`,
    [instance, `{${[...running].join(',')}}`],
  );
}
export async function signOff(database, instance) {
  await database.query('DELETE FROM instance WHERE id = $1', [instance]);
}
/** Puts jobs of dead instances back, which is no attempt that failed. Those that were lost too often are returned with `again` false: their next failure is their last. */
export async function takeUpLost(database, deadAfter) {
  await database.query(`DELETE FROM instance WHERE seen < now() - $1 * interval '1 second'`, [deadAfter]);
  return database.query(
    `WITH lost AS (
       SELECT name, id, coalesce((data->>'lost')::int, 0) + 1 AS losses FROM pgboss.job
       WHERE state = 'active' AND started_on < now() - $1 * interval '1 second'
         AND NOT EXISTS (SELECT 1 FROM instance WHERE pgboss.job.id = ANY (instance.running))
       FOR UPDATE SKIP LOCKED
     ), back AS (
       UPDATE pgboss.job
       SET state = 'retry', start_after = now(), started_on = NULL, data = data || jsonb_build_object('lost', losses)
       FROM lost WHERE pgboss.job.name = lost.name AND pgboss.job.id = lost.id AND losses < $2
     ), ended AS (
       UPDATE pgboss.job SET retry_count = retry_limit
       FROM lost WHERE pgboss.job.name = lost.name AND pgboss.job.id = lost.id AND losses >= $2
     )
     SELECT id, name AS queue, losses < $2 AS again FROM lost`,
    [deadAfter, MOST_LOSSES],
  );
}
/** Jobs that an instance can't end before it closes: another one takes them at once, and it was no failure. */
export async function handBack(database, jobs) {
  const ids = [...jobs];
  if (ids.length === 0) return;
  await database.query(
    `UPDATE pgboss.job SET state = 'retry', start_after = now(), started_on = NULL
     WHERE state = 'active' AND id = ANY ($1::uuid[])`,
    [`{${ids.join(',')}}`],
  );
}
