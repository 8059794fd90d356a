import { CrateIndex } from '../../index/crate-index.js';
import { readTexts } from './objects.js';

/** Texts held at once while a cold index is read: enough to keep every process busy, little memory. */
const BATCH_FILES = 512;
/** The crate index of one commit; only blobs that were never seen before are parsed. */
export async function indexOfCommit(git, commit, cache, readFacts) {
  const files = await rustFiles(git, commit);
  const known = await Promise.all(files.map((file) => cache.get(file)));
  const facts = new Map();
  const missing = [];
  files.forEach((file, at) => {
    const found = known[at];
    if (found) facts.set(file.path, found);
    else missing.push(file);
  });
  for (let at = 0; at < missing.length; at += BATCH_FILES) {
    const batch = missing.slice(at, at + BATCH_FILES);
    const read = await readBatch(git, batch, (texts) => readFacts(texts, missing.length - at - batch.length));
    for (const [file, found] of read) facts.set(file.path, found);
    await Promise.all([...read].map(([file, found]) => cache.put(file, found)));
  }
  return CrateIndex.of(facts, true);
}
async function readBatch(git, batch, readFacts) {
  const objects = await readTexts(
    git,
    batch.map((file) => file.oid),
  );
  const readable = batch.flatMap((file) => {
    const object = objects.get(file.oid);
    return object && 'text' in object ? [{ file, path: file.path, text: object.text }] : [];
  });
  const facts = await readFacts(readable.map(({ path, text }) => ({ path, text })));
  return new Map(readable.flatMap(({ file }, at) => (facts[at] ? [[file, facts[at]]] : [])));
}
/** Regular `.rs` files of a commit, from `git ls-tree -r -z`: `<mode> blob <oid>\t<path>\0`. */
async function rustFiles(git, commit) {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const entry = /^100\d{3} blob ([0-9a-f]+)\t(.+\.rs)$/s.exec(line);
      return entry ? [{ oid: entry[1], path: entry[2] }] : [];
    });
}
