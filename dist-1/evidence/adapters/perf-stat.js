import { isReading, linesOf, located, measured, UnreadableOutput } from './reading.js';

/** What is read of perf's many events, and how it varies. Cycles vary as time does; page faults hardly. */
const EVENTS = {
  duration_time: { metric: 'wall time', measure: 'time', unit: 'ns' },
  'task-clock': { metric: 'CPU time', measure: 'time', unit: 'ns' },
  'cpu-clock': { metric: 'CPU time', measure: 'time', unit: 'ns' },
  cycles: { metric: 'cycles', measure: 'time', unit: 'count' },
  'cpu-cycles': { metric: 'cycles', measure: 'time', unit: 'count' },
  instructions: { metric: 'instructions', measure: 'instructions', unit: 'count' },
  'page-faults': { metric: 'page faults', measure: 'instructions', unit: 'count' },
};
/** perf-stat(1): clocks are printed in milliseconds, `duration_time` in nanoseconds. */
const NANOSECONDS = { msec: 1e6, ns: 1, '': 1 };
/**
 * `perf stat -j` (a JSON object a line) or `perf stat -x,` (comma-separated: value, unit, event, ...). Neither says what was
 * measured, so the benchmark is named after the file: `perf/seek.json` is `seek`.
 */
export const perfStat = (output) =>
  [...output].flatMap(([path, text]) => {
    const benchmark = path.slice(path.lastIndexOf('/') + 1).replace(/\.(json|csv|txt)$/, '');
    return located(path, () => readText(benchmark, text));
  });
function readText(benchmark, text) {
  const lines = linesOf(text).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const counters = lines.map((line) => (line.startsWith('{') ? fromJson(line) : fromColumns(line)));
  const read = counters.flatMap((c) => (c ? readCounter(benchmark, c) : []));
  if (read.length === 0)
    throw new UnreadableOutput(`no counted event of perf stat; known are ${Object.keys(EVENTS).join(', ')}`);
  // Of a processor with two kinds of cores, one kind may have counted nothing.
  const counted = new Set(read.filter(isReading).map((reading) => reading.benchmark));
  return read.filter((one) => isReading(one) || !counted.has(one.benchmark));
}
function readCounter(named, counter) {
  const event = plainEvent(counter.event);
  const known = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined;
  if (known === undefined) return [];
  const benchmark = measured(named, known.metric);
  const why = UNCOUNTED.get(counter.value.trim());
  if (why !== undefined) return [{ benchmark, because: `perf could not count ${counter.event}: ${why}` }];
  const value = Number(counter.value);
  if (counter.value.trim() === '' || Number.isNaN(value)) return [];
  const factor = factorOf(known.unit, counter);
  return [{ benchmark, measure: known.measure, unit: known.unit, samples: [value * factor] }];
}
/** What perf prints in place of a number. */
const UNCOUNTED = new Map([
  ['<not supported>', 'this machine does not support it'],
  ['<not counted>', 'the program never ran while it was counted'],
]);
function factorOf(ours, { event, unit }) {
  if (ours !== 'ns') return 1;
  if (Object.hasOwn(NANOSECONDS, unit)) return NANOSECONDS[unit];
  throw new UnreadableOutput(`${event} has the unknown unit ${unit}`);
}
/** `cpu_core/instructions:u/` and `instructions:u` are `instructions`. */
function plainEvent(event) {
  return event.replace(/^[\w-]+\/(.+)\/\w*$/, '$1').replace(/:[a-zA-Z]+$/, '');
}
function fromJson(line) {
  try {
    const { 'counter-value': value, unit, event } = JSON.parse(line);
    return typeof value === 'string' && typeof event === 'string'
      ? { value, unit: String(unit ?? ''), event }
      : null;
  } catch {
    throw new UnreadableOutput(`not JSON: ${line.slice(0, 60)}`);
  }
}
function fromColumns(line) {
  const [value, unit, event] = line.split(',');
  return value !== undefined && unit !== undefined && event ? { value, unit, event } : null;
}
