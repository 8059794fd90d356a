import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../surroundings.js';
/**
 * Writes what is offered below `root`. What is there stays as it is unless the offer replaces it.
 *
 * @throws UsageError for a place that can't be written, before anything is.
 */
export async function writeOffers(root, offers) {
  const present = [];
  // One after the other: of several barred places the first is told.
  for (const { path } of offers) present.push(await readPresent(root, path));
  const outcomes = [];
  for (const [at, offer] of offers.entries()) {
    const before = present[at] ?? null;
    const text = offer.text(before);
    const done = outcomeOf(text, before, offer.replaces);
    const writes = text !== null && (done === 'wrote' || done === 'replaced');
    if (writes) await write(join(root, offer.path), text, done);
    outcomes.push({ path: offer.path, done, after: writes ? text : before });
  }
  return outcomes;
}
function outcomeOf(text, before, replaces) {
  if (text === null) return before === null ? 'left out' : 'kept';
  if (before === null) return 'wrote';
  if (before === text) return 'current';
  return replaces ? 'replaced' : 'kept';
}
/** A link may lead out of the repository: it is never followed. */
async function readPresent(root, path) {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const place = parts.slice(0, length).join('/');
    const found = await lstat(join(root, place)).catch(() => null);
    if (found === null) return null;
    const wanted = length === parts.length ? found.isFile() : found.isDirectory();
    if (!wanted) {
      const kind = found.isSymbolicLink() ? 'a symbolic link' : found.isFile() ? 'a file' : 'a folder';
      throw new UsageError(`cannot write ${path}: ${place} is ${kind}; move it away and run init again`);
    }
  }
  return readFile(join(root, path), 'utf8');
}
async function write(file, text, done) {
  try {
    await mkdir(dirname(file), { recursive: true });
    if (done === 'wrote') return await writeFile(file, text, { flag: 'wx' });
    const draft = `${file}.perf-checklist-draft`;
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error.code ?? String(error)}`);
  }
}
