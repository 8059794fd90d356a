import { fromText, linesOf, type NoReading, type Reading, UnreadableOutput } from './reading.js';

/** `test trie::seek ... bench:       1,227.14 ns/iter (+/- 1,160.67) = 3338 MB/s`; older versions print whole nanoseconds. */
const TEXT_LINE = /^test (\S.*?)\s+\.\.\. bench:\s+([\d,]+(?:\.\d+)?) ns\/iter \(\+\/- [\d,.]+\)/;

/** `--format json` of nightly: `{"type":"bench","name":"trie::seek","median":1064.5,"deviation":...}`. */
interface BenchEvent {
  type: 'bench';
  name: string;
  median: number;
}

/** Rust's built-in benchmarks: the median of a process run; the rate is the same number turned round, so it is left out. */
export const libtest = fromText((text) => {
  const readings = linesOf(text).flatMap(readLine);
  if (readings.length === 0)
    throw new UnreadableOutput('no line of a libtest benchmark (`test NAME ... bench: N ns/iter`)');
  return readings;
});

const IGNORED = 'it is ignored (`#[ignore]`), as by `cargo bench`';

/** `test trie::seek ... ignored`, with the reason where there is one. */
function ignored(line: string): NoReading[] {
  const found = /^test (\S.*?)\s+\.\.\. ignored(?:, .*)?$/.exec(line);
  return found ? [{ benchmark: found[1]!, because: IGNORED, ignored: true }] : [];
}

function readLine(line: string): (Reading | NoReading)[] {
  const found = TEXT_LINE.exec(line);
  if (found) return [reading(found[1]!, Number(found[2]!.replaceAll(',', '')))];
  const event = line.startsWith('{') && line.includes('"bench"') ? benchEvent(line) : null;
  return event ? [reading(event.name, event.median)] : ignored(line);
}

function reading(benchmark: string, median: number): Reading {
  return { benchmark, measure: 'time', unit: 'ns', samples: [median] };
}

function benchEvent(line: string): BenchEvent | null {
  try {
    const value = JSON.parse(line) as Partial<BenchEvent> | null;
    const fits =
      value?.type === 'bench' && typeof value.name === 'string' && typeof value.median === 'number';
    return fits ? (value as BenchEvent) : null;
  } catch {
    throw new UnreadableOutput(`not JSON: ${line.slice(0, 60)}`);
  }
}
