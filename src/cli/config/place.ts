import { resolve } from 'node:path';
import type { Command } from 'commander';
import { formatConfigProblem } from '../../config/format.js';
import type { ConfigProblem, ConfigText, Settings } from '../../model.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { Git } from '../../source/git/git.js';
import { misplacedIn } from '../../source/git/misplaced-config.js';
import { openRepository } from '../../source/git/repository.js';
import { readWorktreeText, worktreeRoot } from '../../source/git/worktree.js';
import { configTextOf, readConfigFile, refuseProblems } from '../named-config.js';
import { type Surroundings, toRead } from '../surroundings.js';
import { misplacedWords } from './misplaced.js';

/** Where a configuration is looked for. */
export interface PlaceOptions {
  repo?: string;
  inherit?: string;
}

export function withInheritOption(command: Command): Command {
  return command.option(
    '--inherit <file>',
    "the organisation's file that `extends` names (without it, its settings are left out)",
  );
}

/** The repository that a command is about, seen from the top of its working tree. */
export async function openWorktree(
  { repo }: PlaceOptions,
  { cwd, env }: Surroundings,
): Promise<{ git: Git; root: string }> {
  const root = await worktreeRoot(await openRepository(resolve(cwd, repo ?? '.'), env));
  return { git: new Git(root, env), root };
}

/** As `workingConfig`; where there is none, a file that somebody may take for it is named. */
export async function workingConfigToShow(
  root: string,
  { stderr }: Surroundings,
): Promise<ConfigText | null> {
  const config = await workingConfig(root);
  const words = config === null ? misplacedWords(misplacedIn(root)) : null;
  if (words !== null) stderr.write(`${toRead(stderr, words)}\n`);
  return config;
}

/** The configuration as it lies in the working tree, merged or not; null: there is none. */
export async function workingConfig(root: string): Promise<ConfigText | null> {
  const read = await readWorktreeText(root, CONFIG_PATH);
  if (read === null) return null;
  return configTextOf(CONFIG_PATH, read);
}

/** Settings that hold this configuration and what `--inherit` names. */
export async function settingsWith(
  config: ConfigText | null,
  { inherit }: PlaceOptions,
  surroundings: Surroundings,
): Promise<Settings> {
  const settings: Settings = { config, proposed: null, attributes: '', codeOwners: '' };
  if (inherit === undefined) return settings;
  const inherited = await readConfigFile(inherit, surroundings);
  return { ...settings, inherited: { ...inherited, file: inheritedName(config, inherit) } };
}

/** Says what is wrong with the repository's own file. @throws UsageError when something is wrong with what `--inherit` names. */
export function tellProblems(
  problems: readonly ConfigProblem[],
  { inherit }: PlaceOptions,
  surroundings: Surroundings,
): void {
  const isNamed = ({ file }: ConfigProblem) => inherit !== undefined && file !== CONFIG_PATH;
  for (const { effect: _effect, ...problem } of problems.filter((each) => !isNamed(each))) {
    surroundings.stderr.write(`${formatConfigProblem(problem)}\n\n`);
  }
  refuseProblems(inherit ?? '', problems.filter(isNamed), surroundings);
}

/** The person says that this is the file which is extended: it goes by the name of that place. */
function inheritedName(config: ConfigText | null, file: string): string {
  const named = /^extends:\s*["']?([\w.-]+\/[\w.-]+)/m.exec(config?.text ?? '')?.[1];
  return named === undefined ? file : `${named}: ${file}`;
}
