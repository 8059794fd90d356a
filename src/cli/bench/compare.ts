import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readBundle } from '../../evidence/read.js';
import { Refused } from '../../evidence/refused.js';
import { judgeBundle } from '../../gate/bundle.js';
import type { Bundle } from '../../model.js';
import { readEvidenceAt } from '../../source/git/evidence.js';
import { resolveCommits } from '../../source/git/objects.js';
import { openRepository } from '../../source/git/repository.js';
import { SourceError } from '../../source/port.js';
import { type DisplayOptions, formatOption, withDisplayOptions } from '../options.js';
import { type Finish, type Surroundings, UsageError, wantsColor, widthOf } from '../surroundings.js';
import { verdictPage } from './page/page.js';
import { type ThresholdOptions, thresholdOptions, thresholdsAt } from './thresholds.js';
import { conclude, exitCodes, verdictText } from './verdicts.js';

interface CompareOptions extends ThresholdOptions, DisplayOptions {
  html?: string;
  format: 'terminal' | 'json';
}

const EXAMPLES = `
Examples:
  perf-checklist bench compare perf-evidence               the table of verdicts
  perf-checklist bench compare perf-evidence --verbose     how they were judged, too
  perf-checklist bench compare evidence.zip --html r.html  one page with a plot for each benchmark

${exitCodes('the bundle cannot be read, nothing in it could be judged')}`;

export function compareCommand(surroundings: Surroundings, finish: Finish): Command {
  const { stdout, cwd, env } = surroundings;
  const command = new Command('compare')
    .summary('print the verdicts on a bundle')
    .description('Judges a bundle of measurements: a folder, or the zip of a workflow artifact.')
    .argument('<bundle>', 'folder or .zip')
    .option('--html <file>', 'also write one self-contained page with plots')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES);
  for (const option of thresholdOptions()) command.addOption(option);
  return withDisplayOptions(command).action(async (path: string, options: CompareOptions) => {
    const bundle = await loadBundle(resolve(cwd, path));
    const thresholds = await thresholdsAt(await baseHere(bundle, surroundings), options, surroundings);
    const view = {
      color: wantsColor(stdout, env, options.color),
      width: widthOf(stdout),
      verbose: options.verbose === true,
    };
    const result = judgeBundle(bundle, thresholds);
    stdout.write(
      options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : verdictText(result, view),
    );
    if (options.html) await writePage(resolve(cwd, options.html), verdictPage(bundle, result, thresholds));
    finish(conclude(result, surroundings));
  });
}

/** Null: a bundle is judged anywhere, but here is no clone that holds its base. */
async function baseHere({ mergeBase }: Bundle, { cwd, env }: Surroundings) {
  try {
    const git = await openRepository(cwd, env);
    const commit = (await resolveCommits(git, [mergeBase])).get(mergeBase);
    return commit === undefined ? null : { git, commit };
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

async function writePage(path: string, page: string): Promise<void> {
  await writeFile(path, page).catch((error: Error) => {
    throw new UsageError(`--html cannot be written: ${error.message}`);
  });
}

/** @throws UsageError when it is no bundle. */
async function loadBundle(path: string): Promise<Bundle> {
  const evidence = await readEvidenceAt(path, '');
  if (evidence.kind !== 'files') throw new UsageError(`${path}: ${evidence.reason}`);
  try {
    return readBundle(evidence.files);
  } catch (error) {
    if (error instanceof Refused) throw new UsageError(`${path} is no bundle: ${error.message}`);
    throw error;
  }
}
