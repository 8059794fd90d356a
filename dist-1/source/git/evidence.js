import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { EVIDENCE_LIMITS } from '../../model.js';
import { RefusedZip, readZip } from '../bundle-zip.js';
import { SourceError } from '../port.js';
import { utf8 } from '../utf8.js';
/**
 * An evidence bundle from a folder or a zip archive that the person named; null: none was named.
 *
 * @throws SourceError when `path` does not exist: what was asked for is not silently left out.
 */
export async function readEvidenceAt(path, headSha) {
  if (path === null) {
    return {
      kind: 'missing',
      reason: 'none was given with `--evidence` (`perf-checklist bench run` measures it)',
      expected: 'no-workflow',
    };
  }
  const origin = { workflowRunId: 0, headSha, url: path, distrust: null };
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new SourceError(`no evidence at ${path}: name a folder or a .zip that exists`, false);
  try {
    const files = found.isDirectory() ? await readFolder(path) : await readArchive(path, found.size);
    return { kind: 'files', files, origin };
  } catch (error) {
    if (error instanceof RefusedZip) return { kind: 'refused', reason: error.message, origin };
    throw new SourceError(`the evidence at ${path} could not be read: ${error.message}`, false);
  }
}
const ZIP_START = Buffer.from('PK');
async function readArchive(path, bytes) {
  if (bytes > EVIDENCE_LIMITS.zip.compressed)
    throw new RefusedZip('the bundle is larger than a bundle may be');
  const archive = await readFile(path);
  if (!archive.subarray(0, ZIP_START.length).equals(ZIP_START)) {
    throw new RefusedZip(
      'it is no zip: name the folder that holds manifest.json, or the zip of the artifact',
    );
  }
  return readZip(archive);
}
/** Held to the bounds of a zip, so that the same bundle gives the same answer here and on GitHub. */
async function readFolder(root) {
  const files = new Map();
  // No bundle, as whoever reads it will say: a folder named by mistake may be a whole repository with its builds.
  if ((await stat(join(root, 'manifest.json')).catch(() => null)) === null) return files;
  let bytes = 0;
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      if (!entry.isFile()) continue;
      const name = relative(root, path).split(sep).join('/');
      bytes += (await stat(path)).size;
      if (bytes > EVIDENCE_LIMITS.zip.total) throw new RefusedZip('the folder holds more than a bundle may');
      if (files.size >= EVIDENCE_LIMITS.zip.entries) {
        throw new RefusedZip(`the folder has more than ${EVIDENCE_LIMITS.zip.entries} files`);
      }
      const text = utf8(await readFile(path));
      if (text === null) throw new RefusedZip(`"${name}" is not UTF-8`);
      files.set(name, text);
    }
  }
  return files;
}
