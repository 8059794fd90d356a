import { isReading, type NoReading, type Reading } from '../evidence/adapters/reading.js';
import { type Missing, withoutIgnored } from '../evidence/ignored.js';
import { whyImpossible, writableName } from '../evidence/impossible.js';
import type { ManifestInput } from '../evidence/manifest.js';
import { readBundle } from '../evidence/read.js';
import { judgeBundle, LEAST_PAIRS } from '../gate/bundle.js';
import type { Config, GateResult, Look, MeasuredTarget, Side, Stuck, Verdict } from '../model.js';
import { pairsWithin, plannedLooks, sidesOf } from './plan.js';
import type { Recorder } from './recorder.js';
import { RunFailed, type Workload } from './workload.js';

/** What the manifest says besides what measuring finds out. */
export type Subject = Pick<ManifestInput, 'version' | 'mergeBase' | 'base' | 'head'>;

export interface Step {
  pair: number;
  pairs: number;
  benchmark: string | null;
  /** Null while nothing is known. */
  secondsLeft: number | null;
  /** What the last look said; null before the first. */
  result: GateResult | null;
}

export interface Measurement {
  workload: Workload;
  subject: Subject;
  recorder: Recorder;
  thresholds: Config['gate'];
  /** A number of pairs, or seconds to spend. */
  effort: { pairs: number } | { seconds: number };
  signal: AbortSignal;
  now(): Date;
  load(): number;
  onStep(step: Step): void;
  /** Called when not even the fewest pairs that can be judged fit in the budget. */
  onShortBudget(pairs: number, seconds: number): void;
}

/** Measures until every benchmark is decided or the plan is done; the bundle is complete then, and after an abort too. */
export async function measure(m: Measurement): Promise<GateResult> {
  return new Session(m).run();
}

/** As many characters as a bundle's schema takes. */
const MOST_REASON = 1000;

class Session {
  private order = 0;
  private result: GateResult | null = null;
  private readonly started: Date;
  private readonly failures: Missing[];
  private readonly looks: Look[] = [];
  private open: Set<string | null>;
  /** Names in the results of each benchmark's runs: its own, that with a metric, or one for each number of threads. */
  private readonly names = new Map<string | null, Set<string>>();

  constructor(private readonly m: Measurement) {
    this.started = m.now();
    const { base, head } = m.workload.benchmarks;
    this.open = new Set(base.filter((name) => head.includes(name)));
    this.failures = [...onlyOn('base', base, head), ...onlyOn('head', head, base)];
  }

  async run(): Promise<GateResult> {
    const { effort } = this.m;
    let pairs = 'pairs' in effort ? effort.pairs : null;
    let done = 0;
    try {
      while (this.open.size > 0 && (pairs === null || done < pairs)) {
        await this.pair(done, pairs);
        done++;
        if ('seconds' in effort) pairs ??= this.pairsFor(effort.seconds);
        const look = plannedLooks(pairs!).find((l) => l.pairs === done);
        if (look) await this.look(look);
        else if (done === LEAST_PAIRS) this.giveUp(lookAt(done, pairs!));
      }
    } catch (error) {
      if (!this.m.signal.aborted) throw error;
    }
    if (this.looks.at(-1)?.pairs !== done) await this.look(lookAt(done, pairs ?? done));
    return this.result!;
  }

  private pairsFor(budget: number): number {
    const ofOne = this.seconds();
    const pairs = pairsWithin(budget, ofOne);
    if (pairs * ofOne > budget) this.m.onShortBudget(pairs, pairs * ofOne);
    return pairs;
  }

  private seconds(): number {
    return (this.m.now().getTime() - this.started.getTime()) / 1000;
  }

  private async pair(pair: number, pairs: number | null): Promise<void> {
    const seed = await this.m.workload.prepare(this.m.signal);
    for (const benchmark of [...this.open]) {
      const secondsLeft = pair === 0 || pairs === null ? null : (this.seconds() / pair) * (pairs - pair);
      this.m.onStep({ pair, pairs: pairs ?? 0, benchmark, secondsLeft, result: this.result });
      for (const side of sidesOf(pair)) {
        if (!(await this.one(side, benchmark, pair, seed))) break;
      }
    }
  }

  /** False when the run failed: the benchmark is not tried again, but where it is ignored, which the other side may do as well. */
  private async one(
    side: Side,
    benchmark: string | null,
    pair: number,
    layoutSeed: number | null,
  ): Promise<boolean> {
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
      const read = await workload.run(side, benchmark, signal);
      const results = this.usable(side, read);
      if (results.length === 0) {
        this.open.delete(benchmark);
        return read.some((one) => !isReading(one) && one.ignored);
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
  private usable(side: Side, read: readonly (Reading | NoReading)[]): Reading[] {
    const usable: Reading[] = [];
    for (const one of read) {
      const because = isReading(one) ? whyImpossible(one) : one.because;
      if (isReading(one) && because === null) usable.push(one);
      else if (isReading(one)) this.fail(side, one.benchmark, `it ${because}`);
      else this.fail(side, one.benchmark, one.because, one.ignored);
    }
    return usable;
  }

  /** Said once for each benchmark and side, however many runs it happens in. */
  private fail(side: Side, benchmark: string | null, because: string, ignored?: true): void {
    const name = benchmark && writableName(benchmark);
    if (this.failures.some((known) => known.side === side && known.benchmark === name)) return;
    const failure = { side, benchmark: name, because: because.slice(0, MOST_REASON) };
    this.failures.push({ ...failure, ...(ignored && { ignored }) });
  }

  /** Judges what there is, as the gate will: what is decided needs no more pairs. */
  private async look(look: Look): Promise<void> {
    this.looks.push(look);
    await this.m.recorder.describe(this.manifest());
    this.result = this.judged(this.looks);
    const undecided = this.result.verdicts.filter((v) => v.kind === 'cannot tell');
    this.keepOpen(undecided, this.result.stuck);
  }

  /** Nothing is decided here, so that it is no look, which would cost some of the error. */
  private giveUp(at: Look): void {
    const { verdicts, stuck } = this.judged([at]);
    this.keepOpen(verdicts, stuck);
  }

  private judged(looks: readonly Look[]): GateResult {
    const manifest = { ...this.manifest(), looks: [...looks] };
    return judgeBundle(readBundle(this.m.recorder.files(manifest)), this.m.thresholds);
  }

  /** What further pairs would not decide gets none. */
  private keepOpen(verdicts: readonly Verdict[], stuck: Stuck | undefined): void {
    const names = new Set(verdicts.map((v) => v.benchmark));
    for (const name of stuck?.benchmarks ?? []) names.delete(name);
    const isOpen = (benchmark: string | null) =>
      [...(this.names.get(benchmark) ?? [])].some((name) => names.has(name));
    this.open = new Set([...this.open].filter(isOpen));
  }

  private manifest(): ManifestInput {
    const { subject, workload, now } = this.m;
    return {
      ...subject,
      startedAt: this.started.toISOString(),
      finishedAt: now().toISOString(),
      layout: workload.layout,
      looks: this.looks,
      failures: withoutIgnored(this.failures),
      ...(workload.targets === undefined ? {} : { targets: workload.targets.map(writable) }),
    };
  }
}

const lookAt = (pairs: number, planned: number): Look => ({
  measurement: 0,
  pairs: Math.max(1, pairs),
  planned: Math.max(1, planned),
});

const writable = ({ path, benchmarks }: MeasuredTarget) => ({
  path,
  benchmarks: benchmarks.map(writableName),
});

function onlyOn(side: Side, own: readonly (string | null)[], others: readonly (string | null)[]): Missing[] {
  const missing: Side = side === 'base' ? 'head' : 'base';
  return own
    .filter((name) => !others.includes(name))
    .map((name) => name && writableName(name))
    .map((benchmark) => ({ side: missing, benchmark, because: `only ${side} has this benchmark` }));
}
