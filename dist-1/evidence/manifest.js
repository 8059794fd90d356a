import { z } from 'zod';
import { EVIDENCE_LIMITS } from '../model.js';
/** Raised when a bundle of the new form would be misread by the old reader. */
export const BUNDLE_VERSION = 1;
/** What no tool prints in a name, no terminal shows and no database takes. */
const NO_CONTROL = /^\P{Cc}*$/u;
export const hasControlCharacters = (text) => !NO_CONTROL.test(text);
const name = z
  .string()
  .min(1)
  .max(EVIDENCE_LIMITS.nameCharacters)
  .regex(NO_CONTROL, 'must hold no control characters');
const note = z.string().max(EVIDENCE_LIMITS.nameCharacters);
const count = z.int().min(0).max(1e9);
const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'must be a full commit SHA');
const instant = z.iso.datetime();
const side = z.enum(['base', 'head']);
const machine = z.strictObject({
  cpu: name.describe('Model name of the processor.'),
  cores: z.int().min(1).max(100_000),
  os: name,
  kernel: name,
  libc: note.describe('Version of the C library; empty where there is none.'),
});
const measuredSide = z.strictObject({
  sha: sha.describe('The commit that was built.'),
  machine,
  rustc: name.describe('First line of `rustc --version`.'),
  flags: z.string().max(4000).describe('RUSTFLAGS and profile overrides; empty when none.'),
  cargoLock: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .describe('SHA-256 of Cargo.lock, or null.'),
});
const look = z.strictObject({
  measurement: z.int().min(0).max(100).describe('0, then one more for each re-measurement.'),
  pairs: z.int().min(1).max(100_000).describe('Pairs of each benchmark at this look, earlier ones included.'),
  planned: z.int().min(1).max(100_000).describe('Pairs at which this measurement would have ended.'),
});
export const manifestSchema = z.strictObject({
  version: z.literal(BUNDLE_VERSION),
  mergeBase: sha,
  base: measuredSide,
  head: measuredSide,
  startedAt: instant,
  finishedAt: instant,
  layout: z.enum(['shuffled', 'fixed', 'same']).describe('How code placement differs between the sides.'),
  looks: z.array(look).min(1).max(1000),
  failures: z
    .array(z.strictObject({ side, benchmark: name.nullable(), because: z.string().min(1).max(1000) }))
    .max(EVIDENCE_LIMITS.benchmarks)
    .default([])
    .describe('Runs that gave no result; benchmark null: the side did not build.'),
  targets: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(EVIDENCE_LIMITS.pathCharacters),
        benchmarks: z.array(name).max(EVIDENCE_LIMITS.benchmarks),
      }),
    )
    .max(EVIDENCE_LIMITS.benchmarks)
    .optional()
    .describe(
      'Files of the head that benchmarks stand in, from the top of the repository, with what each holds.',
    ),
});
export const UNITS = ['ns', 'count', 'bytes', 'per-second'];
export const MEASURES = ['time', 'tail', 'rate', 'instructions', 'exact'];
/** What each measure may be counted in: each is judged as more, or as less, being better. */
export const UNITS_OF = {
  time: ['ns', 'count'],
  tail: ['ns', 'count'],
  rate: ['per-second'],
  instructions: ['count'],
  exact: ['count', 'bytes'],
};
/** As `z.array(z.number())`, which takes as long for the samples of a bundle as reading its JSON. */
const samples = z
  .custom()
  .meta({ type: 'array', minItems: 1, maxItems: EVIDENCE_LIMITS.samples, items: { type: 'number' } })
  .check(({ value, issues }) => {
    const refuse = (message, path = []) => issues.push({ code: 'custom', input: value, path, message });
    if (!Array.isArray(value)) refuse('must be an array of numbers');
    else if (value.length === 0 || value.length > EVIDENCE_LIMITS.samples)
      refuse(`must hold 1 to ${EVIDENCE_LIMITS.samples} numbers`);
    else {
      const odd = value.findIndex((sample) => !Number.isFinite(sample));
      if (odd >= 0) refuse('must be a number', [odd]);
    }
  });
const result = z.strictObject({
  benchmark: name,
  measure: z.enum(MEASURES),
  unit: z.enum(UNITS),
  samples,
});
const runFacts = {
  side,
  pair: count.describe('Runs of both sides with one number ran next to each other.'),
  order: count.describe('Place in time over the whole measurement.'),
  startedAt: instant,
  seconds: z.number().min(0).max(1e7),
  load: z.number().min(0).max(1e6).describe('Load average of one minute when the run started.'),
  layoutSeed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .nullable()
    .default(null),
};
/** A line of runs.jsonl that names what a tool printed. */
export const toolRunSchema = z.compile(
  z.strictObject({
    ...runFacts,
    tool: name,
    files: z.array(z.string().min(1).max(EVIDENCE_LIMITS.pathCharacters)).max(EVIDENCE_LIMITS.zip.entries),
  }),
);
/** A line of runs.jsonl with results that were already read. */
export const resultRunSchema = z.compile(
  z.strictObject({ ...runFacts, results: z.array(result).max(EVIDENCE_LIMITS.benchmarks) }),
);
