import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { isIndexed } from '../../index/crate-index.js';
import type { RepositoryRef, Sha } from '../../model.js';
import { SourceError } from '../port.js';
import { utf8 } from '../utf8.js';
import type { GitHubApi } from './api.js';
import { MAX_TEXT_BYTES } from './blobs.js';
import { byteStream } from './bytes.js';
import type { FactsOfFiles, FactsStore, IndexedBlob } from './crate-facts.js';

/** The largest Rust repositories unpack to some hundred megabytes; what is beyond this is not worth an index. */
const MAX_UNPACKED = 4 * 1024 ** 3;

/** The compiler's own repository has 40,000; the list of an archive made of empty files would fill the memory. */
const MAX_FILES = 200_000;

/** Files analysed in one call: a few hundred kilobytes, some tens of milliseconds. */
const BATCH = 40;

/** Reads a whole commit in one request, analyses what the store does not know yet, and remembers which files it has. */
export async function buildIndex(
  api: GitHubApi,
  repository: RepositoryRef,
  commit: Sha,
  store: FactsStore,
  factsOfFiles: FactsOfFiles,
): Promise<{ files: number }> {
  const doing = `downloading ${repository.owner}/${repository.name} at ${commit.slice(0, 12)}`;
  const route = 'GET /repos/{owner}/{repo}/tarball/{ref}';
  const body = await byteStream(api, route, repository, { ref: commit }, doing);
  const blobs: IndexedBlob[] = [];
  let batch: (IndexedBlob & { text: string })[] = [];
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
  for await (const file of indexedFiles(body, doing)) {
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

/** Indexed files of a gzipped tar, with their blob ids; the archive's own top folder is taken off. */
export async function* indexedFiles(
  body: ReadableStream<Uint8Array>,
  doing: string,
): AsyncGenerator<IndexedBlob & { text: string }> {
  const tar = extract();
  let unpacked = 0;
  const gunzip = createGunzip();
  gunzip.on('data', (chunk: Buffer) => {
    unpacked += chunk.length;
    if (unpacked > MAX_UNPACKED) gunzip.destroy(new Error('the repository is larger than 4 GB'));
  });
  const feeding = pipeline(Readable.fromWeb(body as never), gunzip, tar);
  // The failure reaches the reader through `tar`; this only keeps it from being called unhandled.
  feeding.catch(() => {});
  try {
    for await (const entry of tar) {
      const path = entry.header.name.slice(entry.header.name.indexOf('/') + 1);
      if (entry.header.type !== 'file' || !isIndexed(path) || (entry.header.size ?? 0) > MAX_TEXT_BYTES) {
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
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
function blobSha(bytes: Uint8Array): Sha {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
