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
