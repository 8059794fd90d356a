import type { Database, Sql } from './database.js';

/** Forward only, one transaction each: an older program finds its tables as long as a migration only adds. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE delivery (
     guid text PRIMARY KEY,
     event text NOT NULL,
     action text,
     installation bigint,
     repository text,
     jobs int NOT NULL,
     received_at timestamptz NOT NULL DEFAULT now()
   );
   CREATE INDEX delivery_received_at ON delivery (received_at);

   CREATE TABLE pull (
     key text PRIMARY KEY,
     wanted bigint NOT NULL DEFAULT 0,
     lease uuid,
     leased_until timestamptz
   );

   CREATE TABLE wake (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     pull text NOT NULL,
     wake text NOT NULL
   );
   CREATE INDEX wake_pull ON wake (pull, id);

   CREATE TABLE facts (
     blob text NOT NULL,
     path text NOT NULL,
     version int NOT NULL,
     facts text NOT NULL,
     PRIMARY KEY (blob, path, version)
   );

   CREATE TABLE tree (
     repository text NOT NULL,
     commit text NOT NULL,
     blobs text NOT NULL,
     saved_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (repository, commit)
   );`,

  `CREATE TABLE open_pull (
     repository text NOT NULL,
     number int NOT NULL,
     head_sha text NOT NULL,
     mode text NOT NULL,
     blockers text NOT NULL,
     seen text NOT NULL,
     PRIMARY KEY (repository, number)
   );

   CREATE TABLE pull_outcome (
     repository text NOT NULL,
     number int NOT NULL,
     closed_at timestamptz NOT NULL,
     merged boolean NOT NULL,
     mode text NOT NULL,
     blockers text NOT NULL,
     PRIMARY KEY (repository, number)
   );

   CREATE TABLE rule_outcome (
     repository text NOT NULL,
     number int NOT NULL,
     fingerprint text NOT NULL,
     rule text NOT NULL,
     outcome text NOT NULL,
     PRIMARY KEY (repository, number, fingerprint)
   );

   CREATE TABLE introduction (
     repository text PRIMARY KEY,
     number int NOT NULL
   );`,

  `CREATE TABLE rehearsal (
     repository text NOT NULL,
     digest text NOT NULL,
     progress text NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (repository, digest)
   );`,

  `CREATE TABLE instance (
     id uuid PRIMARY KEY,
     seen timestamptz NOT NULL DEFAULT now(),
     running uuid[] NOT NULL DEFAULT '{}'
   );

   CREATE TABLE budget (
     installation bigint PRIMARY KEY,
     blocked_until timestamptz NOT NULL DEFAULT '-infinity',
     write_at timestamptz NOT NULL DEFAULT '-infinity',
     content_at timestamptz NOT NULL DEFAULT '-infinity',
     content_hour_at timestamptz NOT NULL DEFAULT '-infinity',
     points_at timestamptz NOT NULL DEFAULT '-infinity'
   );

   CREATE TABLE redelivery (
     guid text PRIMARY KEY,
     attempts int NOT NULL DEFAULT 1,
     asked_at timestamptz NOT NULL DEFAULT now()
   );

   CREATE TABLE chore (
     name text PRIMARY KEY,
     due timestamptz NOT NULL DEFAULT now(),
     done text
   );

   CREATE TABLE swept (
     installation bigint NOT NULL,
     repository text NOT NULL,
     etag text,
     comments_until timestamptz,
     PRIMARY KEY (installation, repository)
   );

   ALTER TABLE open_pull ADD COLUMN waiting boolean NOT NULL DEFAULT false;
   ALTER TABLE open_pull ADD COLUMN reviewed_at timestamptz NOT NULL DEFAULT now();`,

  `CREATE TABLE remeasurement (
     nonce text PRIMARY KEY,
     pull text NOT NULL,
     request text NOT NULL,
     head_sha text NOT NULL,
     branch text NOT NULL,
     asked_at text NOT NULL,
     run_id bigint,
     refused text,
     UNIQUE (pull, head_sha, request)
   );

   CREATE TABLE base_value (
     repository text NOT NULL,
     benchmark text NOT NULL,
     machine text NOT NULL,
     sha text NOT NULL,
     unit text NOT NULL,
     value float8 NOT NULL,
     at timestamptz NOT NULL,
     PRIMARY KEY (repository, benchmark, machine, sha)
   );

   CREATE TABLE drift (
     repository text PRIMARY KEY,
     drift text NOT NULL
   );`,

  `ALTER TABLE open_pull ADD COLUMN inherits boolean NOT NULL DEFAULT true;
   ALTER TABLE open_pull ADD COLUMN closed boolean NOT NULL DEFAULT false;`,

  // What has been reviewed already is known: an App that learns this late has been here before everything.
  `CREATE TABLE first_seen (
     repository text PRIMARY KEY,
     at timestamptz NOT NULL
   );
   INSERT INTO first_seen (repository, at) SELECT repository, '-infinity' FROM introduction;`,

  'ALTER TABLE open_pull ADD COLUMN draft boolean',

  'ALTER TABLE open_pull ADD COLUMN shown text',

  'ALTER TABLE open_pull ADD COLUMN workflow text',
];

/** Any number that no other program takes for an advisory lock in the same database. */
const START_LOCK = 7_373_001;

/** Two instances that start together make and change tables one after the other. */
export async function oneAtATime<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.exclusive) return work();
  return database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [START_LOCK]);
    return work();
  });
}

/** How many versions of the tables there have been. */
export const NEWEST_VERSION = MIGRATIONS.length;

/** Brings the tables up to date; `until`: only as far as an older program did. */
export function migrate(database: Database, until = NEWEST_VERSION): Promise<void> {
  return oneAtATime(database, async () => {
    await database.query(
      'CREATE TABLE IF NOT EXISTS migration (version int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
    await database.transaction(async (sql) => {
      const [done] = await sql.query<{ version: number }>(
        'SELECT COALESCE(max(version), 0)::int AS version FROM migration',
      );
      for (const [at, statements] of MIGRATIONS.entries()) {
        const version = at + 1;
        if (version <= (done?.version ?? 0) || version > until) continue;
        await each(sql, statements);
        await sql.query('INSERT INTO migration (version) VALUES ($1)', [version]);
      }
    });
  });
}

async function each(sql: Sql, statements: string): Promise<void> {
  for (const statement of statements.split(';')) {
    if (statement.trim() !== '') await sql.query(statement);
  }
}
