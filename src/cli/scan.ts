import { Command, Option } from 'commander';
import { DEFAULT_CONFIG } from '../config/defaults.js';
import type { Config, Finding, Notice } from '../model.js';
import { RULE_IDS } from '../rules/rule-ids.js';
import { suggest } from '../text/suggest.js';
import { count } from '../text/words.js';
import { type DisplayOptions, formatOption, positiveInteger, withDisplayOptions } from './options.js';
import { Progress } from './progress.js';
import { type Group, listFiles, type SourceFile, totalBytes, type UnreadFolder } from './scan/files.js';
import { findingsText, foldedWords, jsonLine, terminalSummary } from './scan/print.js';
import { scanGroups } from './scan/scan-groups.js';
import { openWorkers, threadsFor } from './scan/workers.js';
import {
  EXIT,
  type Finish,
  type Surroundings,
  toRead,
  UsageError,
  wantsColor,
  widthOf,
} from './surroundings.js';

interface ScanOptions extends DisplayOptions {
  format: 'terminal' | 'json';
  notes?: boolean;
  rule: string[];
  config?: string;
  threads?: number;
}

const EXAMPLES = `
Examples:
  perf-checklist scan                                  the crate in this folder
  perf-checklist scan src/trie.rs --notes              one file, down to the notes
  perf-checklist scan --rule clone-in-loop --format json crates | jq .file

A rule speaks once in a file for each severity, and names its other lines; --verbose lists each finding. --rule does, too, down to
its notes. With --format json each finding is one line:
  {"file","startLine","endLine","rule","severity","message","heat"}

Exit codes: 0 whatever was found (only a review blocks), 2 there is no Rust file or none could be read, or the --config has a mistake.`;

export function scanCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('scan')
    .description(
      'Lists what the rules find in whole files, as if all of their code were new. A folder with a Cargo.toml is ' +
        'read as a crate whose files know of each other; other files are read one by one. Files that say that they are generated are left out.',
    )
    .argument('[path...]', 'files and folders; without any, this folder')
    .addOption(formatOption())
    .option('--notes', 'show notes as well as warnings and errors')
    .addOption(
      new Option('--rule <id>', 'only this rule; may be given more than once')
        .argParser(collect)
        .default([], 'every rule'),
    )
    .option('--config <file>', 'take severities, hot and cold code from this configuration')
    .option(
      '--threads <n>',
      'threads to use (default: one for each core, fewer for little work)',
      positiveInteger,
    )
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (paths: string[], options: ScanOptions) => {
    finish(await scan(paths.length === 0 ? ['.'] : paths, options, surroundings));
  });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, ...value.split(',').filter(Boolean)];
}

async function scan(
  paths: readonly string[],
  options: ScanOptions,
  surroundings: Surroundings,
): Promise<number> {
  const started = performance.now();
  const config = await configFor(options, surroundings);
  const { groups, bare, unread } = listFiles(paths, surroundings.cwd);
  const files = groups.flatMap((group) => group.files);
  if (bare.length > 0) surroundings.stderr.write(`no .rs file in ${bare.join(', ')}\n`);

  const printed = await printAll(groups, files, config, options, surroundings);
  if (options.format === 'terminal') {
    const seconds = (performance.now() - started) / 1000;
    const counted = { files: files.length, seconds, notes: showsNotes(options) };
    surroundings.stdout.write(terminalSummary(printed.findings, counted));
    if (!listsAll(options))
      surroundings.stdout.write(foldedWords(printed.findings, widthOf(surroundings.stdout)));
  }
  printNotices([...unread.map(folderNotice), ...printed.notices], options.verbose === true, surroundings);
  return printed.failed === files.length ? EXIT.failed : EXIT.clean;
}

async function configFor(options: ScanOptions, surroundings: Surroundings): Promise<Config> {
  for (const id of options.rule) {
    if (RULE_IDS.includes(id)) continue;
    const near = suggest(id, RULE_IDS);
    throw new UsageError(
      `unknown rule ${id}: ${near ? `did you mean ${near}?` : '`perf-checklist explain` lists the rules'}`,
    );
  }
  const config =
    options.config === undefined ? DEFAULT_CONFIG : await namedConfig(options.config, surroundings);
  if (options.rule.length === 0) return config;
  const left = RULE_IDS.filter((id) => !options.rule.includes(id)).map((id) => [id, 'off'] as const);
  return { ...config, rules: { ...config.rules, ...Object.fromEntries(left) } };
}

/** What reads configurations takes as much memory as the parser: it is loaded where there is one. */
async function namedConfig(file: string, surroundings: Surroundings): Promise<Config> {
  const { obeyedConfig } = await import('./named-config.js');
  return obeyedConfig(file, surroundings);
}

/** Whoever asks for a rule wants to see each of its findings. */
function listsAll({ verbose, rule }: ScanOptions): boolean {
  return verbose === true || rule.length > 0;
}

/** Also those that weigh little. */
function showsNotes({ notes, rule }: ScanOptions): boolean {
  return notes === true || rule.length > 0;
}

interface Printed {
  findings: Finding[];
  notices: Notice[];
  /** Files that could not be read. */
  failed: number;
}

async function printAll(
  groups: readonly Group[],
  files: readonly SourceFile[],
  config: Config,
  options: ScanOptions,
  { stdout, stderr, env }: Surroundings,
): Promise<Printed> {
  const view = { color: wantsColor(stdout, env, options.color), width: widthOf(stdout) };
  const show = (findings: readonly Finding[]) =>
    options.format === 'json'
      ? findings.map(jsonLine).join('')
      : findingsText(findings, listsAll(options), view);
  const least = showsNotes(options) ? 'note' : 'warning';
  const progress = new Progress(stderr);
  const workers = openWorkers(Math.min(options.threads ?? threadsFor(totalBytes(files)), files.length));
  const printed: Printed = { findings: [], notices: [], failed: 0 };
  let done = 0;
  try {
    for await (const batch of scanGroups(groups, config, least, workers)) {
      const findings = batch
        .flatMap((file) => file.findings)
        .filter((finding) => finding.waiver === null && (least === 'note' || finding.severity !== 'note'));
      if (findings.length > 0) {
        progress.clear();
        stdout.write(show(findings));
      }
      printed.findings.push(...findings);
      printed.notices.push(...batch.flatMap((file) => file.notices));
      printed.failed += batch.filter((file) => file.failed).length;
      done += batch.length;
      progress.update('Scanning', done, files.length, 'file');
    }
  } finally {
    progress.clear();
    await workers.close();
  }
  return printed;
}

function folderNotice({ name, because }: UnreadFolder): Notice {
  return { path: name, line: null, message: `left out: the folder ${because}` };
}

/** A tree of broken files must not bury the findings. */
const NOTICES_SHOWN = 10;

function printNotices(notices: readonly Notice[], all: boolean, { stderr }: Surroundings): void {
  for (const { path, line, message } of all ? notices : notices.slice(0, NOTICES_SHOWN)) {
    const where = [path, line].filter((part) => part !== null).join(':');
    stderr.write(`${toRead(stderr, `${where}: ${message}`)}\n`);
  }
  const hidden = all ? 0 : notices.length - NOTICES_SHOWN;
  if (hidden > 0) stderr.write(`and ${count(hidden, 'more remark')}: --verbose lists them\n`);
}
