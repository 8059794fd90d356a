import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseConfig } from '../config/parse.js';
import { RULE_IDS } from '../rules/rule-ids.js';
import { CONFIG_PATH } from '../source/git/config-path.js';
import { openRepository } from '../source/git/repository.js';
import { settingsWith, workingConfig } from './config/place.js';
import { configText } from './init/config-text.js';
import { DRIFT_WORKFLOW_FILE, driftWorkflowText } from './init/drift-workflow-text.js';
import { type Offer, writeOffers } from './init/files.js';
import { installSource, ownSource, sourceIn } from './init/install-source.js';
import { initReport } from './init/report.js';
import { canMeasure, type Survey, surveyRepository } from './init/survey.js';
import { isTemplate, withSection } from './init/template-text.js';
import {
  BENCHMARK_LABEL,
  HOSTED_RUNNER,
  OCCASIONS,
  type Occasion,
  WORKFLOW_FILE,
  type WorkflowOptions,
  workflowText,
} from './init/workflow-text.js';
import { type DisplayOptions, withDisplayOptions } from './options.js';
import { EXIT, type Finish, type Surroundings, widthOf } from './surroundings.js';

interface InitOptions extends DisplayOptions {
  repo?: string;
  force?: boolean;
  resetConfig?: boolean;
  on: Occasion;
  runner: string[];
  from?: string;
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

What is there already is kept. With --force workflows are written anew, and a pull request template gets the section added; your
configuration is not touched, for what it says is nowhere else: only --reset-config writes it anew.`;

export function initCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('init')
    .description(
      'Writes a commented configuration, a workflow that measures pull requests, and a section with the nine items for ' +
        'the pull request template. Where nothing can be measured yet, the workflow is left out.',
    )
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .option('--force', 'write the workflows anew, and add the section to the template that is there')
    .option('--reset-config', 'write the configuration anew, too: what it says now is lost')
    .addOption(
      new Option('--on <occasion>', 'when to measure').choices(OCCASIONS).default('pull-request' as const),
    )
    .option('--runner <labels>', 'the machine that measures, by its labels', runnerLabels, [HOSTED_RUNNER])
    .option(
      '--from <source>',
      'what the workflow installs perf-checklist from (default: the commit that runs here, where its origin has it)',
      installSource,
    )
    .option('--remeasure', 'let the App start the workflow to measure again (it needs `actions: write`)')
    .option('--drift', 'also a workflow that compares the default branch with the last release every week')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action(async (options: InitOptions) => {
    const { cwd, env, stdout } = surroundings;
    const survey = await surveyRepository(await openRepository(resolve(cwd, options.repo ?? '.'), env));
    const source = options.from ?? (await ownSource(env));
    const offers = offersFor(survey, options, source);
    const outcomes = await writeOffers(survey.root, offers);
    const wishes = WISHES.filter((name) => command.getOptionValueSource(name) === 'cli');
    const said = parseConfig(
      await settingsWith(await workingConfig(survey.root), {}, surroundings),
      RULE_IDS,
    );
    const { remeasure } = said.config.gate;
    const view = { ...options, wishes, remeasures: remeasure, width: widthOf(stdout) };
    stdout.write(initReport(survey, outcomes, view));
    finish(EXIT.clean);
  });
}

/** Options that a workflow follows only if it is written. */
const WISHES = ['on', 'runner', 'from', 'remeasure'] as const;

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

function offersFor(
  survey: Survey,
  { on, runner, remeasure = false, drift, force: replaces = false, resetConfig = false }: InitOptions,
  source: string | null,
): Offer[] {
  const options = { on, runner, folder: survey.top ?? '.', remeasure };
  const measured = canMeasure(survey);
  // What somebody filled in stays, where nothing else is known.
  const workflow =
    (textOf: (all: WorkflowOptions) => string, fits = true) =>
    (present: string | null) =>
      measured && fits ? textOf({ ...options, source: source ?? sourceIn(present) }) : null;
  return [
    {
      path: CONFIG_PATH,
      text: () => configText({ remeasure: remeasure && measured, measured }),
      replaces: resetConfig,
    },
    { path: `.github/workflows/${WORKFLOW_FILE}`, text: workflow(workflowText), replaces },
    ...(drift
      ? [
          {
            path: `.github/workflows/${DRIFT_WORKFLOW_FILE}`,
            text: workflow(driftWorkflowText, survey.released),
            replaces,
          },
        ]
      : []),
    { path: templatePath(survey), text: (present) => withSection(present ?? ''), replaces },
  ];
}

/** A new template goes beside the configuration. */
function templatePath({ paths }: Survey): string {
  return paths.find(isTemplate) ?? '.github/pull_request_template.md';
}
