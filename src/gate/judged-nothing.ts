import type { GateResult } from '../model.js';

/** That no benchmark was compared at all, or in a run that its own control calls unfit: whatever such a result lacks, it is no good news. */
export function judgedNothing({ verdicts, control }: Pick<GateResult, 'verdicts' | 'control'>): boolean {
  const unfit = control !== null && control.alarms > 0;
  return verdicts.every(({ kind, interval }) => kind === 'cannot tell' && (unfit || interval === null));
}
