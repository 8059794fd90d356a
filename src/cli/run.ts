import { Command, CommanderError } from 'commander';
import { SourceError } from '../source/port.js';
import { suggest } from '../text/suggest.js';
import { fitHelp } from './fit-help.js';
import {
  EXIT,
  type Finish,
  type Output,
  type Surroundings,
  toRead,
  UsageError,
  widthOf,
} from './surroundings.js';
import { version } from './version.js';

type DefineCommand = (surroundings: Surroundings, finish: Finish) => Command;

interface KnownCommand {
  summary: string;
  load: () => Promise<DefineCommand>;
}

/** In the order of the help. Each is loaded only when named: the rules alone are half the time that a short command takes. */
const COMMANDS: ReadonlyMap<string, KnownCommand> = new Map([
  command(
    'review',
    'review a range of commits of a local git repository',
    async () => (await import('./review.js')).reviewCommand,
  ),
  command('scan', 'list the findings of whole files', async () => (await import('./scan.js')).scanCommand),
  command(
    'bench',
    'measure two commits side by side, or judge what was measured',
    async () => (await import('./bench.js')).benchCommand,
  ),
  command(
    'explain',
    "print a rule's page, or list the rules",
    async () => (await import('./explain.js')).explainCommand,
  ),
  command(
    'init',
    'write a configuration, a benchmark workflow and a pull request template',
    async () => (await import('./init.js')).initCommand,
  ),
  command(
    'config',
    'check, show or rehearse the configuration',
    async () => (await import('./config.js')).configCommand,
  ),
  command(
    'stats',
    'what would have blocked, and which rules are worth their comments',
    async () => (await import('./stats.js')).statsCommand,
  ),
  command(
    'debt',
    'list the `allow` comments of a repository, by heat and age',
    async () => (await import('./debt.js')).debtCommand,
  ),
]);

function command(name: string, summary: string, load: () => Promise<DefineCommand>): [string, KnownCommand] {
  return [name, { summary, load }];
}

const EXAMPLES = `
Examples:
  perf-checklist review                     what this branch adds to the default branch
  perf-checklist review main..seek-cache    a range of commits, as a pull request shows it
  perf-checklist scan src --notes           what whole files hold, notes too; each finding with --verbose or --format json
  perf-checklist explain clone-in-loop      why a rule exists, and when its finding is fine
  perf-checklist init                       a configuration, a benchmark workflow, a template
  perf-checklist config rehearse            what the configuration would have meant for the last pull requests

Exit codes: 0 nothing failed, 1 a finding or a benchmark would block, 2 could not review.`;

/** Runs one command line (without `node` and the script) and gives its exit code; never throws. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code: number = EXIT.clean;
  try {
    const program = await createProgram(argv, surroundings, (finished) => {
      code = finished;
    });
    refuseUnknownHelp(program, argv);
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, argv.includes('--verbose'), surroundings);
  }
}

async function createProgram(
  argv: readonly string[],
  surroundings: Surroundings,
  finish: Finish,
): Promise<Command> {
  const { stdout, stderr } = surroundings;
  const program = new Command('perf-checklist')
    .description('Reviews changes of Rust code against a performance checklist.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(fitHelp(text, helpWidth(stdout))),
      writeErr: (text) => stderr.write(stderr.isTTY ? fitHelp(text, widthOf(stderr)) : text),
      outputError: (text, write) => write(toRead(stderr, inOurWords(text))),
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
    });
  for (const [name, { summary, load }] of COMMANDS) {
    const added = argv.includes(name) ? (await load())(surroundings, finish) : new Command(name);
    program.addCommand(added.summary(summary).copyInheritedSettings(program));
    for (const nested of added.commands) nested.copyInheritedSettings(program);
  }
  return program;
}

/** `help NAME` and `NAME --help`, at the top or below a command: for an unknown name commander prints all help there is, as if nothing was wrong. */
function refuseUnknownHelp(program: Command, argv: readonly string[]): void {
  let command = program;
  for (const [at, word] of argv.entries()) {
    const names = command.commands.map((each) => each.name());
    const wanted = argv[at + 1];
    if (word === 'help' && wanted !== undefined && !wanted.startsWith('-')) {
      if (!['help', ...names].includes(wanted)) throw new UsageError(unknownCommand(wanted, names));
      return;
    }
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) {
      const asksForHelp = argv.some((each) => each === '--help' || each === '-h');
      if (asksForHelp && names.length > 0 && !word.startsWith('-'))
        throw new UsageError(unknownCommand(word, names));
      return;
    }
    command = next;
  }
}

function unknownCommand(wanted: string, names: readonly string[]): string {
  const near = suggest(wanted, names);
  return `unknown command ${wanted}: ${near ? `did you mean ${near}?` : '`perf-checklist --help` lists the commands'}`;
}

/** Of what commander says: one sentence, which ends in how to mend it. */
function inOurWords(text: string): string {
  return text
    .replace(/^error: /, 'perf-checklist: ')
    .replace(/\n\(Did you mean (?:one of )?(.+\?)\)/, ': did you mean $1')
    .replace(/(unknown (?:command|option) '[^'\n]*')\n$/, '$1: `--help` lists what there is\n')
    .replace(/too many arguments.*\n$/, (said) => said.replace(/\.\n$/, ': `--help` says which\n'));
}

/** Commander's own, for a file. */
const FILE_WIDTH = 80;

function helpWidth(output: Output): number {
  return output.isTTY === true ? widthOf(output) : FILE_WIDTH;
}

function failure(error: unknown, verbose: boolean, { stderr }: Surroundings): number {
  // Commander has printed its message already; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
  const expected = error instanceof UsageError || error instanceof SourceError;
  const message = error instanceof Error ? error.message : String(error);
  const told = `perf-checklist: ${expected ? '' : 'unexpected error: '}${message}`;
  stderr.write(`${toRead(stderr, told)}\n`);
  if (verbose && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
  else if (!expected) stderr.write('Run it again with --verbose to see where it happened.\n');
  return EXIT.failed;
}
