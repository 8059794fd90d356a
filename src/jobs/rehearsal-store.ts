import type { Replay, RepositoryRef } from '../model.js';
import type { Database } from './database.js';

/** A pull request of the past, under the proposed configuration and under the one in force. */
export interface Replayed {
  proposed: Replay;
  present: Replay;
}

/** How far a rehearsal has come. */
export interface Progress {
  /** `replayed` null: it could not be read, and is left out. */
  tried: readonly { number: number; replayed: Replayed | null }[];
  /** Requests it has cost so far. */
  spent: number;
  /** Null: it goes on. Else why not everything was replayed; empty: everything was. */
  ended: string | null;
}

/** A rehearsal is looked at while its pull request is open; an older one is made again. */
const KEPT_DAYS = 60;

const NOTHING_YET: Progress = { tried: [], spent: 0, ended: null };

export async function readProgress(
  database: Database,
  repository: RepositoryRef,
  digest: string,
): Promise<Progress> {
  const [row] = await database.query<{ progress: string }>(
    'SELECT progress FROM rehearsal WHERE repository = $1 AND digest = $2',
    [keyOf(repository), digest],
  );
  return row ? (JSON.parse(row.progress) as Progress) : NOTHING_YET;
}

export async function saveProgress(
  database: Database,
  repository: RepositoryRef,
  digest: string,
  progress: Progress,
): Promise<void> {
  await database.query(`DELETE FROM rehearsal WHERE at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
  // PostgreSQL keeps no NUL in a text; in JSON it only ever stands as an escape.
  const text = JSON.stringify(progress).replaceAll('\\u0000', '');
  await database.query(
    `INSERT INTO rehearsal (repository, digest, progress) VALUES ($1, $2, $3)
     ON CONFLICT (repository, digest) DO UPDATE SET progress = excluded.progress, at = now()`,
    [keyOf(repository), digest, text],
  );
}

function keyOf({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`.toLowerCase();
}
