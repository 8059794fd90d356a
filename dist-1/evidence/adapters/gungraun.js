import { z } from 'zod';
import { readJson } from './json.js';
import { fromText, linesOf, measured, UnreadableOutput } from './reading.js';

const INSTRUCTIONS = { metric: 'instructions', measure: 'instructions', unit: 'count' };
const ALLOCATIONS = { metric: 'allocations', measure: 'exact', unit: 'count' };
const ALLOCATED = { metric: 'allocated bytes', measure: 'exact', unit: 'bytes' };
const PEAK = { metric: 'peak bytes', measure: 'exact', unit: 'bytes' };
/** Hits, misses and cycles are of a simulated cache and are left out. Names as in the JSON, then as in the text. */
const METRICS = new Map([
  ['Ir', INSTRUCTIONS],
  ['TotalBlocks', ALLOCATIONS],
  ['TotalBytes', ALLOCATED],
  ['AtTGmaxBytes', PEAK],
  ['Instructions', INSTRUCTIONS],
  ['Total blocks', ALLOCATIONS],
  ['Total bytes', ALLOCATED],
  ['At t-gmax bytes', PEAK],
]);
/**
 * Gungraun and its earlier name iai-callgrind: the JSON of `--output-format=json` (or `--save-summary`), versions 6 and 7, where the output holds any,
 * otherwise the text. Both may stand among other lines. Of a comparison with an older run, only the new numbers are read.
 */
export const gungraun = fromText((text) => {
  const plain = text.replaceAll(ANSI_COLOUR, '');
  const summaries = jsonObjects(plain).filter((object) => object.includes('"profiles"'));
  const readings = summaries.length > 0 ? summaries.flatMap(readSummary) : readLines(plain);
  if (readings.length === 0)
    throw new UnreadableOutput('no instructions or allocations of gungraun or iai-callgrind');
  return readings;
});
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const ANSI_COLOUR = /\u001b\[[\d;]*m/g;
/** Objects of one line, and those printed prettily from a line `{` to a line `}`. */
function jsonObjects(text) {
  const objects = [];
  let open = null;
  for (const line of text.split(/\r?\n/)) {
    if (line === '{') open = [line];
    else if (open) open.push(line);
    else if (line.startsWith('{') && line.endsWith('}')) objects.push(line);
    if (open && line === '}') {
      objects.push(open.join('\n'));
      open = null;
    }
  }
  return objects;
}
const number = z.union([
  z.number(),
  z.object({ Int: z.number() }).transform((v) => v.Int),
  z.object({ Float: z.number() }).transform((v) => v.Float),
]);
/** Version 6: `Left` is new, `Right` old, `Both` a pair of new and old. */
const metrics6 = z.record(
  z.string(),
  z.object({ metrics: z.object({ Left: number, Both: z.tuple([number, number]) }).partial() }),
);
const metrics7 = z.record(z.string(), z.object({ values: z.object({ new: number.nullish() }) }));
const summary = z.object({
  module_path: z.string().min(1),
  id: z.string().nullish(),
  profiles: z.array(
    z.object({
      summaries: z.object({ total: z.object({ summary: z.record(z.string(), z.unknown()) }) }).nullish(),
      data: z.object({ total: z.object({ metrics: z.unknown() }) }).nullish(),
    }),
  ),
});
function readSummary(text) {
  const { module_path, id, profiles } = readJson(text, summary);
  const benchmark = id ? `${module_path} ${id}` : module_path;
  return profiles.flatMap(({ summaries, data }) => {
    if (data) return toReadings(benchmark, values7(data.total.metrics));
    return Object.values(summaries?.total.summary ?? {}).flatMap((tool) =>
      toReadings(benchmark, values6(tool)),
    );
  });
}
function values6(tool) {
  const checked = metrics6.safeParse(tool);
  return checked.success
    ? Object.entries(checked.data).map(([name, { metrics }]) => [name, metrics.Left ?? metrics.Both?.[0]])
    : [];
}
function values7(metrics) {
  const checked = metrics7.safeParse(metrics);
  return checked.success ? Object.entries(checked.data).map(([name, { values }]) => [name, values.new]) : [];
}
function toReadings(benchmark, values) {
  return values.flatMap(([name, value]) => {
    const known = METRICS.get(name);
    if (!known || value === null || value === undefined) return [];
    return [
      {
        benchmark: measured(benchmark, known.metric),
        measure: known.measure,
        unit: known.unit,
        samples: [value],
      },
    ];
  });
}
/** `  Instructions:                1734|N/A             (*********)`, behind a `|` where a grid was asked for. */
const METRIC_LINE = /^\|?\s+(\S[^:|]*):\s+(\d+)\|/;
/** `module::group::function id:arguments`, whose arguments may go on over several lines; of a program without an id `module::group::function () -> program`. */
const NAME_LINE = /^(?<path>[\w-]+(?:::[\w-]+)+)(?: (?<id>[^:\s(]+)(?::|$)| \(.*\) -> |$)/;
function readLines(text) {
  let benchmark = null;
  return linesOf(text).flatMap((line) => {
    const named = NAME_LINE.exec(line)?.groups;
    if (named) benchmark = named.id ? `${named.path} ${named.id}` : named.path;
    const found = METRIC_LINE.exec(line);
    return found && benchmark ? toReadings(benchmark, [[found[1], Number(found[2])]]) : [];
  });
}
