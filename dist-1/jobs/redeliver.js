import { failedDeliveries, redeliver } from '../source/github/hook-deliveries.js';

/** GitHub redelivers what is at most three days old. */
const KEPT_MS = 3 * 86_400_000;
/** The two clocks differ, and an attempt is listed when it has ended. */
const OVERLAP_MS = 10 * 60_000;
/** What nobody could take so often, nobody will. */
const MAX_ATTEMPTS = 5;
/** Redelivered in one go; the rest comes with the next. */
const MAX_AT_ONCE = 500;
/** Four a second: they arrive here, too. */
const SPACING_SECONDS = 0.25;
/** Has GitHub send again what it could not deliver since the last time. What arrived after all is not asked for. */
export async function redeliverFailed({ api, database, log }, since, second = 1_000) {
  const oldest = Date.now() - KEPT_MS;
  const from = since === null ? oldest : Math.max(oldest, since.getTime() - OVERLAP_MS);
  const failed = await failedDeliveries(api, new Date(from));
  const missing = (await notTaken(database, failed)).slice(0, MAX_AT_ONCE);
  for (const delivery of missing) {
    // Counted before it is asked for: whatever happens then, it ends.
    await database.query(
      `INSERT INTO redelivery (guid) VALUES ($1)
       ON CONFLICT (guid) DO UPDATE SET attempts = redelivery.attempts + 1, asked_at = now()`,
      [delivery.guid],
    );
    await redeliver(api, delivery);
    await new Promise((next) => setTimeout(next, SPACING_SECONDS * second));
  }
  if (missing.length > 0) log.info({ deliveries: missing.length }, 'failed webhooks are sent again');
}
async function notTaken(database, failed) {
  const rows = await database.query(
    `SELECT guid FROM delivery WHERE guid = ANY (SELECT json_array_elements_text($1::json))
     UNION SELECT guid FROM redelivery WHERE attempts >= $2 AND guid = ANY (SELECT json_array_elements_text($1::json))`,
    [JSON.stringify(failed.map(({ guid }) => guid)), MAX_ATTEMPTS],
  );
  const done = new Set(rows.map(({ guid }) => guid));
  return failed.filter(({ guid }) => !done.has(guid));
}
