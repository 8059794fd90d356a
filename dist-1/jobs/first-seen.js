const keyOf = ({ owner, name }) => `${owner}/${name}`.toLowerCase();
/** GitHub tells the App only of what happens after it came; a webhook may arrive days later. */
export async function wasThere(sql, repository, at) {
  await sql.query(
    `INSERT INTO first_seen (repository, at) VALUES ($1, $2)
     ON CONFLICT (repository) DO UPDATE SET at = least(first_seen.at, excluded.at)`,
    [keyOf(repository), at],
  );
}
/** What was touched so shortly before the App looked for the first time is why it looked: the webhook took its time. */
const JUST_NOW_MINUTES = 60;
/**
 * True for a pull request that nobody has touched since the App first looked at its repository: people did not ask to be
 * commented on by what came later.
 */
export async function isOlderThanTheApp(database, repository, touched, now) {
  const key = keyOf(repository);
  await database.query('INSERT INTO first_seen (repository, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    key,
    now.toISOString(),
  ]);
  if (touched === undefined) return false;
  const [row] = await database.query(
    `SELECT $2::timestamptz < at - $3 * interval '1 minute' AS older FROM first_seen WHERE repository = $1`,
    [key, touched, JUST_NOW_MINUTES],
  );
  return row?.older ?? false;
}
