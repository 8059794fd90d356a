import type { Database } from './database.js';
import type { Place } from './job.js';

/** What the last sweep of a repository knew; losing it costs requests, nothing else. */
export interface Swept {
  etag: string | null;
  commentsUntil: Date | null;
}

export async function knownOf(database: Database, place: Place): Promise<Swept> {
  const [row] = await database.query<{ etag: string | null; comments_until: Date | null }>(
    'SELECT etag, comments_until FROM swept WHERE installation = $1 AND repository = $2',
    [place.installation, nameOf(place)],
  );
  return { etag: row?.etag ?? null, commentsUntil: row?.comments_until ?? null };
}

export async function remember(
  database: Database,
  place: Place,
  { etag, commentsUntil }: Swept,
): Promise<void> {
  await database.query(
    `INSERT INTO swept (installation, repository, etag, comments_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (installation, repository) DO UPDATE SET
       etag = excluded.etag, comments_until = excluded.comments_until`,
    [place.installation, nameOf(place), etag, commentsUntil],
  );
}

function nameOf({ owner, name }: Place): string {
  return `${owner}/${name}`.toLowerCase();
}
