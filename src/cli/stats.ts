import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import type { Counted } from '../jobs/outcomes-store.js';
import { type DisplayOptions, formatOption, withDisplayOptions } from './options.js';
import { countedIn, type DatabasePlace } from './stats/from-database.js';
import { statsTable } from './stats/table.js';
import { EXIT, type Finish, type Surroundings, UsageError } from './surroundings.js';
import { unreadableWords } from './unreadable.js';

const EXAMPLES = `
Examples:
  perf-checklist stats --database-url postgres://…     what the App's server database has
  perf-checklist stats --data-dir ./data               its embedded database; stop the App first
  perf-checklist stats --data-dir ./data --format json > stats.json
  perf-checklist stats stats.json --repository acme/trie

It reads only. Exit codes: 0 counted, 2 there is nothing to read, or the App uses the folder.`;

interface StatsOptions extends DisplayOptions, DatabasePlace {
  repository?: string;
  format: 'terminal' | 'json';
}

export function statsCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('stats')
    .description(
      'Counts closed pull requests: how many enforcing would have stopped, and what became of the findings of each rule.',
    )
    .argument('[file]', 'what an earlier --format json has written')
    .option('--database-url <url>', 'PostgreSQL of the App (DATABASE_URL)')
    .option('--data-dir <folder>', 'folder of its embedded database (DATA_DIR); the App must not be running')
    .option('--repository <owner/name>', 'only this repository')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (file: string | undefined, options: StatsOptions) => {
    const { stdout } = surroundings;
    const all =
      file === undefined ? await countedIn(options, surroundings) : await fromFile(file, surroundings);
    const wanted = only(all, options.repository ?? null);
    stdout.write(options.format === 'json' ? `${JSON.stringify(wanted, null, 2)}\n` : statsTable(wanted));
    finish(EXIT.clean);
  });
}

const number = z.int().min(0);
const schema = z.object({
  pulls: z.array(
    z.object({
      repository: z.string(),
      number,
      closedAt: z.string(),
      merged: z.boolean(),
      mode: z.string(),
      blockers: z.string(),
    }),
  ),
  rules: z.array(
    z.object({
      repository: z.string(),
      rule: z.string(),
      fixed: number,
      waived: number,
      dismissed: number,
      disliked: number,
      ignored: number,
    }),
  ),
});

async function fromFile(file: string, { cwd }: Surroundings): Promise<Counted> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(
      `cannot read ${file}: ${unreadableWords(error)} (\`perf-checklist stats --format json > FILE\` writes one)`,
    );
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file} is not what \`perf-checklist stats --format json\` writes`);
  }
}

function only({ pulls, rules }: Counted, repository: string | null): Counted {
  if (repository === null) return { pulls, rules };
  const wanted = repository.toLowerCase();
  const isWanted = (one: { repository: string }) => one.repository === wanted;
  return { pulls: pulls.filter(isWanted), rules: rules.filter(isWanted) };
}
