export type Random = () => number;

/** A whole number from 0 up to, not including, `limit`; 0 for an empty range. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[below(list.length, random)] as T;
}

/** Texts that mean something to a parser, a database, a terminal, Markdown or JavaScript. */
export const NASTY = [
  '', ' ', '\0', '\n', '\r\n', '\u2028', '\ud800', '\u202e', '\ufeff', '😀', 'constructor', '__proto__', 'toString', '../..', '/etc/passwd',
  'C:\\x', '..\\x', '@octocat', '<!-- perf-checklist -->', '<!-- item:tests -->', '- [x] a <!-- item:benchmarks -->', '/perf tick tests',
  '/perf override x', '`', '```', '|', '%s%n', "'; DROP TABLE pull; --", '-1', '0', '1e309', 'NaN', 'null', 'true', '[[[[', '{{{{',
  '*'.repeat(200), 'a'.repeat(5_000), '{a,b}'.repeat(30), '[!', '[a-', '\\', '!x', '&a', '*a', '? ', ': ', '- ', '<<: *a', '|-\n', '%YAML 9.9\n',
]; // biome-ignore format: a list

/** Bytes of a text or an archive, changed in a few places. */
export function damaged(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  for (let times = 1 + below(8, random); times > 0; times--)
    changed[below(changed.length, random)] = below(256, random);
  const cut = random() < 0.2 ? below(changed.length, random) : changed.length;
  return random() < 0.1 ? Buffer.concat([changed.subarray(0, cut), changed]) : changed.subarray(0, cut);
}

/** A text with pieces put in, taken out, repeated and moved. */
export function mangled(text: string, random: Random, pieces: readonly string[] = NASTY): string {
  let changed = text;
  for (let times = 1 + below(6, random); times > 0; times--) {
    const at = below(changed.length + 1, random);
    const end = at + below(random() < 0.5 ? 4 : 200, random);
    const piece = changed.slice(at, end);
    const put = pick([pick(pieces, random), '', piece + piece, piece.repeat(below(50, random))], random);
    changed = changed.slice(0, at) + put + changed.slice(random() < 0.5 ? at : end);
  }
  return changed;
}

/** A JSON value with some of its inside replaced, left out or put elsewhere. */
export function mutated(value: unknown, random: Random, depth = 0): unknown {
  if (random() < 0.02 + depth * 0.01) return junk(random);
  if (Array.isArray(value)) return value.map((one) => mutated(one, random, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(() => random() > 0.01)
    .map(([key, inner]) => [random() < 0.005 ? pick(NASTY, random) : key, mutated(inner, random, depth + 1)]);
  return Object.fromEntries(entries);
}

function junk(random: Random): unknown {
  const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0];
  const deep = () => JSON.parse('['.repeat(500) + ']'.repeat(500));
  return pick<() => unknown>(
    [
      () => pick(NASTY, random),
      () => pick(numbers, random),
      () => null,
      () => true,
      () => [],
      () => ({}),
      deep,
    ],
    random,
  )();
}
