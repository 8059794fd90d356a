import type { Measure, Unit } from '../../model.js';

/** One benchmark as one process run of a tool measured it. */
export interface Reading {
  benchmark: string;
  measure: Measure;
  unit: Unit;
  /** For one iteration each, in `unit`. */
  samples: number[];
}

/** A benchmark that one process run of a tool gave no result for. */
export interface NoReading {
  benchmark: string;
  because: string;
  /** Nobody wants one: whoever wrote it has it left out. */
  ignored?: true;
}

export const isReading = (read: Reading | NoReading): read is Reading => 'samples' in read;

/** Files that one process run of a tool left, by path. */
export type ToolOutput = ReadonlyMap<string, string>;

/** Reads what a tool wrote. Throws `UnreadableOutput` where it is not that tool's output. */
export type Adapter = (output: ToolOutput) => (Reading | NoReading)[];

export class UnreadableOutput extends Error {
  override readonly name = 'UnreadableOutput';
}

/** An adapter of a tool whose whole result is one text. */
export function fromText(parse: (text: string) => (Reading | NoReading)[]): Adapter {
  return (output) => [...output].flatMap(([path, text]) => located(path, () => parse(text)));
}

/** Names the file in the message of whatever `read` throws. */
export function located<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableOutput)) throw error;
    throw new UnreadableOutput(`${path}: ${error.message}`);
  }
}

/** `trie/seek · instructions`: other measures than time are benchmarks of their own. */
export function measured(benchmark: string, metric: string): string {
  return `${benchmark} · ${metric}`;
}

/** No tool prints a longer line that is read; on longer ones a regular expression could be made to work for hours. */
const LONGEST_LINE = 2000;

/** Lines of a text that somebody else wrote, without their ends; overlong ones are left out. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.length <= LONGEST_LINE)
    .map((line) => line.trimEnd());
}
