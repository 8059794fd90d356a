import { type BenchmarkRun, EVIDENCE_LIMITS, type FailedRun } from '../model.js';
import { ADAPTERS } from './adapters/index.js';
import { firstIssue } from './adapters/json.js';
import { isReading, type NoReading, type Reading, UnreadableOutput } from './adapters/reading.js';
import { refuseOtherTimes } from './contradictions.js';
import { type Missing, withoutIgnored } from './ignored.js';
import { whyImpossible, writableName } from './impossible.js';
import { type ResultRun, resultRunSchema, type ToolRun, toolRunSchema } from './manifest.js';
import { Refused } from './refused.js';

export interface ReadRuns {
  runs: BenchmarkRun[];
  failures: FailedRun[];
}

/** Reads runs.jsonl and the tools' output that it names. Throws `Refused`. */
export function readRuns(files: ReadonlyMap<string, string>): ReadRuns {
  const text = files.get('runs.jsonl');
  if (text === undefined) throw new Refused('it has no runs.jsonl');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > EVIDENCE_LIMITS.runs)
    throw new Refused(`it has ${lines.length} runs, more than ${EVIDENCE_LIMITS.runs}`);
  const runs: BenchmarkRun[] = [];
  const failed = new Map<string, Missing>();
  const places: Pick<ResultRun, 'order' | 'startedAt'>[] = [];
  for (const [i, line] of lines.entries()) {
    const run = readLine(line, i + 1);
    const { side, pair, order, startedAt } = run;
    places.push({ order, startedAt });
    for (const read of readings(run, files))
      if (isReading(read)) runs.push({ ...read, side, pair, order });
      else failed.set(`${side} ${read.benchmark}`, { side, ...read });
  }
  refuseTooMuch(runs);
  refuseOtherTimes(places, runs);
  const unambiguous = withoutDuplicates(runs);
  return {
    runs: unambiguous.runs,
    failures: [...withoutIgnored([...failed.values()]), ...unambiguous.failures],
  };
}

function readLine(line: string, number: number): ToolRun | ResultRun {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Refused(`runs.jsonl line ${number} is not JSON`);
  }
  const named = typeof value === 'object' && value !== null && 'tool' in value;
  const checked = named ? toolRunSchema.safeParse(value) : resultRunSchema.safeParse(value);
  if (!checked.success) throw new Refused(`runs.jsonl line ${number}: ${firstIssue(checked.error)}`);
  return checked.data;
}

function readings(run: ToolRun | ResultRun, files: ReadonlyMap<string, string>): (Reading | NoReading)[] {
  const read = 'results' in run ? run.results : readTool(run, files);
  for (const reading of read) if (isReading(reading)) refuseImpossible(reading);
  return read;
}

function readTool(run: ToolRun, files: ReadonlyMap<string, string>): (Reading | NoReading)[] {
  const adapter = ADAPTERS.get(run.tool);
  if (!adapter)
    throw new Refused(`tool "${run.tool}" is not known; known are ${[...ADAPTERS.keys()].join(', ')}`);
  const output = new Map<string, string>();
  for (const path of run.files) {
    const text = files.get(path);
    if (text === undefined) throw new Refused(`${path} is named in runs.jsonl but is not in the bundle`);
    output.set(path, text);
  }
  try {
    return adapter(output);
  } catch (error) {
    if (!(error instanceof UnreadableOutput)) throw error;
    throw new Refused(`${run.tool} output cannot be read: ${error.message}`);
  }
}

function refuseImpossible(reading: Reading): void {
  const why = whyImpossible(reading);
  if (why !== null) throw new Refused(`\`${writableName(reading.benchmark)}\` ${why}`);
}

function refuseTooMuch(runs: readonly BenchmarkRun[]): void {
  const names = new Set(runs.map((r) => r.benchmark)).size;
  if (names > EVIDENCE_LIMITS.benchmarks)
    throw new Refused(`it has ${names} benchmarks, more than ${EVIDENCE_LIMITS.benchmarks}`);
  const samples = runs.reduce((sum, r) => sum + r.samples.length, 0);
  if (samples > EVIDENCE_LIMITS.allSamples)
    throw new Refused(`it has ${samples} samples, more than ${EVIDENCE_LIMITS.allSamples}`);
}

/** Two results of one name in one run of a side: nobody can say which is meant, so that side of the benchmark is left out and said. */
function withoutDuplicates(runs: BenchmarkRun[]): ReadRuns {
  const seen = new Set<string>();
  const twice = new Map<string, FailedRun>();
  const sideOf = ({ side, benchmark }: BenchmarkRun) => `${side} ${benchmark}`;
  for (const run of runs) {
    const { benchmark, side, pair } = run;
    const key = `${pair} ${sideOf(run)}`;
    if (seen.has(key))
      twice.set(sideOf(run), { side, benchmark, because: `it is there twice in pair ${pair}` });
    seen.add(key);
  }
  return { runs: runs.filter((run) => !twice.has(sideOf(run))), failures: [...twice.values()] };
}
