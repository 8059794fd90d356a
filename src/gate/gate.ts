import type { Bundle, Config, Evidence, GateResult } from '../model.js';
import { isUnfit, judgeBundle } from './bundle.js';
import { benchmarksOf, bySharedBenchmarks, together } from './groups.js';
import type { Thresholds } from './judge.js';
import { pooled } from './pool.js';

/** Compares base and head of what was measured; without that there are no verdicts, and a remark says why evidence was refused. */
export function gate(evidence: Evidence, config: Config): GateResult {
  if (evidence.kind !== 'measured') {
    const remarks = evidence.kind === 'refused' ? [`The evidence is refused: ${evidence.reason}.`] : [];
    return { verdicts: [], control: null, method: '', remarks, broken: [] };
  }
  const groups = bySharedBenchmarks([evidence.bundle, ...(evidence.later ?? [])]);
  const all = benchmarksOf(groups.flat()).size;
  const result = together(
    groups.map((group) => judgeAll(group, config.gate, all - benchmarksOf(group).size)),
  );
  return { ...result, remarks: [...result.remarks, ...(evidence.problems ?? [])] };
}

/**
 * A machine that was unfit once would spoil the pairs of every later run. Each side's comparison with itself says nothing about base
 * against head, so leaving out by it chooses no result.
 */
function judgeAll(measurements: readonly Bundle[], thresholds: Thresholds, beside: number): GateResult {
  const fit = measurements.length > 1 ? measurements.filter((one) => !isUnfit(one, thresholds)) : [];
  const { bundle, problems } = pooled(fit.length > 0 ? fit : measurements);
  const result = judgeBundle(bundle, thresholds, beside);
  return { ...result, remarks: [...result.remarks, ...problems, ...leftOut(measurements, fit)] };
}

function leftOut(measurements: readonly Bundle[], fit: readonly Bundle[]): string[] {
  const unfit = measurements.length - fit.length;
  if (fit.length === 0 || unfit === 0) return [];
  return [
    `${unfit} of ${measurements.length} measurements of this commit ran on a machine that was unfit, and were left out.`,
  ];
}
