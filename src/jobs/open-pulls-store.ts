import type { RepositoryRef, Settings } from '../model.js';
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
  { owner, name }: RepositoryRef,
): Promise<readonly string[]> {
  const rows = await database.query<{ workflow: string }>(
    'SELECT DISTINCT workflow FROM open_pull WHERE repository = $1 AND workflow IS NOT NULL AND NOT closed',
    [`${owner}/${name}`.toLowerCase()],
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
