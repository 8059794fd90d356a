import { parseArgs } from 'node:util';
import { WrongDemo } from './expect.js';
import { closeAll, REPOSITORY, Scene } from './scene.js';
import { columnsOf, Screen } from './screen.js';
import { Story } from './story.js';
import { type Styles, stylesFor } from './words.js';

const USAGE = `Usage: npm run demo -- [--keep] [--quiet]

Shows the real App at work on a GitHub stand-in on this machine: one pull request from its
opening to a green check. Needs git, no network and no credentials.

  --keep   leave both running afterwards and print their addresses; end with Ctrl-C
  --quiet  print headlines and verdicts only
  --help   print this`;

/** What a shell reports for Ctrl-C. */
const INTERRUPTED = 130;

interface Options {
  keep: boolean;
  quiet: boolean;
  help: boolean;
}

function readOptions(): Options {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ options: { keep: flag, quiet: flag, help: { ...flag, short: 'h' } } });
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function main(): Promise<number> {
  const { keep, quiet, help } = readOptions();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const started = Date.now();
  const styles = stylesFor(process.stdout, process.env);
  const screen = new Screen(process.stdout, styles, quiet, columnsOf(process.stdout));
  const closing: (() => Promise<void> | void)[] = [];
  const interruption = onInterruption(closing);
  try {
    screen.last(styles.bold('perf-checklist: the real App, on a GitHub stand-in on this machine'));
    const scene = await Scene.start(closing, (message) => screen.lines([styles.dim(`${message} …`)]));
    await new Story(scene, screen).tell();
    if (keep) await leaveRunning(scene, screen, interruption);
    else screen.last(closingWords(started, styles));
    return 0;
  } catch (error) {
    // What was closed under its hands fails: that is no news.
    if (!interruption.happened) console.error(error instanceof WrongDemo ? `\n✗ ${error.message}` : error);
    return 1;
  } finally {
    await closeAll(closing);
  }
}

function closingWords(started: number, { bold, green }: Styles): string {
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  return `${green('✓')} All of it was checked, in ${seconds} s. Where to look next: ${bold('README.md')}, then src/review.ts: the whole road.`;
}

interface Interruption {
  happened: boolean;
  /** True when nothing is left to do but to wait for it. */
  awaited: boolean;
}

/** Ctrl-C leaves no process, no folder and no half-printed stack. */
function onInterruption(closing: (() => Promise<void> | void)[]): Interruption {
  const interruption: Interruption = { happened: false, awaited: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.happened = true;
      void closeAll(closing).then(() => process.exit(interruption.awaited ? 0 : INTERRUPTED));
    });
  }
  return interruption;
}

async function leaveRunning(scene: Scene, screen: Screen, interruption: Interruption): Promise<void> {
  const { styles } = screen;
  const [owner, name] = REPOSITORY.split('/');
  screen.last(
    [
      `The App          ${styles.cyan(scene.app.url)}   (webhooks at ${scene.app.webhookUrl})`,
      `GitHub stand-in  ${styles.cyan(scene.github.url)}   (REST and GraphQL)`,
      `The repository   ${scene.sample.dir}`,
      '',
      'What it shows, for example:',
      `  curl -H "authorization: Bearer ${scene.github.userToken('grace')}" \\`,
      `    ${scene.github.url}/repos/${owner}/${name}/pulls/1/comments`,
      '',
      'Where to look next: README.md. Both run until Ctrl-C.',
    ].join('\n'),
  );
  interruption.awaited = true;
  await new Promise(() => {});
}

process.exitCode = await main();
