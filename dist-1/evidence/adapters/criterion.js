import { z } from 'zod';
import { readJson } from './json.js';
import { located, UnreadableOutput } from './reading.js';

/** Both files lie in `target/criterion/<directory>/new/`; their form has been the same since criterion 0.3. */
const benchmarkFile = z.object({ full_id: z.string().min(1) });
const sampleFile = z.object({
  iters: z.array(z.number().positive()).min(1),
  times: z.array(z.number()).min(1),
});
/** Criterion's `benchmark.json` names a benchmark, `sample.json` beside it has total nanoseconds and iterations of each sample. */
export const criterion = (output) => {
  const readings = [];
  for (const [path, text] of output) {
    if (!path.endsWith('/sample.json')) continue;
    const folder = path.slice(0, -'/sample.json'.length);
    const described = `${folder}/benchmark.json`;
    const naming = output.get(described);
    if (naming === undefined) throw new UnreadableOutput(`${path}: no benchmark.json beside it`);
    const { full_id } = located(described, () => readJson(naming, benchmarkFile));
    readings.push({
      benchmark: full_id,
      measure: 'time',
      unit: 'ns',
      samples: located(path, () => samplesOf(text)),
    });
  }
  if (readings.length === 0) throw new UnreadableOutput('no sample.json of criterion');
  return readings;
};
function samplesOf(text) {
  const { iters, times } = readJson(text, sampleFile);
  if (iters.length !== times.length)
    throw new UnreadableOutput(`${times.length} times for ${iters.length} samples`);
  return times.map((time, i) => time / iters[i]);
}
