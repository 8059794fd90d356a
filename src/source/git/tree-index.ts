import { CrateIndex, type FileFacts, isIndexed } from '../../index/crate-index.js';
import type { Sha } from '../../model.js';
import type { FactsCache, StoredFile } from './facts-cache.js';
import type { Git } from './git.js';
import { readTexts } from './objects.js';

export interface SourceText {
  path: string;
  text: string;
}

/**
 * Facts of each file in the order given, perhaps worked out in other processes; null: could not be read. `left` more
 * files will be asked for after these.
 */
export type ReadFacts = (
  files: readonly SourceText[],
  left: number,
) => Promise<readonly (FileFacts | null)[]>;

/** Texts held at once while a cold index is read: enough to keep every process busy, little memory. */
const BATCH_FILES = 512;

/** The crate index of one commit; only blobs that were never seen before are parsed. */
export async function indexOfCommit(
  git: Git,
  commit: Sha,
  cache: FactsCache,
  readFacts: ReadFacts,
): Promise<CrateIndex> {
  const files = await indexedFiles(git, commit);
  const known = await Promise.all(files.map((file) => cache.get(file)));
  const facts = new Map<string, FileFacts>();
  const missing: StoredFile[] = [];
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

async function readBatch(
  git: Git,
  batch: readonly StoredFile[],
  readFacts: (files: readonly SourceText[]) => ReturnType<ReadFacts>,
): Promise<Map<StoredFile, FileFacts>> {
  const objects = await readTexts(
    git,
    batch.map((file) => file.oid),
  );
  const readable = batch.flatMap((file) => {
    const object = objects.get(file.oid);
    return object && 'text' in object ? [{ file, path: file.path, text: object.text }] : [];
  });
  const facts = await readFacts(readable.map(({ path, text }) => ({ path, text })));
  return new Map(readable.flatMap(({ file }, at) => (facts[at] ? [[file, facts[at]] as const] : [])));
}

/** Regular files of a commit that are indexed, from `git ls-tree -r -z`: `<mode> blob <oid>\t<path>\0`. */
async function indexedFiles(git: Git, commit: Sha): Promise<StoredFile[]> {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const entry = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
      return entry && isIndexed(entry[2] as string)
        ? [{ oid: entry[1] as string, path: entry[2] as string }]
        : [];
    });
}
