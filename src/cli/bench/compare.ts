import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readBundle } from '../../evidence/read.js';
import { Refused } from '../../evidence/refused.js';
import { judgeBundle } from '../../gate/bundle.js';
import type { Bundle } from '../../model.js';
import { readEvidenceAt } from '../../source/git/evidence.js';
import { type DisplayOptions, withDisplayOptions } from '../options.js';
import { type Finish, type Surroundings, UsageError, wantsColor, widthOf } from '../surroundings.js';
import { verdictPage } from './page/page.js';
import {
  conclude,
  exitCodes,
  floorOption,
  marginOption,
  type ThresholdOptions,
  thresholdsOf,
  verdictText,
} from './verdicts.js';

interface CompareOptions extends ThresholdOptions, DisplayOptions {
  html?: string;
  format: string;
}

const EXAMPLES = `
Examples:
  perf-checklist bench compare perf-evidence               the table of verdicts
  perf-checklist bench compare evidence.zip --html r.html  one page with a plot for each benchmark

${exitCodes('the bundle cannot be read, nothing in it could be judged')}`;

export function compareCommand(surroundings: Surroundings, finish: Finish): Command {
  const { stdout, cwd, env } = surroundings;
  const command = new Command('compare')
    .summary('print the verdicts on a bundle')
    .description('Judges a bundle of measurements: a folder, or the zip of a workflow artifact.')
    .argument('<bundle>', 'folder or .zip')
    .option('--html <file>', 'also write one self-contained page with plots')
    .option('--format <name>', 'text or json', 'text')
    .addOption(floorOption())
    .addOption(marginOption())
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (path: string, options: CompareOptions) => {
    if (!['text', 'json'].includes(options.format))
      throw new UsageError(`unknown format ${options.format}: text or json`);
    const thresholds = thresholdsOf(options);
    const bundle = await loadBundle(resolve(cwd, path));
    const view = { color: wantsColor(stdout, env, options.color), width: widthOf(stdout) };
    const result = judgeBundle(bundle, thresholds);
    stdout.write(
      options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : verdictText(result, view),
    );
    if (options.html) await writePage(resolve(cwd, options.html), verdictPage(bundle, result, thresholds));
    finish(conclude(result, surroundings));
  });
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
