import { z } from 'zod';
import { MEASURES } from '../manifest.js';
import { readJson } from './json.js';
import { fromText, measured, UnreadableOutput } from './reading.js';

/** Units that may be written, with what one of them is in ours. */
const UNITS = {
  ns: ['ns', 1],
  us: ['ns', 1e3],
  ms: ['ns', 1e6],
  s: ['ns', 1e9],
  count: ['count', 1],
  bytes: ['bytes', 1],
  'per-second': ['per-second', 1],
};
const unitName = z.enum(['ns', 'us', 'ms', 's', 'count', 'bytes', 'per-second']);
const document = z.object({
  benchmarks: z.array(
    z.object({
      benchmark: z.string().min(1),
      measure: z.enum(MEASURES).optional(),
      unit: unitName,
      samples: z.array(z.number()).min(1),
    }),
  ),
});
/** `{"benchmarks": [{"benchmark", "unit", "samples", "measure"?}]}`: see docs/evidence.md. */
export const genericJson = fromText((text) =>
  readJson(text, document).benchmarks.map(({ benchmark, measure, unit, samples }) => {
    const [ours, factor] = UNITS[unit];
    return {
      benchmark,
      measure: measure ?? usual(ours),
      unit: ours,
      samples: samples.map((x) => x * factor),
    };
  }),
);
const usual = (unit) => (unit === 'ns' ? 'time' : unit === 'per-second' ? 'rate' : 'exact');
/**
 * Columns `benchmark,value,unit`, and if wanted `measure` and `item`. Rows of one benchmark are its samples. With `item` they are different
 * pieces of work of one run (blocks of a node benchmark), where a low quantile would look at the easiest piece only: the run
 * then counts as one cluster with its mean, and its 99 % quantile as the tail. See docs/evidence.md.
 */
export const genericCsv = fromText((text) => {
  const [header, ...rows] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = (header ?? '').split(',').map((name) => name.trim());
  const missing = ['benchmark', 'value', 'unit'].find((name) => !columns.includes(name));
  if (missing) throw new UnreadableOutput(`the header has no column "${missing}"`);
  const groups = new Map();
  rows.forEach((row, i) => {
    addRow(
      groups,
      Object.fromEntries(row.split(',').map((cell, k) => [columns[k] ?? '', cell.trim()])),
      i + 2,
    );
  });
  if (groups.size === 0) throw new UnreadableOutput('it has no rows');
  return columns.includes('item') ? [...groups.values()].flatMap(asCluster) : [...groups.values()];
});
function addRow(groups, cells, line) {
  const { benchmark, value, unit = '', measure } = cells;
  const [ours, factor] = Object.hasOwn(UNITS, unit) ? UNITS[unit] : [];
  if (!benchmark || ours === undefined)
    throw new UnreadableOutput(`line ${line}: ${benchmark ? `unknown unit "${unit}"` : 'no benchmark'}`);
  const number = value ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new UnreadableOutput(`line ${line}: "${value ?? ''}" is no number`);
  const kind = measure ? MEASURES.find((m) => m === measure) : usual(ours);
  if (!kind) throw new UnreadableOutput(`line ${line}: unknown measure "${measure}"`);
  const known = groups.get(benchmark) ?? { benchmark, measure: kind, unit: ours, samples: [] };
  if (known.unit !== ours || known.measure !== kind)
    throw new UnreadableOutput(`line ${line}: \`${benchmark}\` changes its unit or measure`);
  known.samples.push(number * factor);
  groups.set(benchmark, known);
}
/** Fewer pieces have no 99 % quantile worth the name; Reth's own script asks for 125 too. */
const LEAST_FOR_TAIL = 125;
function asCluster(group) {
  const sorted = [...group.samples].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length;
  const whole = { ...group, samples: [mean] };
  if (group.measure !== 'time' || sorted.length < LEAST_FOR_TAIL) return [whole];
  const high = sorted[Math.ceil(0.99 * sorted.length) - 1];
  return [whole, { ...group, benchmark: measured(group.benchmark, 'p99'), measure: 'tail', samples: [high] }];
}
