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
];

/** Any number that no other program takes for an advisory lock in the same database. */
const MIGRATION_LOCK = 7_373_001;

/** Brings the tables up to date. Two instances that start together do it one after the other. */
export async function migrate(database: Database): Promise<void> {
  await database.query(
    'CREATE TABLE IF NOT EXISTS migration (version int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
  );
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const [done] = await sql.query<{ version: number }>(
      'SELECT COALESCE(max(version), 0)::int AS version FROM migration',
    );
    for (const [at, statements] of MIGRATIONS.entries()) {
      const version = at + 1;
      if (version <= (done?.version ?? 0)) continue;
      await each(sql, statements);
      await sql.query('INSERT INTO migration (version) VALUES ($1)', [version]);
    }
  });
}

async function each(sql: Sql, statements: string): Promise<void> {
  for (const statement of statements.split(';')) {
    if (statement.trim() !== '') await sql.query(statement);
  }
}
