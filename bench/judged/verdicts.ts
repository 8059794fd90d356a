/** A finding read by hand. */
export interface Judged {
  /** Crate with its version, or repository. */
  crate: string;
  path: string;
  line: number;
  rule: string;
  verdict: Verdict;
  why: string;
}

export type Verdict = 'right' | 'arguable' | 'wrong';

export type Verdicts = Record<Verdict, number>;

/** All of them, and by rule: most wrong first. */
export function verdictsOf(judged: readonly Judged[]): { all: Verdicts; byRule: [string, Verdicts][] } {
  const all = { right: 0, arguable: 0, wrong: 0 };
  const byRule = new Map<string, Verdicts>();
  for (const { rule, verdict } of judged) {
    const ofRule = byRule.get(rule) ?? { right: 0, arguable: 0, wrong: 0 };
    byRule.set(rule, ofRule);
    all[verdict]++;
    ofRule[verdict]++;
  }
  const sorted = [...byRule].sort(
    ([a, x], [b, y]) => y.wrong - x.wrong || y.right - x.right || (a < b ? -1 : 1),
  );
  return { all, byRule: sorted };
}
