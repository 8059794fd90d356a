import { FACTS_VERSION, type FileFacts } from '../index/crate-index.js';
import type { RepositoryRef, Sha } from '../model.js';
import type { FactsStore, IndexedBlob } from '../source/github/crate-facts.js';
import type { Database } from './database.js';
import { FactsMemory } from './facts-memory.js';

/** Listings of a repository that are kept: merge bases of the pull requests one works on. */
const TREES_A_REPOSITORY = 50;

/** Facts and listings in the database; a cache: losing it costs requests, nothing else. */
export function factsStore(database: Database, memory = new FactsMemory()): FactsStore {
  return {
    facts: (blobs) => rememberedFacts(database, memory, blobs),
    saveFacts: (facts) => saveFacts(database, facts),
    tree: (repository, commit) => readTree(database, repository, commit),
    saveTree: (repository, commit, blobs) => saveTree(database, repository, commit, blobs),
  };
}

/** The facts of a repository are some ten megabytes, of which two reviews seldom need different ones. */
async function rememberedFacts(
  database: Database,
  memory: FactsMemory,
  blobs: readonly IndexedBlob[],
): Promise<ReadonlyMap<string, FileFacts>> {
  const known = new Map<string, FileFacts>();
  const unknown: IndexedBlob[] = [];
  for (const blob of blobs) {
    const facts = memory.get(blob.path, blob.sha);
    if (facts === undefined) unknown.push(blob);
    else known.set(blob.path, facts);
  }
  for (const { path, sha, json } of await readFacts(database, unknown)) {
    const facts = JSON.parse(json) as FileFacts;
    known.set(path, facts);
    memory.keep(path, sha, facts, json.length);
  }
  return known;
}

async function readFacts(
  database: Database,
  blobs: readonly IndexedBlob[],
): Promise<readonly (IndexedBlob & { json: string })[]> {
  if (blobs.length === 0) return [];
  return database.query<IndexedBlob & { json: string }>(
    `SELECT facts.path, facts.blob AS sha, facts.facts AS json FROM json_to_recordset($1::json) AS asked (path text, sha text)
     JOIN facts ON facts.blob = asked.sha AND facts.path = asked.path AND facts.version = $2`,
    [JSON.stringify(blobs.map(({ path, sha }) => ({ path, sha }))), FACTS_VERSION],
  );
}

async function saveFacts(
  database: Database,
  facts: readonly (IndexedBlob & { facts: FileFacts })[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ path, sha, facts }) => ({ path, sha, facts: withoutNul(JSON.stringify(facts)) }));
  await database.query(
    `INSERT INTO facts (blob, path, version, facts)
     SELECT sha, path, $2, facts FROM json_to_recordset($1::json) AS row (path text, sha text, facts text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), FACTS_VERSION],
  );
}

/** PostgreSQL keeps no NUL in a text; in JSON it only ever stands as an escape. */
function withoutNul(json: string): string {
  return json.replaceAll('\\u0000', '');
}

function repositoryKey({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`.toLowerCase();
}

async function readTree(
  database: Database,
  repository: RepositoryRef,
  commit: Sha,
): Promise<readonly IndexedBlob[] | null> {
  const [row] = await database.query<{ blobs: string }>(
    'SELECT blobs FROM tree WHERE repository = $1 AND commit = $2',
    [repositoryKey(repository), commit],
  );
  return row ? (JSON.parse(row.blobs) as IndexedBlob[]) : null;
}

async function saveTree(
  database: Database,
  repository: RepositoryRef,
  commit: Sha,
  blobs: readonly IndexedBlob[],
): Promise<void> {
  const key = repositoryKey(repository);
  await database.query(
    'INSERT INTO tree (repository, commit, blobs) VALUES ($1, $2, $3) ON CONFLICT (repository, commit) DO UPDATE SET blobs = excluded.blobs',
    [key, commit, JSON.stringify(blobs.map(({ path, sha }) => ({ path, sha })))],
  );
  await database.query(
    `DELETE FROM tree WHERE repository = $1 AND commit NOT IN (
       SELECT commit FROM tree WHERE repository = $1 ORDER BY saved_at DESC LIMIT $2)`,
    [key, TREES_A_REPOSITORY],
  );
}
