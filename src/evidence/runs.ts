import { type BenchmarkRun, EVIDENCE_LIMITS, type FailedRun } from '../model.js';
import { ADAPTERS } from './adapters/index.js';
import { firstIssue } from './adapters/json.js';
import { type Reading, UnreadableOutput } from './adapters/reading.js';
import {
  hasControlCharacters,
  type ResultRun,
  resultRunSchema,
  type ToolRun,
  toolRunSchema,
  UNITS_OF,
} from './manifest.js';
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
  const runs = lines.flatMap((line, i) => {
    const run = readLine(line, i + 1);
    return readings(run, files).map((r) => ({ ...r, side: run.side, pair: run.pair, order: run.order }));
  });
  refuseTooMuch(runs);
  return withoutDuplicates(runs);
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

function readings(run: ToolRun | ResultRun, files: ReadonlyMap<string, string>): Reading[] {
  const read = 'results' in run ? run.results : readTool(run, files);
  for (const reading of read) refuseImpossible(reading);
  return read;
}

function readTool(run: ToolRun, files: ReadonlyMap<string, string>): Reading[] {
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

function refuseImpossible({ benchmark, measure, unit, samples }: Reading): void {
  if (benchmark.length === 0 || benchmark.length > EVIDENCE_LIMITS.nameCharacters) {
    throw new Refused(`a benchmark's name has ${benchmark.length} characters`);
  }
  if (hasControlCharacters(benchmark))
    throw new Refused(`the name ${JSON.stringify(benchmark)} of a benchmark holds control characters`);
  const units = UNITS_OF[measure];
  if (!units.includes(unit)) {
    throw new Refused(
      `\`${benchmark}\` has the measure "${measure}" in "${unit}"; it goes with ${units.map((one) => `"${one}"`).join(' or ')}`,
    );
  }
  if (samples.length === 0 || samples.length > EVIDENCE_LIMITS.samples) {
    throw new Refused(`\`${benchmark}\` has ${samples.length} samples in one run`);
  }
  const impossible = samples.find((x) => !(x >= 0 && x <= EVIDENCE_LIMITS.value));
  if (impossible !== undefined) throw new Refused(`\`${benchmark}\` has the impossible value ${impossible}`);
}

function refuseTooMuch(runs: readonly BenchmarkRun[]): void {
  const names = new Set(runs.map((r) => r.benchmark)).size;
  if (names > EVIDENCE_LIMITS.benchmarks)
    throw new Refused(`it has ${names} benchmarks, more than ${EVIDENCE_LIMITS.benchmarks}`);
  const samples = runs.reduce((sum, r) => sum + r.samples.length, 0);
  if (samples > EVIDENCE_LIMITS.allSamples)
    throw new Refused(`it has ${samples} samples, more than ${EVIDENCE_LIMITS.allSamples}`);
}

/** Two results of one name in one run of a side: nobody can say which is meant, so the benchmark is left out and said. */
function withoutDuplicates(runs: BenchmarkRun[]): ReadRuns {
  const seen = new Set<string>();
  const twice = new Map<string, FailedRun>();
  for (const { benchmark, side, pair } of runs) {
    const key = `${side} ${pair} ${benchmark}`;
    if (seen.has(key))
      twice.set(benchmark, { side, benchmark, because: `it is there twice in pair ${pair}` });
    seen.add(key);
  }
  return { runs: runs.filter((r) => !twice.has(r.benchmark)), failures: [...twice.values()] };
}
