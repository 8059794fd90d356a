/** What waits or runs; an appointment has no age before its time. */
export async function queueDepths(sql) {
  return sql.query(`SELECT name AS queue, state::text AS state, count(*)::int AS entries,
       COALESCE(extract(epoch FROM now() - min(greatest(created_on, start_after)) FILTER (WHERE start_after <= now())), 0)::float8
         AS "ageSeconds"
     FROM pgboss.job WHERE state < 'completed' GROUP BY 1, 2 ORDER BY 1, 2`);
}
