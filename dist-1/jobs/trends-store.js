/** Values of the base branch that a trend is drawn of. */
const MOST_VALUES = 24;
const key = ({ owner, name }) => `${owner}/${name}`.toLowerCase();
/** A trend is for later pull requests: that it could not be kept is no reason to review this one again. */
export async function keepBaseValues(database, report, log) {
  try {
    await recordBaseValues(database, report);
  } catch (error) {
    log.warn({ because: error.message }, 'measured values were not kept');
  }
}
/** Keeps what the base branch measured: once a commit, benchmark and machine, the newest measurement. */
export async function recordBaseValues(database, report) {
  const { measuredOn, pull, gate, at } = report;
  const values = gate.verdicts.filter(
    ({ base, kind }) => base !== null && (kind !== 'cannot tell' || gate.control !== null),
  );
  if (measuredOn === null || values.length === 0) return;
  const repository = key(pull.repository);
  await database.transaction(async (sql) => {
    for (const { benchmark, base, unit } of values) {
      await sql.query(
        `INSERT INTO base_value (repository, benchmark, machine, sha, unit, value, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (repository, benchmark, machine, sha) DO UPDATE SET value = excluded.value, unit = excluded.unit`,
        [repository, benchmark, measuredOn, pull.mergeBase, unit, base, at],
      );
    }
    await forget(sql, repository, measuredOn);
  });
}
/** Older values than a trend shows are of no use. */
async function forget(sql, repository, machine) {
  await sql.query(
    `DELETE FROM base_value WHERE repository = $1 AND machine = $2 AND (benchmark, sha) IN (
       SELECT benchmark, sha FROM (
         SELECT benchmark, sha, row_number() OVER (PARTITION BY benchmark ORDER BY at DESC) AS place
         FROM base_value WHERE repository = $1 AND machine = $2) AS ranked WHERE place > $3)`,
    [repository, machine, MOST_VALUES],
  );
}
/** Oldest value first. */
export async function trendsOf(database, place) {
  const rows = await database.query(
    `SELECT benchmark, machine, unit, value FROM base_value WHERE repository = $1 ORDER BY benchmark, machine, at`,
    [key(place)],
  );
  const trends = new Map();
  for (const { benchmark, machine, unit, value } of rows) {
    const name = JSON.stringify([benchmark, machine]);
    const known = trends.get(name) ?? { benchmark, machine, unit, values: [] };
    known.values.push(value);
    trends.set(name, known);
  }
  return [...trends.values()];
}
