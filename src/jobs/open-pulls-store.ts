import type { RepositoryRef, Settings, Sha } from '../model.js';
import { CONFIG_PATH } from '../source/github/overview.js';
import type { Database } from './database.js';

/** What nobody looked at for so long waits for its next push. */
const REVIEWED_WITHIN_DAYS = 30;

/** At one in five seconds these take 40 minutes; whatever lies behind them was reviewed long ago, and is at its next push. */
const MAX_PULLS = 500;

/** True where the owner's defaults have a say: a file of the repository's own counts alone, unless it builds on them. */
export function inheritsDefaults({ config }: Settings): boolean {
  if (config === null || config.unreadable !== undefined) return true;
  return config.file !== CONFIG_PATH || /^[ \t]*["']?extends["']?\s*:/m.test(config.text);
}

/** What the configurations under which open pull requests were reviewed call the workflow that measures. */
export async function configuredWorkflows(
  database: Database,
  place: RepositoryRef,
): Promise<readonly string[]> {
  const rows = await database.query<{ workflow: string }>(
    'SELECT DISTINCT workflow FROM open_pull WHERE repository = $1 AND workflow IS NOT NULL AND NOT closed',
    [keyOf(place)],
  );
  return rows.map(({ workflow }) => workflow);
}

/** Open pull requests that were last reviewed under the owner's defaults, lately reviewed first. */
export async function pullsUnderDefaults(
  database: Database,
  owner: string,
): Promise<readonly { repository: RepositoryRef; number: number }[]> {
  const rows = await database.query<{ repository: string; number: number }>(
    `SELECT repository, number FROM open_pull
     WHERE split_part(repository, '/', 1) = $1 AND inherits AND NOT closed
       AND reviewed_at > now() - $2 * interval '1 day'
     ORDER BY reviewed_at DESC, repository, number LIMIT $3`,
    [owner.toLowerCase(), REVIEWED_WITHIN_DAYS, MAX_PULLS],
  );
  return rows.map(({ repository, number }) => {
    const [, name = ''] = repository.split('/');
    return { repository: { owner, name }, number };
  });
}

/**
 * Remembers that a review was given up, so that it is looked at again: permissions are accepted, and outages end, without a word about this
 * pull request. What the last review said stays.
 */
export async function recordGivenUp(
  database: Database,
  place: RepositoryRef,
  number: number,
  headSha: Sha,
): Promise<void> {
  await database.query(
    `INSERT INTO open_pull (repository, number, head_sha, mode, blockers, seen, waiting)
     VALUES ($1, $2, $3, 'none', '', '{}', true)
     ON CONFLICT (repository, number) DO UPDATE SET waiting = true, reviewed_at = now()`,
    [keyOf(place), number, headSha],
  );
}

/** Closed, it is looked at when it is opened again. */
export async function waitsNoLonger(database: Database, place: RepositoryRef, number: number): Promise<void> {
  await database.query('UPDATE open_pull SET waiting = false WHERE repository = $1 AND number = $2', [
    keyOf(place),
    number,
  ]);
}

function keyOf({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`.toLowerCase();
}
