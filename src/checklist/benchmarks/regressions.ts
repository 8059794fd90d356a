import type { GateResult, Verdict } from '../../model.js';

/** What fails the item unless somebody accepts it. */
export function regressions({ measured }: { measured: GateResult }): readonly Verdict[] {
  return measured.verdicts.filter(({ kind, beyondMargin }) => kind === 'regressed' && beyondMargin);
}
