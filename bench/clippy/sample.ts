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

/** Its findings are alike: they would say the same many times. */
const LIMITED_RULE = 'unsafe-without-safety-comment';
const LIMIT = 10;

/** As many at random, the same for the same seed. */
export function sampleOf<T extends { rule: string }>(
  findings: readonly T[],
  size: number,
  seed: number,
): T[] {
  const shuffled = shuffle(findings, randomFrom(seed));
  let limited = 0;
  const allowed = shuffled.filter(({ rule }) => rule !== LIMITED_RULE || ++limited <= LIMIT);
  return allowed.slice(0, size);
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

/** Mulberry32: good enough for a draw, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

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
