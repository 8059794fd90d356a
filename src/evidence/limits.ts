/** What a bundle may say; how large its zip may be is for whoever unpacks it. */
export const EVIDENCE_LIMITS = {
  /** Raw criterion output has two files for each benchmark and run. */
  files: 50_000,
  pathCharacters: 300,
  /** Process runs of a bundle. */
  runs: 400_000,
  benchmarks: 10_000,
  /** Samples of one benchmark in one run; criterion's default is 100. */
  samples: 10_000,
  /** Samples of the whole bundle. */
  allSamples: 10_000_000,
  nameCharacters: 200,
  /** Problems named one by one; the rest are counted. */
  named: 20,
  /** In any unit: beyond it a number is a mistake or a lie (in ns: 11 days for one iteration). */
  value: 1e15,
} as const;
