import { resolve } from 'node:path';
import { Command } from 'commander';
import { stateKey } from '../markers/state.js';
import type { Report } from '../model.js';
import { renderJson } from '../report/views/json.js';
import { renderMarkdown } from '../report/views/markdown.js';
import { renderTerminal } from '../report/views/terminal.js';
import { type Measured, measure, review, type Tools } from '../review.js';
import { reviewRust } from '../rules/review-rust.js';
import { factsDirectory, NO_CACHE, openFactsCache } from '../source/git/facts-cache.js';
import { GitSource } from '../source/git/source.js';
import { readObeyedConfig } from './named-config.js';
import { type DisplayOptions, formatOption, withDisplayOptions } from './options.js';
import { Progress } from './progress.js';
import { exitCodeOf } from './review/exit-code.js';
import { factsReader } from './review/facts-reader.js';
import { remark } from './review/remarks.js';
import { type Finish, type Surroundings, UsageError, wantsColor, widthOf } from './surroundings.js';

interface ReviewOptions extends DisplayOptions {
  repo?: string;
  worktree?: boolean;
  format: 'terminal' | 'json' | 'markdown';
  notes?: boolean;
  enforce?: boolean;
  config?: string;
  evidence?: string;
  cache: boolean;
}

const EXAMPLES = `
Ranges:
  (none)          what HEAD adds to the default branch
  REV             what REV adds to the default branch
  BASE..HEAD      what HEAD adds since it left BASE, as a pull request shows it (BASE...HEAD is the same)

Examples:
  perf-checklist review                              before you push
  perf-checklist review --worktree                   before you commit
  perf-checklist review main..seek-cache --format markdown > review.md
  perf-checklist review v1.4..v1.5 --repo ~/src/trie --evidence evidence.zip

A rule speaks once in a function, and names its other lines, unless what it says blocks; --verbose shows each finding.

Exit codes: 0 nothing failed, 1 a finding or a benchmark would block, 2 could not review, or what --config
or --evidence names has a mistake. With \`mode: enforce\`, in the configuration or by --enforce, 1 is whatever keeps the check
from passing: also a box to tick, and benchmarks that are waited for.`;

export function reviewCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('review')
    .description(
      'Reviews a range of commits of a local git repository as the App would review it as a pull request. The repository ' +
        'stays as it is and nothing leaves this machine; what files are about is remembered in ~/.cache/perf-checklist.',
    )
    .argument('[range]', 'what to review')
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .option('--worktree', 'review the files as they lie on disk, committed or not')
    .addOption(formatOption('markdown'))
    .option('--notes', 'show notes as well as warnings and errors')
    .option('--enforce', 'judge as if the configuration said `mode: enforce`')
    .option(
      '--config <file>',
      "use this configuration instead of the base commit's .github/perf-checklist.yml",
    )
    .option('--evidence <path>', 'benchmark evidence: a folder or a .zip')
    .option('--no-cache', 'read the whole repository again instead of what earlier reviews learnt')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (range: string | undefined, options: ReviewOptions) => {
    const { report, text } = await reviewRange(range ?? null, options, surroundings);
    surroundings.stdout.write(text);
    finish(exitCodeOf(report));
  });
}

interface Reviewed {
  report: Report;
  text: string;
}

async function reviewRange(
  range: string | null,
  options: ReviewOptions,
  surroundings: Surroundings,
): Promise<Reviewed> {
  if (options.worktree && range?.includes('..')) {
    throw new UsageError('--worktree reviews the files on disk: name a base alone, or no range at all');
  }
  const { cwd, env, stderr } = surroundings;
  const started = performance.now();
  const progress = new Progress(stderr);
  const facts = factsReader(progress);
  try {
    const source = await GitSource.open({
      directory: resolve(cwd, options.repo ?? '.'),
      range: options.worktree && range !== null ? `${range}..HEAD` : range,
      worktree: options.worktree === true,
      config: options.config === undefined ? null : await readObeyedConfig(options.config, surroundings),
      evidence: options.evidence === undefined ? null : resolve(cwd, options.evidence),
      cache: options.cache ? await openFactsCache(factsDirectory(env)) : NO_CACHE,
      readFacts: facts.read,
      env,
    });
    const report = await review(source, { kind: 'changed' }, tools(options));
    progress.clear();
    await remark(report, source, options, surroundings);
    return { report, text: render(report, source, performance.now() - started, options, surroundings) };
  } finally {
    progress.clear();
    await facts.close();
  }
}

function tools(options: ReviewOptions): Tools {
  return {
    reviewRust: async (changes, index, config) => reviewRust(changes, index, config),
    measure: (files, pull, config) => relied(measure(files, pull, config), options.evidence),
    // Nothing is posted, so nothing signed here is ever read again.
    key: stateKey('local'),
    now: () => new Date(),
    ...(options.enforce ? { mode: 'enforce' } : {}),
  };
}

/** On GitHub a person is asked about evidence that is refused; here a person named it. @throws UsageError then. */
function relied(measured: Measured, named: string | undefined): Measured {
  const { evidence } = measured;
  if (named === undefined || evidence.kind !== 'refused') return measured;
  throw new UsageError(
    `the evidence at ${named} was refused: ${evidence.reason} (\`perf-checklist bench run\` measures anew; without --evidence the code alone is reviewed)`,
  );
}

function render(
  report: Report,
  source: GitSource,
  elapsed: number,
  { format, color, notes = false, worktree, verbose }: ReviewOptions,
  { stdout, env }: Surroundings,
): string {
  const shown = notes ? report : withoutNotes(report);
  switch (format) {
    case 'json':
      return renderJson(shown);
    case 'markdown':
      return renderMarkdown(shown);
    case 'terminal':
      return renderTerminal(report, {
        color: wantsColor(stdout, env, color),
        width: widthOf(stdout),
        notes,
        each: verbose === true,
        uncommitted: worktree === true,
        elapsed,
        lineOf: (path, line) => source.lineOf(path, line),
      });
  }
}

function withoutNotes(report: Report): Report {
  return { ...report, findings: report.findings.filter(({ finding }) => finding.severity !== 'note') };
}
