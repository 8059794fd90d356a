import { resolve } from 'node:path';
import { Command } from 'commander';
import { formatConfigProblem } from '../config/format.js';
import { factsDirectory, NO_CACHE, openFactsCache } from '../source/git/facts-cache.js';
import { Git } from '../source/git/git.js';
import { resolveCommits } from '../source/git/objects.js';
import { openRepository } from '../source/git/repository.js';
import { type Debt, findDebts } from './debt/find.js';
import { debtText } from './debt/text.js';
import { type DisplayOptions, formatOption, withDisplayOptions } from './options.js';
import { Progress } from './progress.js';
import { factsReader } from './review/facts-reader.js';
import { EXIT, type Finish, type Surroundings, UsageError, wantsColor, widthOf } from './surroundings.js';

interface DebtOptions extends DisplayOptions {
  repo?: string;
  format: 'terminal' | 'json';
  cache: boolean;
}

const EXAMPLES = `
Examples:
  perf-checklist debt
  perf-checklist debt --format json | jq '.debts[] | select(.state == "expired")'

An \`allow\` comment keeps a finding quiet:
  // perf-checklist: allow(rule, reason = "...", until = "2027-01-31")
Its age is that of its line in the last commit. One whose day is over speaks again.`;

export function debtCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('debt')
    .description(
      'Lists what comments in the committed code keep quiet: the hottest code first, then the oldest comment.',
    )
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .addOption(formatOption())
    .option('--no-cache', 'read the whole repository again instead of what earlier reviews learnt')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (options: DebtOptions) => {
    const { stdout, env } = surroundings;
    const debts = await debtsOf(options, surroundings);
    stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ format: 1, debts }, null, 2)}\n`
        : debtText(debts, { color: wantsColor(stdout, env, options.color), width: widthOf(stdout) }),
    );
    finish(EXIT.clean);
  });
}

async function debtsOf(options: DebtOptions, { cwd, env, stderr }: Surroundings): Promise<Debt[]> {
  const git = await atTop(await openRepository(resolve(cwd, options.repo ?? '.'), env), env);
  const commit = (await resolveCommits(git, ['HEAD'])).get('HEAD');
  if (commit === undefined) {
    throw new UsageError(`the repository ${git.directory} has no commit yet: nothing is owed`);
  }
  const progress = new Progress(stderr);
  const facts = factsReader(progress);
  try {
    const cache = options.cache ? await openFactsCache(factsDirectory(env)) : NO_CACHE;
    const search = { git, commit, now: new Date(), cache, readFacts: facts.read, progress };
    const { debts, problems } = await findDebts(search);
    progress.clear();
    for (const problem of problems) stderr.write(`${formatConfigProblem(problem)}\n\n`);
    return debts;
  } finally {
    progress.clear();
    await facts.close();
  }
}

/** A bare repository is its own top. */
async function atTop(git: Git, env: NodeJS.ProcessEnv): Promise<Git> {
  if ((await git.text(['rev-parse', '--is-bare-repository'])) === 'true') return git;
  return new Git(await git.text(['rev-parse', '--show-toplevel']), env);
}
