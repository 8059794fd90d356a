/** The first wake of a pull request is the one that a review has just failed with: from now on the others come before it. */
export async function putLast(sql, pull) {
  await sql.query(
    `WITH failed AS (DELETE FROM wake WHERE id = (SELECT min(id) FROM wake WHERE pull = $1) RETURNING pull, wake)
     INSERT INTO wake (pull, wake) SELECT pull, wake FROM failed`,
    [pull],
  );
}
/** Gives the first wake up, and returns it; null: there is none. */
export async function takeFirst(sql, pull) {
  const [row] = await sql.query(
    'DELETE FROM wake WHERE id = (SELECT min(id) FROM wake WHERE pull = $1) RETURNING wake',
    [pull],
  );
  return row ? JSON.parse(row.wake) : null;
}
export async function areLeft(sql, pull) {
  const rows = await sql.query('SELECT 1 FROM wake WHERE pull = $1 LIMIT 1', [pull]);
  return rows.length > 0;
}
