import { isReading } from '../evidence/adapters/reading.js';
import { whyImpossible, writableName } from '../evidence/impossible.js';
import { readBundle } from '../evidence/read.js';
import { judgeBundle, LEAST_PAIRS } from '../gate/bundle.js';
import { pairsWithin, plannedLooks, sidesOf } from './plan.js';
import { RunFailed } from './workload.js';
/** Measures until every benchmark is decided or the plan is done; the bundle is complete then, and after an abort too. */
export async function measure(m) {
  return new Session(m).run();
}
/** As many characters as a bundle's schema takes. */
const MOST_REASON = 1000;
class Session {
  m;
  order = 0;
  result = null;
  started;
  failures;
  looks = [];
  open;
  /** Names in the results of each benchmark's runs: its own, that with a metric, or one for each number of threads. */
  names = new Map();
  constructor(m) {
    this.m = m;
    this.started = m.now();
    const { base, head } = m.workload.benchmarks;
    this.open = new Set(base.filter((name) => head.includes(name)));
    this.failures = [...onlyOn('base', base, head), ...onlyOn('head', head, base)];
  }
  async run() {
    const { effort } = this.m;
    let pairs = 'pairs' in effort ? effort.pairs : null;
    let done = 0;
    try {
      while (this.open.size > 0 && (pairs === null || done < pairs)) {
        await this.pair(done, pairs);
        done++;
        if ('seconds' in effort) pairs ??= this.pairsFor(effort.seconds);
        const look = plannedLooks(pairs).find((l) => l.pairs === done);
        if (look) await this.look(look);
        else if (done === LEAST_PAIRS) this.giveUp(lookAt(done, pairs));
      }
    } catch (error) {
      if (!this.m.signal.aborted) throw error;
    }
    if (this.looks.at(-1)?.pairs !== done) await this.look(lookAt(done, pairs ?? done));
    return this.result;
  }
  pairsFor(budget) {
    const ofOne = this.seconds();
    const pairs = pairsWithin(budget, ofOne);
    if (pairs * ofOne > budget) this.m.onShortBudget(pairs, pairs * ofOne);
    return pairs;
  }
  seconds() {
    return (this.m.now().getTime() - this.started.getTime()) / 1000;
  }
  async pair(pair, pairs) {
    const seed = await this.m.workload.prepare(this.m.signal);
    for (const benchmark of [...this.open]) {
      const secondsLeft = pair === 0 || pairs === null ? null : (this.seconds() / pair) * (pairs - pair);
      this.m.onStep({ pair, pairs: pairs ?? 0, benchmark, secondsLeft, result: this.result });
      for (const side of sidesOf(pair)) {
        if (!(await this.one(side, benchmark, pair, seed))) break;
      }
    }
  }
  /** False when the run failed: the benchmark is not tried again. */
  async one(side, benchmark, pair, layoutSeed) {
    const { workload, signal, now, load, recorder } = this.m;
    const facts = {
      side,
      pair,
      order: this.order++,
      startedAt: now().toISOString(),
      load: load(),
      layoutSeed,
    };
    const began = now().getTime();
    try {
      const results = this.usable(side, await workload.run(side, benchmark, signal));
      if (results.length === 0) {
        this.open.delete(benchmark);
        return false;
      }
      await recorder.add({ ...facts, seconds: (now().getTime() - began) / 1000, results });
      const names = this.names.get(benchmark) ?? new Set();
      for (const { benchmark: name } of results) names.add(name);
      this.names.set(benchmark, names);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RunFailed)) throw error;
      this.fail(side, benchmark, error.message);
      this.open.delete(benchmark);
      return false;
    }
  }
  /** What a bundle can hold of a run. The rest of it gave no result: it must not cost the others theirs. */
  usable(side, read) {
    const usable = [];
    for (const one of read) {
      const because = isReading(one) ? whyImpossible(one) : one.because;
      if (isReading(one) && because === null) usable.push(one);
      else this.fail(side, one.benchmark, isReading(one) ? `it ${because}` : one.because);
    }
    return usable;
  }
  /** Said once for each benchmark and side, however many runs it happens in. */
  fail(side, benchmark, because) {
    const name = benchmark && writableName(benchmark);
    if (this.failures.some((known) => known.side === side && known.benchmark === name)) return;
    this.failures.push({ side, benchmark: name, because: because.slice(0, MOST_REASON) });
  }
  /** Judges what there is, as the gate will: what is decided needs no more pairs. */
  async look(look) {
    this.looks.push(look);
    await this.m.recorder.describe(this.manifest());
    this.result = this.judged(this.looks);
    const undecided = this.result.verdicts.filter((v) => v.kind === 'cannot tell');
    this.keepOpen(undecided, this.result.stuck);
  }
  /** Nothing is decided here, so that it is no look, which would cost some of the error. */
  giveUp(at) {
    const { verdicts, stuck } = this.judged([at]);
    this.keepOpen(verdicts, stuck);
  }
  judged(looks) {
    const manifest = { ...this.manifest(), looks: [...looks] };
    return judgeBundle(readBundle(this.m.recorder.files(manifest)), this.m.thresholds);
  }
  /** What further pairs would not decide gets none. */
  keepOpen(verdicts, stuck) {
    const names = new Set(verdicts.map((v) => v.benchmark));
    for (const name of stuck?.benchmarks ?? []) names.delete(name);
    const isOpen = (benchmark) => [...(this.names.get(benchmark) ?? [])].some((name) => names.has(name));
    this.open = new Set([...this.open].filter(isOpen));
  }
  manifest() {
    const { subject, workload, now } = this.m;
    return {
      ...subject,
      startedAt: this.started.toISOString(),
      finishedAt: now().toISOString(),
      layout: workload.layout,
      looks: this.looks,
      failures: this.failures,
      ...(workload.targets === undefined ? {} : { targets: workload.targets.map(writable) }),
    };
  }
}
const lookAt = (pairs, planned) => ({
  measurement: 0,
  pairs: Math.max(1, pairs),
  planned: Math.max(1, planned),
});
const writable = ({ path, benchmarks }) => ({
  path,
  benchmarks: benchmarks.map(writableName),
});
function onlyOn(side, own, others) {
  const missing = side === 'base' ? 'head' : 'base';
  return own
    .filter((name) => !others.includes(name))
    .map((name) => name && writableName(name))
    .map((benchmark) => ({ side: missing, benchmark, because: `only ${side} has this benchmark` }));
}
