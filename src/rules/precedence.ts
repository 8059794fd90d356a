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
  'grow-loop-without-capacity',
  'front-insert-remove',
  'linear-search-in-loop',
  'expensive-log-or-span',
  'eager-before-needed',
  'alloc-in-loop',
  'clone-in-loop',
];

const RANK = new Map(ORDER.map((id, rank) => [id, rank]));

export function outranks(one: string, other: string): boolean {
  const [a, b] = [RANK.get(one) ?? ORDER.length, RANK.get(other) ?? ORDER.length];
  return a === b ? one < other : a < b;
}
