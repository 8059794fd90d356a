import type { Bundle, GateResult, Machine, Toolchain, Verdict } from '../model.js';
import { BEST_SHARE } from './best-runs.js';
import type { Statistic } from './choose-statistic.js';
import { control } from './control.js';
import { countVerdict } from './counts.js';
import type { Thresholds } from './judge.js';
import { LAYOUT_DEVIATION } from './layout.js';
import { TRIM } from './location.js';
import { isBrokenOff, isOf, missingRuns, withMissing } from './missing.js';
import { judgeNoisy } from './noisy.js';
import { type Series, seriesOf } from './series.js';
import { alphaOfLook } from './spending.js';
import { stuckOf } from './stuck.js';
import { undecided } from './verdict.js';
import { counted, percent } from './words.js';

/** Fewer pairs can be decided by a single disturbance of the machine, and leave each side too few with itself for the control. */
export const LEAST_PAIRS = 6;

/** Verdicts of all benchmarks of a bundle, in the order in which they first ran. `beside` counts the pull request's other benchmarks. */
export function judgeBundle(bundle: Bundle, thresholds: Thresholds, beside = 0): GateResult {
  const all = seriesOf(bundle.runs);
  const different = machineDifference(bundle.baseMachine, bundle.headMachine);
  if (different) return unfit(all, `base and head ran on different machines (${different})`, bundle);
  if (alphaOfLook(bundle.looks, bundle.looks.length - 1) === 0) {
    return unfit(all, 'it was measured so often that no further look can keep the error rate', bundle);
  }
  const verdicts = new Map<Series, Verdict>();
  const comparable = new Set<Series>();
  for (const s of all) {
    const because = incomparable(s, bundle);
    if (because) verdicts.set(s, undecided(s, because));
    else comparable.add(s);
    if (because === null && isCount(s)) verdicts.set(s, countVerdict(s, thresholds));
  }
  const noisy = all.filter((s) => !verdicts.has(s));
  const checked = control(noisy, thresholds);
  const family = all.filter((s) => !isCount(s)).length + beside;
  const judged = judgeNoisy(noisy, bundle, thresholds, family);
  const alarm = checked && checked.alarms.length > 0 ? alarmReason(checked.alarms) : null;
  for (const [i, s] of noisy.entries()) {
    const verdict = judged.verdicts[i]!;
    verdicts.set(s, alarm ? { ...verdict, ...notTold(alarm) } : verdict);
  }
  for (const [s, verdict] of verdicts) {
    const missing = comparable.has(s) ? missingRuns(s, bundle) : null;
    if (missing !== null) verdicts.set(s, withMissing(verdict, missing));
  }
  const stuck = alarm ? null : stuckOf(bundle, noisy, judged.verdicts, thresholds, beside);
  return {
    verdicts: [...all.map((s) => verdicts.get(s)!), ...withoutRuns(bundle, all)],
    control: checked && { alarms: checked.alarms.length, of: checked.of },
    method: judged.statistic && noisy.length > 0 ? method(judged.statistic, bundle) : '',
    remarks: [...(alarm ? [alarm] : []), ...remarks(bundle, all, noisy.length)],
    broken: brokenOnHead(all),
    ...(stuck === null ? {} : { stuck }),
  };
}

/** True where a side compared with itself differs: nothing that was measured then is to be relied on. */
export function isUnfit(bundle: Bundle, thresholds: Thresholds): boolean {
  const noisy = seriesOf(bundle.runs).filter((s) => !isCount(s) && incomparable(s, bundle) === null);
  return (control(noisy, thresholds)?.alarms.length ?? 0) > 0;
}

/** Benchmarks of which only a failure is known. */
function withoutRuns(bundle: Bundle, all: readonly Series[]): Verdict[] {
  const known = new Set(all.map((s) => s.benchmark));
  const failed = new Map(bundle.failures.map((f) => [f.benchmark, f]));
  return [...failed].flatMap(([benchmark, { side, because }]) => {
    if (benchmark === null || known.has(benchmark)) return [];
    return [undecided({ benchmark, unit: 'ns', pairs: [] }, `no result on ${side}: ${because}`)];
  });
}

/** What ran on the base and gives no result on the head, said or not. Of what the change removes the runner measures neither side. */
function brokenOnHead(all: readonly Series[]): string[] {
  return all.filter(({ runs }) => runs.base > 0 && runs.head === 0).map(({ benchmark }) => benchmark);
}

const isCount = (s: Series) => s.measure === 'exact' || s.measure === 'instructions';

const notTold = (because: string) =>
  ({ kind: 'cannot tell', because, beyondMargin: false, withinMargin: false }) as const;

function unfit(all: readonly Series[], because: string, bundle: Bundle): GateResult {
  const verdicts = [...all.map((s) => undecided(s, because)), ...withoutRuns(bundle, all)];
  return {
    verdicts,
    control: null,
    method: '',
    remarks: [`Nothing was judged: ${because}.`, ...failureRemarks(bundle)],
    broken: brokenOnHead(all),
  };
}

/** Why a benchmark cannot be compared at all, or null. */
function incomparable(s: Series, bundle: Bundle): string | null {
  const missing = s.runs.base === 0 ? 'base' : s.runs.head === 0 ? 'head' : null;
  if (missing) {
    const failure = bundle.failures.find((f) => f.side === missing && isOf(s.benchmark, f.benchmark));
    if (failure) return `no result on ${missing}: ${failure.because}`;
    const other = missing === 'base' ? 'head' : 'base';
    return isBrokenOff(s, bundle)
      ? `interrupted after one run of ${other} and none of ${missing}`
      : `only ${other} has this benchmark`;
  }
  if (s.unfair) return s.unfair;
  if (s.pairs.length === 0) return 'no run of base has a partner of head';
  if (isCount(s)) return null;
  if (s.pairs.length < LEAST_PAIRS) {
    const have = s.pairs.length === 1 ? 'one run per side' : `${s.pairs.length} pairs`;
    return `${have} cannot tell a change from noise: at least ${LEAST_PAIRS} pairs are needed`;
  }
  return s.pairs.some((p) => p.base.least === 0 || p.head.least === 0)
    ? 'a time of zero cannot be compared'
    : null;
}

function machineDifference(base: Machine, head: Machine): string | null {
  const keys = ['cpu', 'cores', 'os', 'kernel', 'libc'] as const;
  const key = keys.find((k) => base[k] !== head[k]);
  return key ? `${key}: ${base[key]} against ${head[key]}` : null;
}

function alarmReason(alarms: readonly string[]): string {
  const named = alarms
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ');
  const more = alarms.length > 3 ? ` and ${alarms.length - 3} more` : '';
  return `the run is unfit: a side compared with itself differs in ${named}${more}`;
}

function remarks(bundle: Bundle, all: readonly Series[], compared: number): string[] {
  const out: string[] = [];
  if (all.length === 0 && bundle.failures.length === 0) out.push('The bundle holds no benchmark results.');
  if (bundle.layout === 'fixed' && compared > 0) {
    out.push(
      `Both sides were linked once, so that unrelated code may have moved a benchmark about: each interval allows for ${percent(LAYOUT_DEVIATION)} (one standard deviation).`,
    );
  }
  if (all.some(({ unit }) => unit === 'per-second'))
    out.push('The change of a rate is that of the time each one takes: half the rate is +100 %.');
  const toolchain = toolchainDifference(bundle.baseToolchain, bundle.headToolchain);
  if (toolchain) out.push(toolchain);
  return [...out, ...failureRemarks(bundle)];
}

function failureRemarks(bundle: Bundle): string[] {
  const ran = new Set(bundle.runs.map(({ side }) => side));
  return bundle.failures.map(({ side, benchmark, because }) => {
    const whole = ran.has(side) ? `A run of the ${side} side` : `The ${side} side`;
    return `${benchmark === null ? whole : `\`${benchmark}\` on ${side}`} gave no result: ${because}.`;
  });
}

function toolchainDifference(base: Toolchain, head: Toolchain): string | null {
  const different = [
    base.rustc !== head.rustc && 'rustc',
    base.flags !== head.flags && 'flags',
    base.cargoLock !== head.cargoLock && 'Cargo.lock',
  ].filter((name) => name !== false);
  const last = different.pop();
  if (last === undefined) return null;
  if (different.length === 0) return `The sides differ in ${last}; its effect is part of the change.`;
  return `The sides differ in ${different.join(', ')} and ${last}; their effect is part of the change.`;
}

function method(statistic: Statistic, bundle: Bundle): string {
  const last = bundle.looks.at(-1)!;
  const looks = `look ${bundle.looks.length} (${counted(last.pairs, 'pair')}, measurement ${last.measurement + 1})`;
  return `${statistic.run} of each process run, ${acrossWords(statistic)}, moderated t, Holm over the benchmarks, Lan–DeMets alpha spending: ${looks}`;
}

function acrossWords({ across }: Statistic): string {
  if (across === 'best runs') return `log ratio of the best ${percent(BEST_SHARE)} of each side's runs`;
  return `${across === 'mean' ? 'mean' : `${percent(TRIM)} trimmed mean`} of paired log ratios`;
}
