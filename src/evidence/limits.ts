/** An artifact of this name holds the evidence of a workflow run. */
export const EVIDENCE_ARTIFACT = 'perf-checklist-evidence';

/** What a bundle may hold; whoever unpacks one stops at these, and reading it stops again. */
export const EVIDENCE_LIMITS = {
  /** Of the zip as it is downloaded. */
  zipBytes: 32 * 1024 * 1024,
  /** Of all files together: 5,000 benchmarks with 20 pairs of 20 samples take 30 MB. */
  unpackedBytes: 128 * 1024 * 1024,
  /** Unpacked over packed; JSON numbers pack about 1 to 4, a bomb 1 to 1,000. */
  ratio: 100,
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
