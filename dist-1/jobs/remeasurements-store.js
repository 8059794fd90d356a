import { pullKey } from './job.js';
/** What the App has had measured again for one pull request. */
export function remeasurementsOf(database, place, number) {
  const pull = pullKey(place, number);
  return {
    of: (headSha) =>
      database.query(
        `SELECT request, nonce, head_sha AS "headSha", branch, asked_at AS "askedAt", run_id::float8 AS "runId", refused
         FROM remeasurement WHERE pull = $1 AND head_sha = $2 ORDER BY asked_at, nonce`,
        [pull, headSha],
      ),
    async ask({ request, nonce, headSha, branch, askedAt }) {
      const rows = await database.query(
        `INSERT INTO remeasurement (pull, request, nonce, head_sha, branch, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING RETURNING nonce`,
        [pull, request, nonce, headSha, branch, askedAt],
      );
      return rows.length > 0;
    },
    async found(nonce, runId) {
      await database.query('UPDATE remeasurement SET run_id = $2 WHERE nonce = $1', [nonce, runId]);
    },
    async refused(nonce, because) {
      await database.query('UPDATE remeasurement SET refused = $2 WHERE nonce = $1', [nonce, because]);
    },
  };
}
/** The pull request for which a run of this name was started, or null. */
export async function pullOfRun(database, place, title) {
  const nonce = /\b[0-9a-f]{24}\b/.exec(title)?.[0];
  if (nonce === undefined) return null;
  const [row] = await database.query('SELECT pull FROM remeasurement WHERE nonce = $1', [nonce]);
  const repository = pullKey(place, 0).replace(/#0$/, '');
  const [owner, number] = row?.pull.split('#') ?? [];
  return owner === repository ? Number(number) : null;
}
