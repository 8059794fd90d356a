export async function knownOf(database, place) {
  const [row] = await database.query(
    'SELECT etag, comments_until FROM swept WHERE installation = $1 AND repository = $2',
    [place.installation, nameOf(place)],
  );
  return { etag: row?.etag ?? null, commentsUntil: row?.comments_until ?? null };
}
export async function remember(database, place, { etag, commentsUntil }) {
  await database.query(
    `INSERT INTO swept (installation, repository, etag, comments_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (installation, repository) DO UPDATE SET
       etag = excluded.etag, comments_until = excluded.comments_until`,
    [place.installation, nameOf(place), etag, commentsUntil],
  );
}
function nameOf({ owner, name }) {
  return `${owner}/${name}`.toLowerCase();
}
