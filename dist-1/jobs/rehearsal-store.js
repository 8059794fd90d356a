/** A rehearsal is looked at while its pull request is open; an older one is made again. */
const KEPT_DAYS = 60;
const NOTHING_YET = { tried: [], spent: 0, ended: null };
export async function readProgress(database, repository, digest) {
  const [row] = await database.query('SELECT progress FROM rehearsal WHERE repository = $1 AND digest = $2', [
    keyOf(repository),
    digest,
  ]);
  return row ? JSON.parse(row.progress) : NOTHING_YET;
}
export async function saveProgress(database, repository, digest, progress) {
  await database.query(`DELETE FROM rehearsal WHERE at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
  // PostgreSQL keeps no NUL in a text; in JSON it only ever stands as an escape.
  const text = JSON.stringify(progress).replaceAll('\\u0000', '');
  await database.query(
    `INSERT INTO rehearsal (repository, digest, progress) VALUES ($1, $2, $3)
     ON CONFLICT (repository, digest) DO UPDATE SET progress = excluded.progress, at = now()`,
    [keyOf(repository), digest, text],
  );
}
function keyOf({ owner, name }) {
  return `${owner}/${name}`.toLowerCase();
}
