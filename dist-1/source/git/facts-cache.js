import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
export const NO_CACHE = {
  async get() {
    return null;
  },
  async put() {},
};
/** What other versions of the analysis left behind goes after this long: an older checkout may still be in use. */
const KEEP_OTHER_VERSIONS_MS = 30 * 24 * 60 * 60 * 1000;
/** One small file per entry below `directory`, as git keeps its objects; safe for several processes at once. */
export async function openFactsCache(directory) {
  const version = await analysisVersion();
  const root = join(directory, version);
  const fileOf = (file) => {
    const key = createHash('sha256').update(`${file.oid} ${file.path}`).digest('hex');
    return join(root, key.slice(0, 2), `${key.slice(2)}.json`);
  };
  await dropOtherVersions(directory, version);
  return {
    async get(stored) {
      try {
        return JSON.parse(await readFile(fileOf(stored), 'utf8'));
      } catch {
        return null;
      }
    },
    async put(stored, facts) {
      const file = fileOf(stored);
      const draft = `${file}.${randomUUID()}`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(draft, JSON.stringify(facts));
        await rename(draft, file);
      } catch {
        await rm(draft, { force: true }).catch(() => {});
      }
    },
  };
}
/** Below `$XDG_CACHE_HOME`, or `~/.cache`. */
export function factsDirectory(env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'perf-checklist', 'facts');
}
/** Folders, seen from here, whose code decides what the facts of a file are. */
const ANALYSIS = ['../../index/', '../../rust/'];
/** A digest of the analysis's own code: nobody has to remember to raise a number. */
async function analysisVersion() {
  const hash = createHash('sha256');
  for (const folder of ANALYSIS) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of (await readdir(path)).sort()) {
      if (/\.[jt]s$/.test(name) && !name.endsWith('.d.ts')) hash.update(await readFile(join(path, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
async function dropOtherVersions(directory, current) {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    if (name === current || !/^[0-9a-f]{16}$/.test(name)) continue;
    const path = join(directory, name);
    const touched = await stat(path).then(
      (entry) => entry.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - touched > KEEP_OTHER_VERSIONS_MS)
      await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
