import { Command, InvalidArgumentError } from 'commander';
import { ADAPTERS } from '../../evidence/adapters/index.js';
import { LEAST_PAIRS } from '../../gate/bundle.js';
import { withDisplayOptions } from '../options.js';
import { UsageError } from '../surroundings.js';
import { thresholdOptions } from './thresholds.js';
import { exitCodes } from './verdicts.js';

/** Enough to see +5 % of a benchmark that spreads by 2 %; `--budget` fits the number to the time there is. */
const DEFAULT_PAIRS = 12;
const DEFAULT_OUT = 'perf-evidence';
/** Null: targets of `cargo bench`. What counts instructions or allocations can be judged from fewer pairs. */
const TIMES_ONLY = new Set([null, 'criterion', 'divan', 'libtest', 'hyperfine']);
const EXAMPLES = `
Examples:
  perf-checklist bench run                              this branch against the default branch
  perf-checklist bench run main..seek-cache --budget 10m
  perf-checklist bench run --only '^trie/' --pairs 20
  perf-checklist bench run --tool hyperfine -- \\
    sh -c 'hyperfine --export-json "$PERF_CHECKLIST_OUT/r.json" ./run.sh'

A command runs in each side's work tree, in the folder that --repo names, with these variables:
  PERF_CHECKLIST_OUT   an empty folder for what the tool writes; where it stays empty, what the command prints is read
  PERF_CHECKLIST_SIDE  base or head
  CARGO_TARGET_DIR     ./target of that folder, so that ./target/release/NAME is what the command built there
  CRITERION_HOME       as PERF_CHECKLIST_OUT

Without a command, every bench target of the workspace is built on both sides and run benchmark by benchmark, relinked with a new
order of functions for each pair where the linker can. Times of a command carry an allowance for layout instead: at a margin below 8 %
none can be shown to be unchanged.

${exitCodes('nothing could be measured, it was interrupted without a regression')}`;
export function runCommand(surroundings, finish) {
  const command = new Command('run')
    .summary('measure two commits, interleaved')
    .description(
      'Builds base and head in work trees of their own, measures them in turn, and writes one bundle of evidence.',
    )
    .argument('[range]', 'BASE..HEAD, or what REV adds to the default branch, as for review')
    .argument('[command...]', 'after --: what to run in each work tree instead of `cargo bench` targets')
    .option('--repo <dir>', 'the repository, or the folder of a crate in it', '.')
    .option('--pairs <n>', `pairs of runs of each benchmark (default: ${DEFAULT_PAIRS})`, pairCount)
    .option('--budget <time>', 'as many pairs as fit in so much time, such as 10m', duration)
    .option('--only <regex>', 'benchmarks whose names match', pattern)
    .option(
      '--out <dir>',
      `folder for the bundle; must hold no runs yet (default: ${DEFAULT_OUT}, or ${DEFAULT_OUT}-2 and so on)`,
    )
    .option('--tool <name>', `what reads the command's output: ${[...ADAPTERS.keys()].join(', ')}`)
    .option('--features <names>', 'features to build with, as cargo takes them', featureNames)
    .option('--all-features', 'build with all features')
    .option('--no-default-features', 'build without the default features')
    .option('--always', 'measure even where only prose, pictures and the like changed')
    .addHelpText('after', EXAMPLES);
  for (const option of thresholdOptions()) command.addOption(option);
  return withDisplayOptions(command).action(async (range, command, options, self) => {
    // Without a range, what stands after `--` fills its place.
    const isRange = range === undefined || range.includes('..') || !isAfterDashes(self, range);
    const words = isRange ? command : [range, ...command];
    const what = {
      ...options,
      out: options.out ?? DEFAULT_OUT,
      keepEarlier: options.out === undefined,
      always: options.always === true,
      range: isRange ? (range ?? null) : null,
      command: words,
      tool: toolFor(words, options),
      effort: effortOf(options),
      features: {
        features: options.features ?? [],
        allFeatures: options.allFeatures === true,
        noDefaultFeatures: !options.defaultFeatures,
      },
    };
    // `bench compare` would load it for nothing.
    const { measureRange } = await import('./measure-range.js');
    finish(await measureRange(what, surroundings));
  });
}
/** Commander takes the dashes away; only what was typed still has them. */
function isAfterDashes(command, word) {
  let root = command;
  while (root.parent !== null) root = root.parent;
  const { rawArgs } = root;
  const dashes = rawArgs.indexOf('--');
  return dashes >= 0 && rawArgs[dashes + 1] === word;
}
function effortOf({ pairs, budget }) {
  return budget === undefined ? { pairs: pairs ?? DEFAULT_PAIRS } : { seconds: budget };
}
function toolFor(command, options) {
  const { tool, pairs, budget, only, features, allFeatures, defaultFeatures } = options;
  if (pairs !== undefined && budget !== undefined)
    throw new UsageError('--pairs and --budget exclude each other');
  if (pairs !== undefined && pairs < LEAST_PAIRS && TIMES_ONLY.has(tool ?? null))
    throw new UsageError(
      `--pairs ${pairs} cannot tell a change from noise: at least ${LEAST_PAIRS} are needed`,
    );
  if (tool !== undefined && !ADAPTERS.has(tool))
    throw new UsageError(`unknown tool ${tool}: known are ${[...ADAPTERS.keys()].join(', ')}`);
  if (command.length === 0) {
    if (tool !== undefined) throw new UsageError('--tool needs a command after --');
    return null;
  }
  if (features !== undefined || allFeatures === true || !defaultFeatures)
    throw new UsageError('features are for `cargo bench` targets: name them in the command');
  if (tool === undefined)
    throw new UsageError('a command needs --tool NAME, which says how to read its output');
  if (only !== undefined)
    throw new UsageError('--only works on `cargo bench` targets: let the command choose its benchmarks');
  return tool;
}
/** As cargo takes them: with commas or spaces, and the option again and again. */
const featureNames = (text, before = []) => [
  ...before,
  ...text.split(/[\s,]+/).filter((name) => name !== ''),
];
function pairCount(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('It takes a whole number from 1 to 1000.');
  return value;
}
const SECONDS = { s: 1, m: 60, h: 3600 };
function duration(text) {
  const found = /^(\d+(?:\.\d+)?)([smh])$/.exec(text);
  const seconds = found === null ? 0 : Number(found[1]) * SECONDS[found[2]];
  if (seconds === 0) throw new InvalidArgumentError('It takes a number with s, m or h, such as 10m.');
  return seconds;
}
function pattern(text) {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError(`It takes a regular expression: ${error.message}.`);
  }
}
