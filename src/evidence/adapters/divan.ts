import type { Unit } from '../../model.js';
import { fromText, linesOf, measured, type Reading, UnreadableOutput } from './reading.js';

/**
 * Divan's table: a tree of names, then the columns fastest, slowest, median, mean, samples, iters, parted by `│`. A run's samples are the three order
 * statistics that it prints. Rates are the times turned round, so they are left out; counts of its allocation profiler
 * (`max alloc:`, `alloc:`) become benchmarks of their own.
 */
export const divan = fromText((text) => {
  const table: Table = { root: '', column: 0, path: [], section: null };
  const readings = linesOf(text).flatMap((line) => readRow(table, line));
  if (readings.length === 0)
    throw new UnreadableOutput('no row of a divan table (fastest │ slowest │ median │ mean)');
  return readings;
});

interface Table {
  root: string;
  /** Where the first value stands; 0 before a header was seen. */
  column: number;
  /** Names from the root to the row read last. */
  path: string[];
  section: 'max alloc:' | 'alloc:' | null;
}

const HEADER = /^(\S.*?)\s+fastest\s+│ slowest\s+│ median\s+│ mean/;
const BRANCH = /^((?:[│ ] {2})*)(?:├─|╰─) (.*)$/;
/** Width of one step of the tree. */
const STEP = 3;

function readRow(table: Table, line: string): Reading[] {
  const header = HEADER.exec(line);
  if (header) {
    Object.assign(table, { root: header[1], column: line.indexOf('fastest'), path: [], section: null });
    return [];
  }
  if (table.column === 0) return [];
  const cells = line
    .slice(table.column)
    .split('│')
    .map((cell) => cell.trim());
  const branch = BRANCH.exec(line.slice(0, table.column));
  if (!branch) return readBelow(table, cells);
  table.path = [...table.path.slice(0, branch[1]!.length / STEP), branch[2]!.trim()];
  table.section = null;
  return timesOf(nameOf(table), cells);
}

const nameOf = ({ root, path }: Table) => [root, ...path].join('::');

function timesOf(benchmark: string, [fastest, slowest, median]: readonly string[]): Reading[] {
  const samples = [fastest, median, slowest].map((cell) => quantity(cell, NANOSECONDS));
  return samples.every((x) => x !== null) ? [{ benchmark, measure: 'time', unit: 'ns', samples }] : [];
}

/** Lines under a row: its rates and, with the profiler, a section of counts and bytes for each kind of allocation. */
function readBelow(table: Table, [first, , median]: readonly string[]): Reading[] {
  if (first?.endsWith(':')) {
    table.section = first === 'max alloc:' || first === 'alloc:' ? first : null;
    return [];
  }
  if (table.section === null) return [];
  const what =
    table.section === 'alloc:' ? ['allocations', 'allocated bytes'] : ['peak allocations', 'peak bytes'];
  const count = quantity(median, { '': 1 });
  if (count !== null) return [exact(table, what[0]!, 'count', count)];
  const bytes = quantity(median, BYTES);
  return bytes === null ? [] : [exact(table, what[1]!, 'bytes', bytes)];
}

function exact(table: Table, metric: string, unit: Unit, value: number): Reading {
  return { benchmark: measured(nameOf(table), metric), measure: 'exact', unit, samples: [value] };
}

const NANOSECONDS: Readonly<Record<string, number>> = { ps: 1e-3, ns: 1, µs: 1e3, us: 1e3, ms: 1e6, s: 1e9 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/** `1.138 ms` by the factors of its unit; null where it is something else. */
function quantity(cell: string | undefined, factors: Readonly<Record<string, number>>): number | null {
  const found = /^(\d+(?:\.\d+)?)(?:\s+(\S+))?$/.exec(cell ?? '');
  const unit = found?.[2] ?? '';
  const factor = found && Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  return factor === undefined ? null : Number(found![1]) * factor;
}
