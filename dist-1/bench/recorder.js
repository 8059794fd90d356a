import { appendFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const RUNS = 'runs.jsonl';
const MANIFEST = 'manifest.json';
const IGNORE = '.gitignore';
/** As cargo's `target` would be without a line in the repository's own file. */
const IGNORE_ALL = '# Measurements of one machine at one time: not for the repository.\n*\n';
/**
 * Writes a bundle as it grows: runs are appended one line at a time and the manifest is replaced as a whole, so that what is there after a
 * crash or Ctrl-C is a bundle.
 */
export class Recorder {
  folder;
  made;
  lines = [];
  constructor(
    folder,
    /** The outermost folder that had to be made; undefined: all were there. */
    made,
  ) {
    this.folder = folder;
    this.made = made;
  }
  /** In `folder`, or where that holds an earlier measurement in `folder-2` and so on. */
  static async beside(folder) {
    for (let number = 1; ; number++) {
      const place = number === 1 ? folder : `${folder}-${number}`;
      if (await isFree(place)) return Recorder.create(place);
    }
  }
  /** Throws when the folder holds anything but a bundle without runs, which a build that failed leaves: an old bundle's runs would be mixed in. */
  static async create(folder) {
    const made = await mkdir(folder, { recursive: true });
    if (!(await isFree(folder))) throw new Error('it holds something already: name a new folder');
    const recorder = new Recorder(folder, made);
    await writeFile(join(folder, RUNS), '');
    if (made !== undefined) await writeFile(join(folder, IGNORE), IGNORE_ALL);
    return recorder;
  }
  /** Leaves the folder as it was, for the next run. */
  async discard() {
    if (this.made !== undefined) return rm(this.made, { recursive: true, force: true });
    await rm(join(this.folder, RUNS), { force: true });
  }
  async add(run) {
    const line = JSON.stringify(run);
    this.lines.push(line);
    await appendFile(join(this.folder, RUNS), `${line}\n`);
  }
  async describe(manifest) {
    const path = join(this.folder, MANIFEST);
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.new`, path);
  }
  /** The bundle as it would be read back. */
  files(manifest) {
    return new Map([
      [MANIFEST, JSON.stringify(manifest)],
      [RUNS, this.lines.join('\n')],
    ]);
  }
}
/** A run that has only just begun has no manifest yet. */
async function isFree(folder) {
  const entries = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((name) => name !== IGNORE).sort();
  if (names.length === 0) return true;
  return names.join() === [MANIFEST, RUNS].join() && (await stat(join(folder, RUNS))).size === 0;
}
