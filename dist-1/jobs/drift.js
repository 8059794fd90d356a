import { DEFAULT_CONFIG } from '../config/defaults.js';
import { readBundle } from '../evidence/read.js';
import { Refused } from '../evidence/refused.js';
import { judgeBundle } from '../gate/bundle.js';
import { judgedNothing } from '../gate/judged-nothing.js';

const key = ({ owner, name }) => `${owner}/${name}`.toLowerCase();
/** What a comparison of the default branch with the last release says; null when nothing could be judged. */
export function driftOf(files, at) {
  try {
    const bundle = readBundle(files);
    const result = judgeBundle(bundle, EVERY_LOSS);
    if (judgedNothing(result)) return null;
    const slower = result.verdicts
      .filter(({ kind }) => kind === 'regressed')
      .sort((a, b) => (b.effect ?? 0) - (a.effect ?? 0))
      .slice(0, MOST_NAMED)
      .map(({ benchmark, effect, interval, pairs }) => ({ benchmark, effect: effect ?? 0, interval, pairs }));
    return { baseSha: bundle.baseSha, headSha: bundle.headSha, at, slower };
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
/** The limits of a verdict hold for any floor, so the one of the repository's configuration is applied when a review shows them. */
const EVERY_LOSS = { ...DEFAULT_CONFIG.gate, floor: 0 };
/** A list that nobody reads to its end names nothing. */
const MOST_NAMED = 20;
/** The newest comparison replaces the one before: it holds all that has come since the release. */
export async function recordDrift(database, place, drift) {
  await database.query(
    `INSERT INTO drift (repository, drift) VALUES ($1, $2) ON CONFLICT (repository) DO UPDATE SET drift = excluded.drift`,
    [key(place), JSON.stringify(drift)],
  );
}
export async function lastDrift(database, place) {
  const [row] = await database.query('SELECT drift FROM drift WHERE repository = $1', [key(place)]);
  return row ? JSON.parse(row.drift) : null;
}
