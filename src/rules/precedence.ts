/**
 * Where two rules speak of the same code, the earlier one in this list speaks: the more exact diagnosis first, the general
 * one last. A rule that is not listed gives way to every rule that is.
 */
const ORDER: readonly string[] = [
  'unsafe-without-safety-comment',
  'unsafe-fn-without-safety-docs',
  'blocking-in-async',
  'lock-across-await',
  'lock-held-too-long',
  'string-concat-in-loop',
  'copied-to-append',
  'lock-taken-repeatedly',
  'parallel-misuse',
  'db-existence-and-delete',
  'db-op-in-loop',
  'await-in-loop',
  'needless-arc',
  'needless-box',
  'regex-and-runtime-built-constants',
  'eager-error-value',
  'buffer-temp-into-writer',
  'string-temp-into-writer',
  'string-temp-for-compare',
  'string-where-cow-fits',
  'redundant-string-conversion',
  'contains-then-map-op',
  'clone-whole-for-one-field',
  'option-clone-then-adapter',
  'arc-clone-in-loop',
  'work-in-comparator',
  'clone-as-temporary-for-read',
  'copy-then-narrow',
  'clone-to-iterate',
  'by-value-parameter-only-read',
  'clone-before-filter',
  'iter-clone-of-owned-collection',
  'clone-out-of-owned',
  'clone-local-only-borrowed',
  'clone-last-use',
  'clone-then-overwritten',
  'owned-key-for-lookup',
  'sort-then-take',
  'encoded-only-for-length',
  'rows-then-flattened',
  'vec-then-array',
  'collect-for-len-first-index',
  'collect-then-collect',
  'collect-then-single-pass',
  'lines-allocate-per-line',
  'encode-into-empty-buffer',
  'bulk-op-instead-of-loop',
  'alloc-in-loop',
  'front-insert-remove',
  'grow-loop-without-capacity',
  'linear-search-in-loop',
  'expensive-log-or-span',
  'eager-before-needed',
  'clone-in-loop',
];

const RANK = new Map(ORDER.map((id, rank) => [id, rank]));

/** Says something about the choice of a type, which stands whatever is done with its values. */
const APART: ReadonlySet<string> = new Set(['default-hasher-on-hot-map']);

/** What need not be asked at all need not be asked in one go. */
const FIRST: readonly (readonly [string, string])[] = [['eager-before-needed', 'db-op-in-loop']];

export function outranks(one: string, other: string): boolean {
  for (const [first, second] of FIRST) {
    if (one === first && other === second) return true;
    if (one === second && other === first) return false;
  }
  if (APART.has(one) || APART.has(other)) return false;
  const [a, b] = [RANK.get(one) ?? ORDER.length, RANK.get(other) ?? ORDER.length];
  return a === b ? one < other : a < b;
}
