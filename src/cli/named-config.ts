import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatConfigProblem } from '../config/format.js';
import { parseConfig } from '../config/parse.js';
import type { Config, ConfigProblem, ConfigText } from '../model.js';
import { RULE_IDS } from '../rules/rule-ids.js';
import { decode, NOT_UTF8, type ObjectText } from '../source/git/objects.js';
import { type Surroundings, UsageError } from './surroundings.js';
import { unreadableWords } from './unreadable.js';

/** @throws UsageError when the file can't be read. */
export async function readConfigFile(file: string, { cwd }: Surroundings): Promise<ConfigText> {
  const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => {
    throw new UsageError(`cannot read the configuration ${file}: ${unreadableWords(error)}`);
  });
  return configTextOf(file, decode(bytes));
}

/** What is no text is a mistake in the configuration, as it is to the App, which says how to mend it. @throws UsageError when the file can't be read. */
export function configTextOf(file: string, read: ObjectText): ConfigText {
  if ('text' in read) return { file, text: read.text };
  if (read.unreadable !== NOT_UTF8)
    throw new UsageError(`cannot read the configuration ${file}: ${read.unreadable}`);
  return { file, text: '', unreadable: NOT_UTF8 };
}

/** As `readConfigFile`, for a command that obeys the file. @throws UsageError also when something in it is wrong. */
export async function readObeyedConfig(file: string, surroundings: Surroundings): Promise<ConfigText> {
  const config = await readConfigFile(file, surroundings);
  obeyed(config, surroundings);
  return config;
}

/** As `readObeyedConfig`: what it says. */
export async function obeyedConfig(file: string, surroundings: Surroundings): Promise<Config> {
  return obeyed(await readConfigFile(file, surroundings), surroundings);
}

function obeyed(written: ConfigText, surroundings: Surroundings): Config {
  const { config, problems } = parseConfig({ config: written, proposed: null, attributes: '' }, RULE_IDS);
  refuseProblems(written.file, problems, surroundings);
  return config;
}

/**
 * A file that a person named is obeyed as a whole or not at all, unlike the repository's own: a rule whose name is misspelt would be
 * left at its default, and the command could end green for that alone. @throws UsageError when there are problems, which it prints.
 */
export function refuseProblems(
  file: string,
  problems: readonly ConfigProblem[],
  { stderr }: Surroundings,
): void {
  if (problems.length === 0) return;
  // Nothing ran, so nothing can be said about what a review did instead.
  for (const { effect: _effect, ...problem } of problems) stderr.write(`${formatConfigProblem(problem)}\n\n`);
  throw new UsageError(`${file} was named, so it is obeyed as a whole or not at all: mend it first`);
}
