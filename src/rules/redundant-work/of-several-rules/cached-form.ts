/** `sort_by_cached_key` of a list, `sorted_by_cached_key` of itertools, `par_sort_by_cached_key` of rayon. */
export function cachedForm(method: string): string {
  return method.replace(/(?:_unstable)?_by(?:_key)?$/, '_by_cached_key');
}
