import { Command, CommanderError } from 'commander';
import { SourceError } from '../source/port.js';
import { benchCommand } from './bench.js';
import { configCommand } from './config.js';
import { debtCommand } from './debt.js';
import { explainCommand } from './explain.js';
import { initCommand } from './init.js';
import { reviewCommand } from './review.js';
import { scanCommand } from './scan.js';
import { statsCommand } from './stats.js';
import { EXIT, type Finish, type Surroundings, UsageError } from './surroundings.js';
import { version } from './version.js';

const EXAMPLES = `
Examples:
  perf-checklist review                     what this branch adds to the default branch
  perf-checklist review main..seek-cache    a range of commits, as a pull request shows it
  perf-checklist scan src --format json     every finding of whole files, one JSON object a line
  perf-checklist explain clone-in-loop      why a rule exists, and when its finding is fine
  perf-checklist init                       a configuration, a benchmark workflow, a template
  perf-checklist config rehearse            what the configuration would have meant for the last pull requests

Exit codes: 0 clean, 1 something would block, 2 could not review.`;

/** Runs one command line (without `node` and the script) and gives its exit code; never throws. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code: number = EXIT.clean;
  const program = createProgram(surroundings, (finished) => {
    code = finished;
  });
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, argv.includes('--verbose'), surroundings);
  }
}

function createProgram(surroundings: Surroundings, finish: Finish): Command {
  const { stdout, stderr } = surroundings;
  const program = new Command('perf-checklist')
    .description('Reviews changes of Rust code against a performance checklist.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'perf-checklist: ')),
    });
  for (const command of [
    reviewCommand,
    scanCommand,
    benchCommand,
    explainCommand,
    initCommand,
    configCommand,
    statsCommand,
    debtCommand,
  ]) {
    const added = command(surroundings, finish);
    program.addCommand(added.copyInheritedSettings(program));
    for (const nested of added.commands) nested.copyInheritedSettings(program);
  }
  return program;
}

function failure(error: unknown, verbose: boolean, { stderr }: Surroundings): number {
  // Commander has printed its message already; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
  const expected = error instanceof UsageError || error instanceof SourceError;
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`perf-checklist: ${expected ? '' : 'unexpected error: '}${message}\n`);
  if (verbose && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
  else if (!expected) stderr.write('Run it again with --verbose to see where it happened.\n');
  return EXIT.failed;
}
