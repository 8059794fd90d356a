const MEGABYTE = 1_048_576;
/** What a bundle of evidence may hold, as a zip, a folder or numbers: one place, so that the same files get the same answer everywhere. */
export const EVIDENCE_LIMITS = {
  zip: {
    /** Bytes of the zip itself. */
    compressed: 20 * MEGABYTE,
    /** Bytes of all files together: what ten million samples take as text. */
    total: 100 * MEGABYTE,
    /** Raw criterion output has two files for each benchmark and run: 200 benchmarks in 60 pairs. */
    entries: 50_000,
    /** JSON of numbers packs two- to tenfold; a bomb packs a thousandfold. */
    ratio: 200,
  },
  pathCharacters: 300,
  /** Process runs of a bundle. */
  runs: 400_000,
  benchmarks: 10_000,
  /** Samples of one benchmark in one run; criterion's default is 100. */
  samples: 10_000,
  /** Samples of the whole bundle. */
  allSamples: 10_000_000,
  nameCharacters: 200,
  /** In any unit: beyond it a number is a mistake or a lie (in ns: 11 days for one iteration). */
  value: 1e15,
};
