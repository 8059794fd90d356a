import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { SourceError } from '../port.js';
import { utf8 } from '../utf8.js';
import { byteStream } from './bytes.js';
import { isIndexed } from './crate-facts.js';

/** The largest Rust repositories unpack to some hundred megabytes; what is beyond this is not worth an index. */
const MAX_UNPACKED = 4 * 1024 ** 3;
/** The compiler's own repository has 40,000; the list of an archive made of empty files would fill the memory. */
const MAX_FILES = 200_000;
/** Files analysed in one call: a few hundred kilobytes, some tens of milliseconds. */
const BATCH = 40;
/** Reads a whole commit in one request, analyses what the store does not know yet, and remembers which files it has. */
export async function buildIndex(api, repository, commit, store, factsOfFiles) {
  const doing = `downloading ${repository.owner}/${repository.name} at ${commit.slice(0, 12)}`;
  const route = 'GET /repos/{owner}/{repo}/tarball/{ref}';
  const body = await byteStream(api, route, repository, { ref: commit }, doing);
  const blobs = [];
  let batch = [];
  const flush = async () => {
    const known = await store.facts(batch);
    const fresh = batch.filter((file) => !known.has(file.path));
    batch = [];
    if (fresh.length === 0) return;
    const facts = await factsOfFiles(fresh);
    await store.saveFacts(
      fresh.map(({ path, sha }, at) => ({ path, sha, facts: facts[at] ?? { types: [], functions: [] } })),
    );
  };
  for await (const file of rustFiles(body, doing)) {
    blobs.push({ path: file.path, sha: file.sha });
    if (blobs.length > MAX_FILES)
      throw new SourceError(`While ${doing}: it has more than ${MAX_FILES} Rust files.`, false);
    batch.push(file);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  await store.saveTree(repository, commit, blobs);
  return { files: blobs.length };
}
/** Rust files of a gzipped tar, with their blob ids; the archive's own top folder is taken off. */
export async function* rustFiles(body, doing) {
  const tar = extract();
  let unpacked = 0;
  const gunzip = createGunzip();
  gunzip.on('data', (chunk) => {
    unpacked += chunk.length;
    if (unpacked > MAX_UNPACKED) gunzip.destroy(new Error('the repository is larger than 4 GB'));
  });
  const feeding = pipeline(Readable.fromWeb(body), gunzip, tar);
  // The failure reaches the reader through `tar`; this only keeps it from being called unhandled.
  feeding.catch(() => {});
  try {
    for await (const entry of tar) {
      const path = entry.header.name.slice(entry.header.name.indexOf('/') + 1);
      if (entry.header.type !== 'file' || !isIndexed(path, entry.header.size ?? 0)) {
        entry.resume();
        continue;
      }
      const chunks = [];
      for await (const chunk of entry) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      yield { path, sha: blobSha(bytes), text: utf8(bytes) ?? '' };
    }
    await feeding;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SourceError(`The connection to GitHub broke while ${doing} (${detail}).`, true, {
      cause: error,
    });
  }
}
/** Git's name of a content. */
function blobSha(bytes) {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
