import { appendFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestInput, ResultRunInput } from '../evidence/manifest.js';

/**
 * Writes a bundle as it grows: runs are appended one line at a time and the manifest is replaced as a whole, so that what is there after a
 * crash or Ctrl-C is a bundle.
 */
export class Recorder {
  private readonly lines: string[] = [];

  private constructor(readonly folder: string) {}

  /** Throws when the folder holds anything: an old bundle's runs would be mixed in. */
  static async create(folder: string): Promise<Recorder> {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0)
      throw new Error(`${folder} is not empty: name a new folder with --out DIR`);
    const recorder = new Recorder(folder);
    await writeFile(join(folder, 'runs.jsonl'), '');
    return recorder;
  }

  async add(run: ResultRunInput): Promise<void> {
    const line = JSON.stringify(run);
    this.lines.push(line);
    await appendFile(join(this.folder, 'runs.jsonl'), `${line}\n`);
  }

  async describe(manifest: ManifestInput): Promise<void> {
    const path = join(this.folder, 'manifest.json');
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.new`, path);
  }

  /** The bundle as it would be read back. */
  files(manifest: ManifestInput): ReadonlyMap<string, string> {
    return new Map([
      ['manifest.json', JSON.stringify(manifest)],
      ['runs.jsonl', this.lines.join('\n')],
    ]);
  }
}
