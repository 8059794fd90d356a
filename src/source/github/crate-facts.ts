import { CrateIndex, type FileFacts, type IndexOrigin, isIndexed } from '../../index/crate-index.js';
import type { RepositoryRef, Sha } from '../../model.js';
import type { GitHubApi } from './api.js';
import { MAX_TEXT_BYTES, readBlobs } from './blobs.js';
import { wholeTree } from './whole-tree.js';

/** A file of a commit that is indexed. */
export interface IndexedBlob {
  path: string;
  sha: Sha;
}

/** Remembers facts by blob for ever, and which blobs a commit has. */
export interface FactsStore {
  facts(blobs: readonly IndexedBlob[]): Promise<ReadonlyMap<string, FileFacts>>;
  saveFacts(facts: readonly (IndexedBlob & { facts: FileFacts })[]): Promise<void>;
  tree(repository: RepositoryRef, commit: Sha): Promise<readonly IndexedBlob[] | null>;
  saveTree(repository: RepositoryRef, commit: Sha, blobs: readonly IndexedBlob[]): Promise<void>;
}

/** Facts of several texts, in their order; null for a text that could not be analysed. */
export type FactsOfFiles = (
  files: readonly { path: string; text: string }[],
) => Promise<readonly (FileFacts | null)[]>;

/**
 * Blobs that a review reads itself before it calls the index cold: five GraphQL requests. What the base moved by
 * between two reviews is far less; a repository seen for the first time is more, and comes as one tarball.
 */
const MAX_BLOBS_READ_AT_ONCE = 300;

/** Texts in memory at a time: each may have a megabyte. */
const FILES_HELD = 60;

/** A repository without facts of its own: nothing to be reached, nothing known of its types. */
const NO_FACTS: FileFacts = { types: [], functions: [] };

/**
 * Facts of every indexed file of a commit. Incomplete, and then `cold` is called, when more than
 * `MAX_BLOBS_READ_AT_ONCE` files have never been seen.
 */
export async function crateIndexOf(
  api: GitHubApi,
  repository: RepositoryRef,
  commit: Sha,
  store: FactsStore,
  factsOfFiles: FactsOfFiles,
  cold: () => Promise<void>,
): Promise<CrateIndex> {
  const listed = await indexedBlobs(api, repository, commit, store);
  if (!listed) {
    await cold();
    return CrateIndex.empty();
  }
  const known = new Map(await store.facts(listed));
  const missing = listed.filter((blob) => !known.has(blob.path));
  if (missing.length > MAX_BLOBS_READ_AT_ONCE) {
    await cold();
    return CrateIndex.of(known, false, originOf(repository, listed, known));
  }
  for (const [path, facts] of await readMissing(api, repository, missing, store, factsOfFiles))
    known.set(path, facts);
  return CrateIndex.of(known, true, originOf(repository, listed, known));
}

/** Facts are a function of a file's path and text, and of this program. */
function originOf(
  { owner, name }: RepositoryRef,
  listed: readonly IndexedBlob[],
  known: ReadonlyMap<string, FileFacts>,
): IndexOrigin {
  const texts = listed.flatMap(({ path, sha }): [string, string][] => (known.has(path) ? [[path, sha]] : []));
  return { repository: `${owner}/${name}`.toLowerCase(), texts: new Map(texts) };
}

/** Null when GitHub cuts the listing: such a repository comes as a tarball. */
async function indexedBlobs(
  api: GitHubApi,
  repository: RepositoryRef,
  commit: Sha,
  store: FactsStore,
): Promise<readonly IndexedBlob[] | null> {
  const remembered = await store.tree(repository, commit);
  if (remembered) return remembered;
  const entries = await wholeTree('listing the files of the base', api, repository, commit);
  if (entries === null) return null;
  const blobs = entries.flatMap(({ type, path, sha, size }) =>
    type === 'blob' && path && sha && isIndexed(path) && (size ?? 0) <= MAX_TEXT_BYTES ? [{ path, sha }] : [],
  );
  await store.saveTree(repository, commit, blobs);
  return blobs;
}

async function readMissing(
  api: GitHubApi,
  repository: RepositoryRef,
  missing: readonly IndexedBlob[],
  store: FactsStore,
  factsOfFiles: FactsOfFiles,
): Promise<[string, FileFacts][]> {
  const facts: [string, FileFacts][] = [];
  for (let at = 0; at < missing.length; at += FILES_HELD) {
    const some = missing.slice(at, at + FILES_HELD);
    facts.push(...(await readSome(api, repository, some, store, factsOfFiles)));
  }
  return facts;
}

async function readSome(
  api: GitHubApi,
  repository: RepositoryRef,
  missing: readonly IndexedBlob[],
  store: FactsStore,
  factsOfFiles: FactsOfFiles,
): Promise<[string, FileFacts][]> {
  const texts = await readBlobs(
    api,
    repository,
    missing.map((blob) => blob.sha),
  );
  // What is not a text (not UTF-8) has no facts, and is not asked for again.
  const files = missing.map((blob) => ({ ...blob, text: texts.get(blob.sha)?.text ?? '' }));
  const read = await factsOfFiles(files);
  const facts = files.map(({ path, sha }, at) => ({ path, sha, facts: read[at] ?? NO_FACTS }));
  await store.saveFacts(facts);
  return facts.map(({ path, facts }) => [path, facts]);
}
