import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileFacts } from '../../index/crate-index.js';

/** A file as one commit holds it. Its facts follow from both: the path tells tests and benches from the rest. */
export interface StoredFile {
  path: string;
  oid: string;
}

/** Facts are a pure function of a stored file and of the code that reads it, so an entry never grows stale. */
export interface FactsCache {
  get(file: StoredFile): Promise<FileFacts | null>;
  /** May lose the entry: a cache that can't be written slows the next review and nothing else. */
  put(file: StoredFile, facts: FileFacts): Promise<void>;
}

export const NO_CACHE: FactsCache = {
  async get() {
    return null;
  },
  async put() {},
};

/** What other versions of the analysis left behind goes after this long: an older checkout may still be in use. */
const KEEP_OTHER_VERSIONS_MS = 30 * 24 * 60 * 60 * 1000;

/** One small file per entry below `directory`, as git keeps its objects; safe for several processes at once. */
export async function openFactsCache(directory: string): Promise<FactsCache> {
  const version = await analysisVersion();
  const root = join(directory, version);
  const fileOf = (file: StoredFile) => {
    const key = createHash('sha256').update(`${file.oid} ${file.path}`).digest('hex');
    return join(root, key.slice(0, 2), `${key.slice(2)}.json`);
  };
  await dropOtherVersions(directory, version);
  return {
    async get(stored) {
      try {
        return JSON.parse(await readFile(fileOf(stored), 'utf8')) as FileFacts;
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
export function factsDirectory(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'perf-checklist', 'facts');
}

/** Folders, seen from here, whose code decides what the facts of a file are. */
const ANALYSIS = ['../../index/', '../../rust/'];

/** A digest of the analysis's own code: nobody has to remember to raise a number. */
async function analysisVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ANALYSIS) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of (await readdir(path)).sort()) {
      if (/\.[jt]s$/.test(name) && !name.endsWith('.d.ts')) hash.update(await readFile(join(path, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function dropOtherVersions(directory: string, current: string): Promise<void> {
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
