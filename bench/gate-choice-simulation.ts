/**
 * What choosing the run statistic and the trim from the data costs: false alarms at one look, every head slower by exactly the floor (the hardest null),
 * ten samples a run. The constants of src/gate/choose-statistic.ts and `choiceShare` of src/gate/noisy.ts were set by this.
 * usage: tsx bench/gate-choice-simulation.ts [--trials 3000] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { judgeNoisy } from '../src/gate/noisy.js';
import { RunSamples } from '../src/gate/run-statistic.js';
import type { Series } from '../src/gate/series.js';
import { normalFrom, randomFrom } from '../test/gate/noise.js';

const { values } = parseArgs({
  options: { trials: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});
const random = randomFrom(Number(values.seed));
const normal = normalFrom(random);
const FLOOR = 0.01;
const SAMPLES = 10;

const ten = (sample: () => number) => Array.from({ length: SAMPLES }, sample).sort((a, b) => a - b);

/** Samples of one process run: a shift of the run, and what disturbs single samples. */
const RUNS: Readonly<Record<string, () => number[]>> = {
  'normal samples': () => {
    const run = 0.01 * normal();
    return ten(() => Math.exp(run + 0.05 * normal()));
  },
  'exponential delays': () => {
    const run = Math.exp(0.01 * normal());
    return ten(() => run * (1 - 0.05 * Math.log(1 - random())));
  },
  'bursts over part of a run': () => {
    const run = 0.01 * normal();
    const share = random() < 0.3 ? random() : 0;
    return ten(() => Math.exp(run + 0.01 * normal()) * (random() < share ? 1 + random() : 1));
  },
};

function series(benchmark: number, pairs: number, run: () => number[]): Series {
  const own = Array.from({ length: pairs }, (_, i) => ({
    pair: i,
    order: i,
    baseFirst: true,
    base: new RunSamples(run()),
    head: new RunSamples(run().map((x) => x * (1 + FLOOR))),
  }));
  return {
    benchmark: `b${benchmark}`,
    measure: 'time',
    unit: 'ns',
    pairs: own,
    runs: { base: pairs, head: pairs },
    unfair: null,
  };
}

function falseAlarms(run: () => number[], benchmarks: number, pairs: number, trials: number): number {
  let alarms = 0;
  for (let i = 0; i < trials; i++) {
    const family = Array.from({ length: benchmarks }, (_, b) => series(b, pairs, run));
    const looks = [{ measurement: 0, pairs, planned: pairs }];
    const { verdicts } = judgeNoisy(
      family,
      { layout: 'shuffled', looks },
      { floor: FLOOR, margin: 0.05 },
      benchmarks,
    );
    if (verdicts.some((v) => v.kind === 'regressed')) alarms++;
  }
  return alarms / trials;
}

for (const [name, run] of Object.entries(RUNS)) {
  for (const benchmarks of [1, 3, 10]) {
    const trials = Math.round(Number(values.trials) / Math.sqrt(benchmarks));
    const cells = [6, 10, 20].map(
      (pairs) => `${pairs} pairs ${(100 * falseAlarms(run, benchmarks, pairs, trials)).toFixed(1)} %`,
    );
    console.log(`${name}, ${benchmarks} benchmarks, ${trials} trials: ${cells.join(', ')}`);
  }
}
