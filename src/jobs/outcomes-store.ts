import type {
  Fate,
  PullRequest,
  Report,
  RepositoryHistory,
  RepositoryRef,
  RuleOutcomes,
  Sha,
} from '../model.js';
import { followed, type SeenFindings } from '../outcomes/fates.js';
import { precisionAtMost } from '../outcomes/precision.js';
import type { Database, Sql } from './database.js';
import { lastDrift } from './drift.js';
import { trendsOf } from './trends-store.js';

/** A closed pull request, and whether enforcing would have stopped it. */
export interface PullOutcome {
  repository: string;
  number: number;
  closedAt: string;
  merged: boolean;
  mode: string;
  /** What stood against it at the end, in words; empty: nothing. */
  blockers: string;
}

/** All that was counted, as `stats --export` writes it. */
export interface Counted {
  pulls: readonly PullOutcome[];
  rules: readonly (RuleOutcomes & { repository: string })[];
}

const FATES: readonly Fate[] = ['fixed', 'waived', 'dismissed', 'disliked', 'ignored'];

function repositoryKey({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`.toLowerCase();
}

/** Remembers what a review said, whether under the owner's defaults, and which workflow measures, until the pull request closes. */
export async function recordReview(
  database: Database,
  number: number,
  report: Report,
  { inherits, workflow }: { inherits: boolean; workflow: string | null } = { inherits: true, workflow: null },
): Promise<void> {
  const repository = repositoryKey(report.pull.repository);
  await database.transaction(async (sql) => {
    const known = await openPull(sql, repository, number);
    const seen = followed(known?.seen ?? {}, report);
    await sql.query(
      `INSERT INTO open_pull (repository, number, head_sha, mode, blockers, seen, waiting, inherits, draft, shown, workflow)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (repository, number) DO UPDATE SET head_sha = excluded.head_sha, mode = excluded.mode,
         blockers = excluded.blockers, seen = excluded.seen, waiting = excluded.waiting, inherits = excluded.inherits,
         draft = excluded.draft, shown = excluded.shown, workflow = excluded.workflow, closed = false, reviewed_at = now()`,
      [
        repository,
        number,
        report.pull.headSha,
        report.mode,
        report.blockers,
        JSON.stringify(seen),
        waits(report),
        inherits,
        report.pull.draft,
        shownBy(report.pull),
        workflow,
      ],
    );
  });
}

/** What decides beside the commit, as the list of pull requests shows it, too. */
export function shownBy({ baseRef, labels }: Pick<PullRequest, 'baseRef' | 'labels'>): string {
  return JSON.stringify([baseRef, ...[...labels].sort()]);
}

/** True for what a lost event would leave as it is; that a draft became ready is seen in the list. */
function waits({ outcome, leftAlone, heldBackBy }: Report): boolean {
  return heldBackBy !== null || (outcome.conclusion === null && leftAlone === null);
}

interface OpenPull {
  headSha: Sha;
  mode: string;
  blockers: string;
  seen: SeenFindings;
}

async function openPull(sql: Sql, repository: string, number: number): Promise<OpenPull | null> {
  const [row] = await sql.query<{ head_sha: Sha; mode: string; blockers: string; seen: string }>(
    'SELECT head_sha, mode, blockers, seen FROM open_pull WHERE repository = $1 AND number = $2',
    [repository, number],
  );
  if (!row) return null;
  const { head_sha: headSha, mode, blockers, seen } = row;
  return { headSha, mode, blockers, seen: JSON.parse(seen) as SeenFindings };
}

/** An open pull request as its last review left it. */
export interface ReviewedPull {
  headSha: Sha;
  /** Its check may say something else without an event of its own. */
  waiting: boolean;
  /** Null: an older App reviewed it. */
  draft: boolean | null;
  /** Null: an older App reviewed it. */
  shown: string | null;
  closed: boolean;
  reviewedAt: Date;
}

/** Reviewed and not known to be closed, by number. */
export async function reviewedPulls(
  database: Database,
  place: RepositoryRef,
): Promise<ReadonlyMap<number, ReviewedPull>> {
  const rows = await database.query<ReviewedPull & { number: number }>(
    `SELECT number, head_sha AS "headSha", waiting, draft, shown, closed, reviewed_at AS "reviewedAt" FROM open_pull WHERE repository = $1`,
    [repositoryKey(place)],
  );
  return new Map(rows.map(({ number, ...pull }) => [number, pull]));
}

/** The head that the last review was about, or null; only a hint: the state itself lies on GitHub. */
export async function lastReviewedHead(
  database: Database,
  place: RepositoryRef,
  number: number,
): Promise<Sha | null> {
  return (await openPull(database, repositoryKey(place), number))?.headSha ?? null;
}

/** Open pull requests that had this head when they were reviewed last. */
export async function pullsOfHead(
  database: Database,
  place: RepositoryRef,
  headSha: Sha,
): Promise<readonly number[]> {
  const rows = await database.query<{ number: number }>(
    'SELECT number FROM open_pull WHERE repository = $1 AND head_sha = $2 AND NOT closed ORDER BY number',
    [repositoryKey(place), headSha],
  );
  return rows.map(({ number }) => number);
}

/** Fingerprints of the findings that had a comment: what people thought of them is asked when the pull request closes. */
export async function commentedFindings(
  database: Database,
  place: RepositoryRef,
  number: number,
): Promise<ReadonlySet<string>> {
  return new Set(Object.keys((await openPull(database, repositoryKey(place), number))?.seen ?? {}));
}

/**
 * Counts a pull request that has closed. What became of its findings counts only when it was merged: an abandoned one
 * says nothing about a rule. Told twice, it is counted once.
 */
export async function recordClosed(
  database: Database,
  place: RepositoryRef,
  number: number,
  closed: { merged: boolean; at: string; disliked: ReadonlySet<string> },
): Promise<void> {
  const repository = repositoryKey(place);
  await database.transaction(async (sql) => {
    const known = await openPull(sql, repository, number);
    if (!known) return;
    await sql.query(
      `INSERT INTO pull_outcome (repository, number, closed_at, merged, mode, blockers)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (repository, number) DO UPDATE SET
         closed_at = excluded.closed_at, merged = excluded.merged, mode = excluded.mode, blockers = excluded.blockers`,
      [repository, number, closed.at, closed.merged, known.mode, known.blockers],
    );
    if (!closed.merged) {
      // It may be opened again; until then nothing is due.
      await sql.query(
        'UPDATE open_pull SET closed = true, waiting = false WHERE repository = $1 AND number = $2',
        [repository, number],
      );
      return;
    }
    for (const [fingerprint, { rule, fate }] of Object.entries(known.seen)) {
      const outcome = closed.disliked.has(fingerprint) ? 'disliked' : fate;
      await sql.query(
        `INSERT INTO rule_outcome (repository, number, fingerprint, rule, outcome) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (repository, number, fingerprint) DO UPDATE SET outcome = excluded.outcome`,
        [repository, number, fingerprint, rule, outcome],
      );
    }
    await sql.query('DELETE FROM open_pull WHERE repository = $1 AND number = $2', [repository, number]);
  });
}

/** What the past of a repository says to a review of one of its pull requests. A `quiet` one introduces nobody. */
export async function historyOf(
  database: Database,
  place: RepositoryRef,
  number: number,
  quiet = false,
): Promise<RepositoryHistory> {
  const repository = repositoryKey(place);
  const first = quiet ? null : await firstPull(database, repository, number);
  const { pulls, rules } = await counted(database, repository);
  const advised = pulls.filter(({ merged, mode }) => merged && mode === 'advise');
  return {
    introduce: first === number,
    advised: { pulls: advised.length, blocked: advised.filter(({ blockers }) => blockers !== '').length },
    judged: rules.flatMap((rule) => {
      const atMost = precisionAtMost(rule);
      return atMost === null ? [] : [{ ...rule, atMost }];
    }),
    trends: await trendsOf(database, place),
    drift: await lastDrift(database, place),
  };
}

/** The pull request that was reviewed first here; its review introduces the App. */
async function firstPull(database: Database, repository: string, number: number): Promise<number | null> {
  await database.query(
    'INSERT INTO introduction (repository, number) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [repository, number],
  );
  const [row] = await database.query<{ number: number }>(
    'SELECT number FROM introduction WHERE repository = $1',
    [repository],
  );
  return row?.number ?? null;
}

/** Has the App ever run with this database? */
export async function hasOutcomes(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('pull_outcome') IS NOT NULL AND to_regclass('rule_outcome') IS NOT NULL AS there`,
  );
  return row?.there === true;
}

/** Everything, or what one repository (`owner/name`) has. */
export async function counted(sql: Sql, repository: string | null = null): Promise<Counted> {
  const pulls = await sql.query<PullOutcome>(
    `SELECT repository, number, to_char(closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "closedAt",
       merged, mode, blockers FROM pull_outcome WHERE $1::text IS NULL OR repository = $1 ORDER BY closed_at, number`,
    [repository?.toLowerCase() ?? null],
  );
  const rules = await sql.query<RuleOutcomes & { repository: string }>(
    `SELECT repository, rule, ${FATES.map((fate) => `(count(*) FILTER (WHERE outcome = '${fate}'))::int AS ${fate}`).join(', ')}
     FROM rule_outcome WHERE $1::text IS NULL OR repository = $1 GROUP BY repository, rule ORDER BY repository, rule`,
    [repository?.toLowerCase() ?? null],
  );
  return { pulls, rules };
}
