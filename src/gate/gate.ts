import type { Config, Evidence, GateResult } from '../model.js';
import { judgeBundle } from './bundle.js';

/** Compares base and head of a measured bundle; without one there are no verdicts, and a remark says why one was refused. */
export function gate(evidence: Evidence, config: Config): GateResult {
  if (evidence.kind !== 'measured') {
    const remarks = evidence.kind === 'refused' ? [`The evidence is refused: ${evidence.reason}.`] : [];
    return { verdicts: [], control: null, method: '', remarks, broken: [] };
  }
  const result = judgeBundle(evidence.bundle, config.gate);
  return { ...result, remarks: [...result.remarks, ...(evidence.again?.problems ?? [])] };
}
