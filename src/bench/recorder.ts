import { appendFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestInput, ResultRunInput } from '../evidence/manifest.js';

const RUNS = 'runs.jsonl';
const MANIFEST = 'manifest.json';

/**
 * Writes a bundle as it grows: runs are appended one line at a time and the manifest is replaced as a whole, so that what is there after a
 * crash or Ctrl-C is a bundle.
 */
export class Recorder {
  private readonly lines: string[] = [];

  private constructor(
    readonly folder: string,
    /** The outermost folder that had to be made; undefined: all were there. */
    private readonly made: string | undefined,
  ) {}

  /** Throws when the folder holds anything but a bundle without runs, which a build that failed leaves: an old bundle's runs would be mixed in. */
  static async create(folder: string): Promise<Recorder> {
    const made = await mkdir(folder, { recursive: true });
    if (!(await isFree(folder))) throw new Error(`${folder} is not empty: name a new folder with --out DIR`);
    const recorder = new Recorder(folder, made);
    await writeFile(join(folder, RUNS), '');
    return recorder;
  }

  /** Leaves the folder as it was, for the next run. */
  async discard(): Promise<void> {
    if (this.made !== undefined) return rm(this.made, { recursive: true, force: true });
    await rm(join(this.folder, RUNS), { force: true });
  }

  async add(run: ResultRunInput): Promise<void> {
    const line = JSON.stringify(run);
    this.lines.push(line);
    await appendFile(join(this.folder, RUNS), `${line}\n`);
  }

  async describe(manifest: ManifestInput): Promise<void> {
    const path = join(this.folder, MANIFEST);
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.new`, path);
  }

  /** The bundle as it would be read back. */
  files(manifest: ManifestInput): ReadonlyMap<string, string> {
    return new Map([
      [MANIFEST, JSON.stringify(manifest)],
      [RUNS, this.lines.join('\n')],
    ]);
  }
}

/** A run that has only just begun has no manifest yet. */
async function isFree(folder: string): Promise<boolean> {
  const names = (await readdir(folder)).sort();
  if (names.length === 0) return true;
  return names.join() === [MANIFEST, RUNS].join() && (await stat(join(folder, RUNS))).size === 0;
}
