import { CrateIndex } from '../../index/crate-index.js';
import { MAX_TEXT_BYTES, readBlobs } from './blobs.js';
import { wholeTree } from './whole-tree.js';

/**
 * Blobs that a review reads itself before it calls the index cold: five GraphQL requests. What the base moved by
 * between two reviews is far less; a repository seen for the first time is more, and comes as one tarball.
 */
const MAX_BLOBS_READ_AT_ONCE = 300;
/** Texts in memory at a time: each may have a megabyte. */
const FILES_HELD = 60;
/** A repository without facts of its own: nothing to be reached, nothing known of its types. */
const NO_FACTS = { types: [], functions: [] };
/**
 * Facts of every Rust file of a commit. Incomplete, and then `cold` is called, when more than
 * `MAX_BLOBS_READ_AT_ONCE` files have never been seen.
 */
export async function crateIndexOf(api, repository, commit, store, factsOfFiles, cold) {
  const listed = await rustBlobs(api, repository, commit, store);
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
function originOf({ owner, name }, listed, known) {
  const texts = listed.flatMap(({ path, sha }) => (known.has(path) ? [[path, sha]] : []));
  return { repository: `${owner}/${name}`.toLowerCase(), texts: new Map(texts) };
}
/** Null when GitHub cuts the listing: such a repository comes as a tarball. */
async function rustBlobs(api, repository, commit, store) {
  const remembered = await store.tree(repository, commit);
  if (remembered) return remembered;
  const entries = await wholeTree('listing the files of the base', api, repository, commit);
  if (entries === null) return null;
  const blobs = entries.flatMap(({ type, path, sha, size }) =>
    type === 'blob' && path && sha && isIndexed(path, size ?? 0) ? [{ path, sha }] : [],
  );
  await store.saveTree(repository, commit, blobs);
  return blobs;
}
export function isIndexed(path, size) {
  return path.endsWith('.rs') && size <= MAX_TEXT_BYTES;
}
async function readMissing(api, repository, missing, store, factsOfFiles) {
  const facts = [];
  for (let at = 0; at < missing.length; at += FILES_HELD) {
    const some = missing.slice(at, at + FILES_HELD);
    facts.push(...(await readSome(api, repository, some, store, factsOfFiles)));
  }
  return facts;
}
async function readSome(api, repository, missing, store, factsOfFiles) {
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
