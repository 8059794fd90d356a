import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openRepository } from '../source/git/repository.js';
import { CONFIG_PATH } from '../source/git/source.js';
import { count } from '../text/words.js';
import { configText } from './init/config-text.js';
import { DRIFT_WORKFLOW_FILE, driftWorkflowText } from './init/drift-workflow-text.js';
import { type Offer, type Outcome, writeOffers } from './init/files.js';
import { type Survey, surveyRepository } from './init/survey.js';
import { withSection } from './init/template-text.js';
import {
  BENCHMARK_LABEL,
  HOSTED_RUNNER,
  isHosted,
  OCCASIONS,
  type Occasion,
  WORKFLOW_FILE,
  workflowText,
} from './init/workflow-text.js';
import { type DisplayOptions, withDisplayOptions } from './options.js';
import { EXIT, type Finish, type Surroundings } from './surroundings.js';
import { version } from './version.js';

interface InitOptions extends DisplayOptions {
  repo?: string;
  force?: boolean;
  on: Occasion;
  runner: string[];
  remeasure?: boolean;
  drift?: boolean;
}

const EXAMPLES = `
Measuring:
  --on pull-request   every pull request (default)
  --on label          pull requests with the label "${BENCHMARK_LABEL}"
  --on rust           pull requests that change what cargo builds from

Examples:
  perf-checklist init
  perf-checklist init --on label --runner self-hosted,bench

What is there already is kept; with --force it is written anew, and a pull request template gets the section added.`;

export function initCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('init')
    .description(
      'Writes a commented configuration, a workflow that measures pull requests, and a section with the nine items for ' +
        'the pull request template. Where nothing can be measured yet, the workflow is left out.',
    )
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .option('--force', 'write anew what is there already')
    .addOption(
      new Option('--on <occasion>', 'when to measure').choices(OCCASIONS).default('pull-request' as const),
    )
    .option('--runner <labels>', 'the machine that measures, by its labels', runnerLabels, [HOSTED_RUNNER])
    .option('--remeasure', 'let the App start the workflow to measure again (it needs `actions: write`)')
    .option('--drift', 'also a workflow that compares the default branch with the last release every week')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (options: InitOptions) => {
    const { cwd, env, stdout } = surroundings;
    const survey = await surveyRepository(await openRepository(resolve(cwd, options.repo ?? '.'), env));
    const offers = offersFor(survey, options);
    const outcomes = await writeOffers(survey.root, offers, options.force === true);
    stdout.write(report(survey, outcomes, options));
    finish(EXIT.clean);
  });
}

/** GitHub takes more in a label; these need no quoting in YAML. */
const LABEL = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** @throws InvalidArgumentError, which commander prints with the option's name. */
function runnerLabels(text: string): string[] {
  const labels = text.split(',').map((label) => label.trim());
  if (labels.every((label) => LABEL.test(label))) return labels;
  throw new InvalidArgumentError(
    'It takes labels of a runner: letters, digits, "-", "_" and ".", with commas between.',
  );
}

function offersFor(survey: Survey, { on, runner, remeasure = false, drift }: InitOptions): Offer[] {
  const options = { on, runner, folder: survey.top ?? '.', version: version(), remeasure };
  const measured = canMeasure(survey);
  const workflow = (text: string) => () => (measured ? text : null);
  return [
    { path: CONFIG_PATH, text: () => configText({ remeasure, measured }) },
    { path: `.github/workflows/${WORKFLOW_FILE}`, text: workflow(workflowText(options)) },
    ...(drift
      ? [
          {
            path: `.github/workflows/${DRIFT_WORKFLOW_FILE}`,
            text: workflow(driftWorkflowText(options)),
          },
        ]
      : []),
    { path: templatePath(survey), text: (present) => withSection(present ?? '') },
  ];
}

/** Without a benchmark every run of the workflow would fail. */
function canMeasure({ benches }: Survey): boolean {
  return benches.length > 0;
}

/** Where GitHub looks for a template, in any case of letters; a new one goes beside the configuration. */
const TEMPLATE = /^(\.github\/|docs\/)?pull_request_template(\.md|\.txt)?$/i;

function templatePath({ paths }: Survey): string {
  return paths.find((path) => TEMPLATE.test(path)) ?? '.github/pull_request_template.md';
}

function report(survey: Survey, outcomes: readonly Outcome[], options: InitOptions): string {
  const measured = canMeasure(survey);
  const width = Math.max(...outcomes.map(({ path }) => path.length));
  const lines = outcomes.map(({ path, done }) => {
    const about =
      done === 'wrote' || done === 'replaced' ? aboutFile(path, options) : whyNot(path, done, measured);
    return `${(done === 'current' ? 'kept' : done).padEnd(8)}  ${path.padEnd(width)}  ${about}`;
  });
  return [found(survey), '', ...lines, '', ...nextSteps(options, measured), ''].join('\n');
}

function whyNot(path: string, done: 'kept' | 'current' | 'left out', measured: boolean): string {
  if (done === 'left out') return 'nothing to measure yet: it could only fail';
  if (done === 'current') return 'as it should be';
  if (TEMPLATE.test(path)) return 'there already; --force adds the nine items to it';
  if (isWorkflow(path) && !measured) return 'there already; it fails until there is a benchmark';
  return 'there already; --force writes it anew';
}

function isWorkflow(path: string): boolean {
  return path.endsWith(WORKFLOW_FILE) || path.endsWith(DRIFT_WORKFLOW_FILE);
}

function found({ crates, top, benches, harnesses }: Survey): string {
  if (top === null) return 'Found no Cargo.toml here: only Rust code is reviewed and measured.';
  const what = crates.length > 1 ? `a workspace of ${count(crates.length, 'crate')}` : 'a crate';
  if (benches.length === 0) {
    return `Found ${what} without benchmarks, so no benchmark workflow is written.`;
  }
  const where =
    benches.length > 2 ? `${benches[0]} and ${benches.length - 1} more folders` : benches.join(' and ');
  return `Found ${what}, benchmarks in ${where}${harnesses.length > 0 ? ` (${harnesses.join(', ')})` : ''}.`;
}

function aboutFile(path: string, { on, runner }: InitOptions): string {
  if (path === CONFIG_PATH) return 'what counts and who ticks, every key explained';
  if (path.endsWith(DRIFT_WORKFLOW_FILE))
    return 'compares the default branch with the last release every week';
  if (!path.endsWith(WORKFLOW_FILE)) return 'the nine items, for authors';
  const when = {
    'pull-request': 'every pull request',
    label: `pull requests labelled "${BENCHMARK_LABEL}"`,
    rust: 'pull requests that change Rust code',
  }[on];
  return `measures ${when} on ${runner.join(', ')}${isHosted(runner) ? '' : ', none from forks'}`;
}

function nextSteps({ on }: InitOptions, measured: boolean): string[] {
  const label = on === 'label' && measured ? ` (the label "${BENCHMARK_LABEL}" has to be made once)` : '';
  return [
    `Next: 1. look them over and merge them: everything here counts from the base branch on${label};`,
    '      2. `perf-checklist config rehearse` says what the last merged pull requests would have got;',
    '      3. after some weeks of advice set `mode: enforce`, and make the check "perf-checklist" required.',
    ...(measured
      ? []
      : [
          '',
          'To have pull requests measured: write a first benchmark in benches/, then run `perf-checklist init` again.',
        ]),
  ];
}
