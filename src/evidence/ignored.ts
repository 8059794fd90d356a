import type { FailedRun } from '../model.js';

/** A failure that may be one because its author ignores the benchmark. */
export interface Missing extends FailedRun {
  ignored?: true;
}

/** What is ignored on both sides is no benchmark of either, and no result that fails to come; on one side alone it is one that went, or came. */
export function withoutIgnored(failures: readonly Missing[]): FailedRun[] {
  const sides = new Map<string | null, number>();
  for (const { benchmark, ignored } of failures)
    if (ignored) sides.set(benchmark, (sides.get(benchmark) ?? 0) + 1);
  return failures.flatMap(({ ignored, ...failure }) =>
    ignored && sides.get(failure.benchmark) === 2 ? [] : [failure],
  );
}
