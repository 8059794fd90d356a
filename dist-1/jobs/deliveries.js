import { wasThere } from './first-seen.js';
import { inJob } from './job-context.js';

/** GitHub redelivers within three days; older ids need not be known. */
const KEPT_DAYS = 14;
/**
 * Stores a delivery and its jobs in one transaction: when this resolves, the work will be done. A delivery whose id is
 * known does nothing; then the answer is false.
 */
export async function acceptDelivery(database, queue, delivery, jobs) {
  const fresh = await database.transaction(async (sql) => {
    const { guid, event, action, installation, repository } = delivery;
    const rows = await sql.query(
      `INSERT INTO delivery (guid, event, action, installation, repository, jobs)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING guid`,
      [guid, event, action, installation, repository, jobs.length],
    );
    if (rows.length === 0) return false;
    await inJob({ delivery: guid }, async () => {
      for (const job of jobs) {
        if (job.kind === 'review' && job.touchedAt !== undefined)
          await wasThere(sql, job.place, job.touchedAt);
        await queue.put(job, sql);
      }
    });
    return true;
  });
  if (fresh && jobs.length > 0) queue.wake();
  return fresh;
}
export async function forgetOldDeliveries(database) {
  await database.query(`DELETE FROM delivery WHERE received_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
  await database.query(`DELETE FROM redelivery WHERE asked_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
}
