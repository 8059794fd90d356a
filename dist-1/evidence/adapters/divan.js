import { branchOf } from './divan-tree.js';
import { fromText, linesOf, measured, UnreadableOutput } from './reading.js';
/**
 * Divan's tables: a tree of names, then the columns fastest, slowest, median, mean, samples and iters, parted by `│`. A run's samples are the three
 * order statistics that it prints. Left out are rates, which are the times turned round, and the peaks of its allocation profiler, which it
 * divides by a number of iterations that it chooses anew in each run.
 */
export const divan = fromText((text) => {
  const tables = [];
  for (const line of linesOf(text)) {
    const root = HEADER.exec(line)?.[1];
    if (root !== undefined) tables.push(new Table(root));
    else tables.at(-1)?.read(line);
  }
  const readings = tables.flatMap((table) => table.readings());
  if (readings.length === 0)
    throw new UnreadableOutput('no row of a divan table (fastest │ slowest │ median │ mean)');
  return readings;
});
const HEADER = /^(\S+) +fastest +│ slowest +│ median +│ mean/;
const COLUMNS = 6;
/** What one executable printed. */
class Table {
  root;
  times = [];
  counts = new Map();
  path = [];
  /** Title of the profiler's section that is being read. */
  section = '';
  constructor(root) {
    this.root = root;
  }
  readings() {
    return this.counts.size > 0 ? withZeros([...this.times, ...this.counts.values()]) : this.times;
  }
  read(line) {
    const branch = branchOf(line);
    if (!branch) return this.readBelow(cellsOf(line));
    const { name, cells } = named(cellsOf(branch.text));
    this.path = [...this.path.slice(0, branch.depth), name];
    this.section = '';
    this.readTimes(cells);
  }
  get benchmark() {
    return [this.root, ...this.path].join('::');
  }
  readTimes([fastest, slowest, median]) {
    const samples = [fastest, median, slowest].map((cell) => quantity(cell, NANOSECONDS));
    if (samples.every((time) => time !== null))
      this.times.push({ benchmark: this.benchmark, measure: 'time', unit: 'ns', samples });
  }
  /** Below a name: its times where the benchmark itself printed something, rates, and sections of the profiler. */
  readBelow(cells) {
    const title = cells[0].replace(/^[│ ]+/, '');
    if (SECTION.test(title)) this.section = title;
    else if (this.section === '') this.readTimes(cells);
    else if (ALLOCATING.has(this.section)) this.count(cells[2]);
  }
  count(median) {
    const count = quantity(median, { '': 1 });
    const bytes = quantity(median, BYTES);
    if (count !== null) this.add(ALLOCATIONS, count);
    else if (bytes !== null) this.add(ALLOCATED, bytes);
  }
  add(metric, value) {
    const name = measured(this.benchmark, metric.name);
    const known = this.counts.get(name)?.samples[0] ?? 0;
    this.counts.set(name, exact(this.benchmark, metric, known + value));
  }
}
const ALLOCATIONS = { name: 'allocations', unit: 'count' };
const ALLOCATED = { name: 'allocated bytes', unit: 'bytes' };
function exact(benchmark, { name, unit }, value) {
  return { benchmark: measured(benchmark, name), measure: 'exact', unit, samples: [value] };
}
/** Each time with its counts: the profiler has no sections for a benchmark that allocates nothing. */
export function withZeros(readings) {
  const known = new Map(readings.map((reading) => [reading.benchmark, reading]));
  return readings
    .filter(({ measure }) => measure === 'time')
    .flatMap((time) => [
      time,
      ...[ALLOCATIONS, ALLOCATED].map(
        (metric) => known.get(measured(time.benchmark, metric.name)) ?? exact(time.benchmark, metric, 0),
      ),
    ]);
}
const SECTION = /^(?:max alloc|alloc|dealloc|grow|shrink):$/;
/** Growing a block in place of taking a new one is an allocation too. */
const ALLOCATING = new Set(['alloc:', 'grow:']);
/** Counted from the right: the columns move where a name is longer than divan expected, and a name may hold the separator. */
function cellsOf(text) {
  const cells = text.split('│');
  const names = Math.max(1, cells.length - COLUMNS + 1);
  return [cells.slice(0, names).join('│'), ...cells.slice(names)].map((cell) => cell.trim());
}
/** Parts the name from the first value, which two spaces or more keep apart. */
function named([first = '', ...others]) {
  if (others.length < COLUMNS - 1) return { name: first.split('  ')[0], cells: [] };
  const gap = first.lastIndexOf('  ');
  const value = first.slice(gap + 2);
  return gap < 0 || quantity(value, NANOSECONDS) === null
    ? { name: first, cells: [] }
    : { name: first.slice(0, gap).trim(), cells: [value, ...others] };
}
const MINUTE = 60e9;
const NANOSECONDS = {
  ps: 1e-3,
  ns: 1,
  µs: 1e3,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
};
const BYTES = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};
/** `1.138 ms` by the factors of its unit; null where it is something else. */
function quantity(cell, factors) {
  const found = /^(\d+(?:\.\d+)?)(?: (\S+))?$/.exec(cell ?? '');
  const unit = found?.[2] ?? '';
  const factor = found && Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  return factor === undefined ? null : Number(found[1]) * factor;
}
