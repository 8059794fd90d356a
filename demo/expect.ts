/** What the demo shows is not what it should be. */
export class WrongDemo extends Error {
  override readonly name = 'WrongDemo';
}

/** Lists are compared without regard to order: what is missing and what is too much is said. */
export function expectSame(what: string, actual: readonly string[], expected: readonly string[]): void {
  const missing = without(expected, actual).map((one) => `  missing: ${one}`);
  const surplus = without(actual, expected).map((one) => `  not expected: ${one}`);
  if (missing.length + surplus.length > 0)
    throw new WrongDemo([`${what}:`, ...missing, ...surplus].join('\n'));
}

export function expectText(what: string, actual: string | null | undefined, expected: RegExp): void {
  if (!expected.test(actual ?? ''))
    throw new WrongDemo(`${what} should fit ${expected}, but is: ${actual ?? 'absent'}`);
}

export function expectThat(what: string, holds: boolean): void {
  if (!holds) throw new WrongDemo(`This does not hold: ${what}.`);
}

function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
