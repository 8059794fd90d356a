import { Command } from 'commander';
import { formatConfigProblem } from '../../config/format.js';
import { parseConfig } from '../../config/parse.js';
import type { ConfigProblem, ConfigText } from '../../model.js';
import { RULE_IDS } from '../../rules/rule-ids.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { misplacedIn } from '../../source/git/misplaced-config.js';
import { count } from '../../text/words.js';
import { readConfigFile } from '../named-config.js';
import { type DisplayOptions, withDisplayOptions } from '../options.js';
import { EXIT, type Finish, type Surroundings, UsageError } from '../surroundings.js';
import { misplacedWords } from './misplaced.js';
import { openWorktree, type PlaceOptions, settingsWith, withInheritOption, workingConfig } from './place.js';
import { unmatchedHere } from './unmatched.js';

interface CheckOptions extends DisplayOptions, PlaceOptions {
  format?: string;
}

const EXAMPLES = `
Exit codes: 0 no problem, 1 problems, 2 the file could not be read.
A pattern that fits nothing in the last commit is a warning: what it means may come later.`;

export function checkCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('check')
    .summary('look for mistakes in a configuration')
    .description('Looks for mistakes in a configuration and says where they stand and how to mend them.')
    .argument('[file]', `what to check (default: ${CONFIG_PATH} of this repository)`)
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(withInheritOption(command)).action(
    async (file: string | undefined, options: CheckOptions) => {
      const config =
        file === undefined
          ? await ownConfig(options, surroundings)
          : await readConfigFile(file, surroundings);
      const { problems } = parseConfig(await settingsWith(config, options, surroundings), RULE_IDS);
      const warnings = await unmatchedHere(config, options, surroundings);
      surroundings.stdout.write(checked(config, problems, warnings));
      finish(problems.length === 0 ? EXIT.clean : EXIT.blocks);
    },
  );
}

async function ownConfig(options: CheckOptions, surroundings: Surroundings): Promise<ConfigText> {
  const { root } = await openWorktree(options, surroundings);
  const config = await workingConfig(root);
  if (config !== null) return config;
  const misplaced = misplacedWords(misplacedIn(root)) ?? '`perf-checklist init` writes one';
  throw new UsageError(`there is no ${CONFIG_PATH} in ${root}: ${misplaced}`);
}

function checked(
  { file }: ConfigText,
  problems: readonly ConfigProblem[],
  warnings: readonly ConfigProblem[],
): string {
  // Nothing ran, so nothing can be said about what a review did instead.
  const bare = problems.map(({ effect: _effect, ...problem }) => problem);
  const told = [...bare, ...warnings].map((problem) => `${formatConfigProblem(problem)}\n\n`).join('');
  const noted = warnings.length === 0 ? '' : `, ${count(warnings.length, 'warning')}`;
  if (problems.length === 0) return `${told}${file}: no problem${noted}\n`;
  return `${told}${count(problems.length, 'problem')}${noted}\n`;
}
