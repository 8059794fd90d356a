import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ADAPTERS } from '../evidence/adapters/index.js';
import { UnreadableOutput } from '../evidence/adapters/reading.js';
import { execute } from './process.js';
import { endWords, RunFailed } from './workload.js';
/**
 * By the help it prints: divan has an option for its sample count, criterion names itself. Divan can be built without its help, and still takes
 * the option.
 */
export async function harnessOf(at) {
  const { code, stdout, stderr } = await execute(at.path, ['--help'], at);
  // Without its runner it says only that it misses it.
  if (/gungraun|iai[-_]callgrind/i.test(stdout + stderr)) return 'gungraun';
  if (/criterion/i.test(stdout + stderr)) return 'criterion';
  if (/--sample-count/.test(stdout)) return 'divan';
  if (code === 0) return 'libtest';
  const taken = await execute(at.path, ['--bench', '--list', '--sample-count', '1'], at);
  return taken.code === 0 ? 'divan' : 'libtest';
}
/** One process run of one benchmark. Throws `RunFailed`. */
export async function runBenchmark(at, harness, { select }, scratch) {
  const home = await mkdtemp(join(scratch, 'run-'));
  try {
    const ended = await execute(at.path, ['--bench', ...select], {
      ...at,
      env: { ...at.env, CRITERION_HOME: home },
    });
    if (ended.code !== 0) throw new RunFailed(endWords(ended));
    const output = harness === 'criterion' ? await filesUnder(home) : printed(ended.stdout);
    return readWith(harness, output);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
const PRINTED = 'output';
/** What a tool wrote to no file. */
export const printed = (text) => new Map([[PRINTED, text]]);
/** Throws `RunFailed` when the tool's output cannot be read, or holds nothing: that is no measurement. */
export function readWith(tool, output) {
  try {
    const readings = ADAPTERS.get(tool)(output);
    if (readings.length === 0) throw new UnreadableOutput('it holds no benchmark');
    return readings;
  } catch (error) {
    if (!(error instanceof UnreadableOutput)) throw error;
    const because = output.has(PRINTED) ? error.message.replace(`${PRINTED}: `, '') : error.message;
    throw new RunFailed(`its output cannot be read as ${tool}: ${because}`);
  }
}
/** Text files under a folder by their path inside it. Of criterion's, only those of the newest run count. */
export async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(folder.length + 1);
    if (entry.isFile() && !/(^|\/)base\//.test(inside)) files.set(inside, await readFile(path, 'utf8'));
  }
  return files;
}
