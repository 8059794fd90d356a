import { CONFIG_PATH } from '../source/github/overview.js';

/** What nobody looked at for so long waits for its next push. */
const REVIEWED_WITHIN_DAYS = 30;
/** At one in five seconds these take 40 minutes; whatever lies behind them was reviewed long ago, and is at its next push. */
const MAX_PULLS = 500;
/** True where the owner's defaults have a say: a file of the repository's own counts alone, unless it builds on them. */
export function inheritsDefaults({ config }) {
  if (config === null || config.unreadable !== undefined) return true;
  return config.file !== CONFIG_PATH || /^[ \t]*["']?extends["']?\s*:/m.test(config.text);
}
/** Open pull requests that were last reviewed under the owner's defaults, lately reviewed first. */
export async function pullsUnderDefaults(database, owner) {
  const rows = await database.query(
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
