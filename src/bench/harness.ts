import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ADAPTERS } from '../evidence/adapters/index.js';
import { type NoReading, type Reading, UnreadableOutput } from '../evidence/adapters/reading.js';
import { execute } from './process.js';
import { endWords, RunFailed } from './workload.js';

/** Which library's `main` a benchmark executable has. */
export type Harness = 'criterion' | 'divan' | 'libtest' | 'gungraun';

export interface Executable {
  path: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * By the help it prints: divan has an option for its sample count, criterion names itself. Divan can be built without its help, and still takes
 * the option.
 */
export async function harnessOf(at: Executable): Promise<Harness> {
  const { code, stdout, stderr } = await execute(at.path, ['--help'], at);
  // Without its runner it says only that it misses it.
  if (/gungraun|iai[-_]callgrind/i.test(stdout + stderr)) return 'gungraun';
  if (/criterion/i.test(stdout + stderr)) return 'criterion';
  if (/--sample-count/.test(stdout)) return 'divan';
  if (code === 0) return 'libtest';
  const taken = await execute(at.path, ['--bench', '--list', '--sample-count', '1'], at);
  return taken.code === 0 ? 'divan' : 'libtest';
}

export interface Benchmark {
  name: string;
  /** Arguments that make the executable run it alone. */
  select: readonly string[];
}

/** One process run of one benchmark. Throws `RunFailed`. */
export async function runBenchmark(
  at: Executable,
  harness: Harness,
  { select }: Benchmark,
  scratch: string,
): Promise<(Reading | NoReading)[]> {
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
export const printed = (text: string): ReadonlyMap<string, string> => new Map([[PRINTED, text]]);

/** Throws `RunFailed` when the tool's output cannot be read, or holds nothing: that is no measurement. */
export function readWith(tool: string, output: ReadonlyMap<string, string>): (Reading | NoReading)[] {
  try {
    const readings = ADAPTERS.get(tool)!(output);
    if (readings.length === 0) throw new UnreadableOutput('it holds no benchmark');
    return readings;
  } catch (error) {
    if (!(error instanceof UnreadableOutput)) throw error;
    const because = output.has(PRINTED) ? error.message.replace(`${PRINTED}: `, '') : error.message;
    throw new RunFailed(`its output cannot be read as ${tool}: ${because}`);
  }
}

/** Text files under a folder by their path inside it. Of criterion's, only those of the newest run count. */
export async function filesUnder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(folder.length + 1);
    if (entry.isFile() && !/(^|\/)base\//.test(inside)) files.set(inside, await readFile(path, 'utf8'));
  }
  return files;
}
