import type { Reading } from '../evidence/adapters/reading.js';
import type { Layout, Side } from '../model.js';

/** What is measured: both sides built and ready. */
export interface Workload {
  layout: Layout;
  /** Names that one process run measures: single benchmarks, or `null` where a command measures all it has at once. */
  benchmarks: Readonly<Record<Side, readonly (string | null)[]>>;
  /** Readies the binaries for a pair; the layout seed that they got, or null. */
  prepare(signal: AbortSignal): Promise<number | null>;
  /** One process run. Throws `RunFailed`. */
  run(side: Side, benchmark: string | null, signal: AbortSignal): Promise<Reading[]>;
}

/** A process run that gave no result. The message completes "NAME gave no result: ...". */
export class RunFailed extends Error {
  override readonly name = 'RunFailed';
}

/** A side that does not build, or has no benchmark. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';

  constructor(
    readonly side: Side,
    message: string,
  ) {
    super(message);
  }
}

/** The last line of a program's messages that says something, shortened. */
export function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling =
    lines.find((line) => /^(error|thread .* panicked)/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
  return telling.slice(0, 300);
}
