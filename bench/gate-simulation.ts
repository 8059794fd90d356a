/**
 * Family error of the gate over simulated pull requests that change nothing, under drift, bursts and heavy tails, with early stopping and up
 * to three re-measurements; an alarm at any look counts. With `--effect` every head is slower by so many per cent: at the floor (1), a call is still
 * an error, the hardest case there is. Also said: how many benchmarks ended as each verdict, and how many the pairs themselves contradicted
 * (`src/gate/contradiction.ts`). `--bursts`: the share of runs that other work slows down, in every pull request instead of up to 8 % in half of them.
 * usage: npm run bench:gate-simulation -- [--pulls 10000] [--benchmarks 50] [--effect 0] [--bursts 0.4] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { judgeNoisy } from '../src/gate/noisy.js';
import { RunSamples } from '../src/gate/run-statistic.js';
import type { PairedRuns, Series } from '../src/gate/series.js';
import type { Look, Verdict } from '../src/model.js';
import { normalFrom, randomFrom } from '../test/gate/noise.js';

const THRESHOLDS = { floor: 0.01, margin: 0.05 };
const FIRST = [6, 9, 12];
const MORE = 8;
const REMEASUREMENTS = 3;

const { values } = parseArgs({
  options: {
    pulls: { type: 'string', default: '10000' },
    benchmarks: { type: 'string', default: '50' },
    effect: { type: 'string', default: '0' },
    bursts: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const random = randomFrom(Number(values.seed));
const normal = normalFrom(random);

/** Looks of the first measurement, then one for each re-measurement. */
function plan(): Look[] {
  const first = FIRST.map((pairs) => ({ measurement: 0, pairs, planned: FIRST.at(-1)! }));
  const again = Array.from({ length: REMEASUREMENTS }, (_, i) => {
    const pairs = FIRST.at(-1)! + MORE * (i + 1);
    return { measurement: i + 1, pairs, planned: pairs };
  });
  return [...first, ...again];
}

/** A machine for one pull request: how fast it drifts, how often it is disturbed. */
function machine() {
  const drift = 0.02 * random();
  const some = random() < 0.5 ? 0.08 * random() : 0;
  const bursts = values.bursts === undefined ? some : Number(values.bursts);
  let speed = 0;
  return () => {
    speed += drift * normal();
    return speed + (random() < bursts ? 0.5 * random() : 0);
  };
}

/** Student's t with three degrees of freedom, or normal noise. */
const shapes = [normal, () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3)];

function pullRequest(benchmarks: number, effect: number, pairs: number): Series[] {
  const nextRun = machine();
  const shape = shapes[Math.floor(random() * shapes.length)]!;
  const spreads = Array.from({ length: benchmarks }, () => 0.01 * Math.exp(0.7 * normal()));
  const columns: PairedRuns[][] = spreads.map(() => []);
  for (let pair = 0; pair < pairs; pair++) {
    spreads.forEach((spread, b) => {
      const time = (slower: number) =>
        new RunSamples([1000 * (1 + slower) * Math.exp(nextRun() + spread * shape())]);
      const baseFirst = pair % 2 === 0;
      const [first, second] = [time(baseFirst ? 0 : effect), time(baseFirst ? effect : 0)];
      columns[b]!.push({
        pair,
        order: pair,
        baseFirst,
        base: baseFirst ? first : second,
        head: baseFirst ? second : first,
      });
    });
  }
  return columns.map((own, b) => ({
    benchmark: `b${b}`,
    measure: 'time',
    unit: 'ns',
    pairs: own,
    runs: { base: pairs, head: pairs },
    unfair: null,
  }));
}

/** How the benchmarks stood when the first measurement ended, of all pull requests. */
const stood = new Map<string, number>();
const CONTRADICTED = /^in \d+ of \d+ pairs/;

function remember(verdicts: readonly Verdict[]): void {
  for (const { kind, because } of verdicts) {
    const how = CONTRADICTED.test(because) ? 'contradicted by its pairs' : kind;
    stood.set(how, (stood.get(how) ?? 0) + 1);
  }
}

/** True when any look called anything slower. What is decided gets no further pairs, as the runner does it. */
function alarms(series: Series[], looks: readonly Look[]): boolean {
  const stopped = new Map<string, number>();
  for (let k = 0; k < looks.length; k++) {
    const seen = series.map((s) => ({
      ...s,
      pairs: s.pairs.slice(0, stopped.get(s.benchmark) ?? looks[k]!.pairs),
    }));
    const { verdicts } = judgeNoisy(
      seen,
      { layout: 'shuffled', looks: looks.slice(0, k + 1) },
      THRESHOLDS,
      series.length,
    );
    const alarm = verdicts.some((v) => v.kind === 'regressed');
    for (const v of verdicts)
      if (v.kind !== 'cannot tell' && !stopped.has(v.benchmark)) stopped.set(v.benchmark, looks[k]!.pairs);
    const over = alarm || stopped.size === series.length;
    if (k === FIRST.length - 1 || (over && k < FIRST.length)) remember(verdicts);
    if (over) return alarm;
  }
  return false;
}

const looks = plan();
const total = Number(values.pulls);
let wrong = 0;
for (let i = 1; i <= total; i++) {
  if (alarms(pullRequest(Number(values.benchmarks), Number(values.effect) / 100, looks.at(-1)!.pairs), looks))
    wrong++;
  if (i % 1000 === 0 || i === total) {
    const share = wrong / i;
    const error = 1.96 * Math.sqrt((share * (1 - share)) / i);
    console.log(
      `${i} pull requests of ${values.benchmarks} benchmarks, true effect ${values.effect} %: ${(100 * share).toFixed(2)} ± ${(100 * error).toFixed(2)} % with a false alarm`,
    );
  }
}
const all = [...stood.values()].reduce((sum, n) => sum + n, 0);
for (const [how, n] of stood)
  console.log(`${((100 * n) / all).toFixed(2)} % of benchmarks ${how} when the first measurement ended`);
