import { Command, InvalidArgumentError } from 'commander';
import { parseConfig } from '../../config/parse.js';
import type { Replay, Settings } from '../../model.js';
import { tally } from '../../report/rehearsal.js';
import { RULE_IDS } from '../../rules/rule-ids.js';
import { defaultBranch } from '../../source/git/default-branch.js';
import { factsDirectory, NO_CACHE, openFactsCache } from '../../source/git/facts-cache.js';
import type { Git } from '../../source/git/git.js';
import { type MergedPull, mergedPulls } from '../../source/git/merged-pulls.js';
import { resolveCommits } from '../../source/git/objects.js';
import { SourceError } from '../../source/port.js';
import { count, shortSha } from '../../text/words.js';
import { readObeyedConfig } from '../named-config.js';
import { type DisplayOptions, formatOption, withDisplayOptions } from '../options.js';
import { Progress } from '../progress.js';
import { factsReader } from '../review/facts-reader.js';
import {
  EXIT,
  type Finish,
  type Surroundings,
  toRead,
  UsageError,
  wantsColor,
  widthOf,
} from '../surroundings.js';
import {
  openWorktree,
  type PlaceOptions,
  settingsWith,
  tellProblems,
  withInheritOption,
  workingConfigToShow,
} from './place.js';
import { rehearsalText } from './rehearsal-text.js';
import { remembering, replay } from './replay.js';

interface RehearseOptions extends DisplayOptions, PlaceOptions {
  last: number;
  branch?: string;
  config?: string;
  format: 'terminal' | 'json';
  cache: boolean;
}

/** A few weeks of a busy repository: enough to see the usual, soon done. */
const DEFAULT_LAST = 50;

/** Years of most repositories; beyond, the code was another. */
const MAX_LAST = 1000;

const EXAMPLES = `
Examples:
  perf-checklist config rehearse                         the configuration as it lies here, over the last ${DEFAULT_LAST}
  perf-checklist config rehearse --config strict.yml --last 200

Merged pull requests are the merge commits, and the squashed commits with a number, of the default branch. Each is judged
as if the configuration said \`mode: enforce\`; benchmark evidence of the past can't be had, and counts apart.`;

export function rehearseCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('rehearse')
    .summary('replay the configuration over merged pull requests')
    .description(
      'Says what the configuration in the working tree would have meant for the last merged pull requests.',
    )
    .option('--last <n>', 'how many pull requests', pullCount, DEFAULT_LAST)
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .option('--branch <rev>', 'whose history to replay (default: the default branch)')
    .option('--config <file>', 'rehearse this file instead of the one in the working tree')
    .addOption(formatOption())
    .option('--no-cache', 'read every version of every file again')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(withInheritOption(command)).action(async (options: RehearseOptions) => {
    await rehearse(options, surroundings);
    finish(EXIT.clean);
  });
}

function pullCount(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= MAX_LAST) return number;
  throw new InvalidArgumentError(`It takes a whole number from 1 to ${MAX_LAST}.`);
}

async function rehearse(options: RehearseOptions, surroundings: Surroundings): Promise<void> {
  const started = performance.now();
  const { stdout, stderr, env } = surroundings;
  const { git, root } = await openWorktree(options, surroundings);
  const settings = await settingsFor(root, options, surroundings);
  const { problems } = parseConfig(settings, RULE_IDS);
  tellProblems(problems, options, surroundings);
  const { name, pulls } = await pullsOf(git, options);
  const { replays, failures } = await replayAll(pulls, root, settings, options, surroundings);
  for (const failure of failures) stderr.write(`${failure}\n`);
  const rehearsal = tally(replays);
  if (options.format === 'json') {
    stdout.write(`${JSON.stringify({ format: 1, branch: name, ...rehearsal }, null, 2)}\n`);
    return;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  stdout.write(`${toRead(stdout, `${header(name, pulls, settings)} · ${seconds} s`)}\n\n`);
  stdout.write(
    rehearsalText(rehearsal, { color: wantsColor(stdout, env, options.color), width: widthOf(stdout) }),
  );
}

function header(branch: string, pulls: readonly MergedPull[], { config }: Settings): string {
  const what = config?.file ?? 'the defaults (there is no configuration here)';
  const noun = pulls.some(({ number }) => number !== null) ? 'merged pull request' : 'commit';
  const since = pulls.at(-1)?.mergedAt.slice(0, 10) ?? '';
  return `Rehearsing ${what} over ${count(pulls.length, noun)} of ${branch}, back to ${since}`;
}

async function settingsFor(
  root: string,
  options: RehearseOptions,
  surroundings: Surroundings,
): Promise<Settings> {
  const { config } = options;
  const written =
    config === undefined
      ? await workingConfigToShow(root, surroundings)
      : await readObeyedConfig(config, surroundings);
  return settingsWith(written, options, surroundings);
}

async function pullsOf(
  git: Git,
  { branch, last }: RehearseOptions,
): Promise<{ name: string; pulls: MergedPull[] }> {
  const name = branch ?? (await defaultBranch(git));
  const tip = (await resolveCommits(git, [name])).get(name);
  if (tip === undefined)
    throw new UsageError(`unknown revision ${name}: \`git branch --all\` lists what there is`);
  const pulls = await mergedPulls(git, tip, last);
  if (pulls.length === 0)
    throw new UsageError(`${name} has a single commit: nothing was ever merged into it`);
  return { name, pulls };
}

async function replayAll(
  pulls: readonly MergedPull[],
  root: string,
  { config, inherited }: Settings,
  options: RehearseOptions,
  { stderr, env }: Surroundings,
): Promise<{ replays: Replay[]; failures: string[] }> {
  const progress = new Progress(stderr);
  const facts = factsReader(progress);
  const cache = remembering(options.cache ? await openFactsCache(factsDirectory(env)) : NO_CACHE);
  const settings = inherited === undefined ? { config } : { config, inherited };
  const replays: Replay[] = [];
  const failures: string[] = [];
  try {
    for (const [done, pull] of pulls.entries()) {
      progress.update('Replaying', done, pulls.length, 'pull request');
      try {
        replays.push(await replay(pull, { root, settings, cache, readFacts: facts.read, env }));
      } catch (error) {
        // One that a shallow clone can't show must not hide the others.
        if (!(error instanceof SourceError)) throw error;
        failures.push(
          `${pull.number === null ? shortSha(pull.after) : `#${pull.number}`} left out: ${error.message}`,
        );
      }
    }
  } finally {
    progress.clear();
    await facts.close();
  }
  return { replays, failures };
}
