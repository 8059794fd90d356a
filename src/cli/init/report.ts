import { wrap } from '../../report/views/wrap.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { plain } from '../../text/plain.js';
import { count, names } from '../../text/words.js';
import { DRIFT_WORKFLOW_FILE } from './drift-workflow-text.js';
import type { Outcome } from './files.js';
import { lacksSource } from './install-source.js';
import { canMeasure, type Survey } from './survey.js';
import { isTemplate } from './template-text.js';
import {
  BENCHMARK_LABEL,
  isHosted,
  WORKFLOW_FILE,
  type WorkflowOptions,
  waitsForLabel,
} from './workflow-text.js';

export interface ReportOptions extends Pick<WorkflowOptions, 'on' | 'runner'> {
  /** Columns. */
  width: number;
  /** Names of options that were typed, and that only a workflow that is written follows. */
  wishes: readonly string[];
  /** Was it asked that the App may start the workflow? */
  remeasure?: boolean;
  /** Does the configuration, as it lies there now, let it? */
  remeasures: boolean;
}

/** What was found, what was written and why not, and what comes next. */
export function initReport(survey: Survey, outcomes: readonly Outcome[], options: ReportOptions): string {
  const lines = [
    ...wrap(found(survey), options.width, ''),
    '',
    ...outcomeLines(survey, outcomes, options),
    '',
    ...nextLines(survey, outcomes, options),
  ];
  return `${lines.join('\n')}\n`;
}

/** `left out`, and two blanks. */
const DONE_COLUMN = 10;

/** A narrower last column is hard to read. */
const LEAST_ABOUT = 24;

/** Three columns; where the last would be too narrow, what a path is about stands below it. */
function outcomeLines(survey: Survey, outcomes: readonly Outcome[], options: ReportOptions): string[] {
  const longest = Math.max(...outcomes.map(({ path }) => path.length));
  const column = DONE_COLUMN + longest + 2;
  const beside = options.width - column >= LEAST_ABOUT;
  const margin = ' '.repeat(beside ? column : DONE_COLUMN);
  return outcomes.flatMap((outcome) => {
    const done = (outcome.done === 'current' ? 'kept' : outcome.done).padEnd(DONE_COLUMN);
    const [first = '', ...rest] = wrap(`${margin}${about(outcome, survey, options)}`, options.width, margin);
    const path = `${done}${outcome.path}`;
    return beside ? [path.padEnd(column) + first.slice(column), ...rest] : [path, first, ...rest];
  });
}

function about({ path, done, after }: Outcome, survey: Survey, options: ReportOptions): string {
  return done === 'wrote' || done === 'replaced'
    ? aboutFile(path, options)
    : whyNot({ path, done, after }, survey, options);
}

function whyNot({ path, done, after }: Outcome, survey: Survey, { wishes }: ReportOptions): string {
  if (done === 'left out') {
    if (canMeasure(survey)) return `${NO_RELEASE}: it could only fail; then run init --drift again`;
    return onlyByCommand(survey)
      ? 'without a command it could only fail'
      : 'nothing to measure yet: it could only fail';
  }
  if (done === 'current')
    return lacksSource(after) ? 'as it was written, with a gap to fill (see below)' : 'as it should be';
  if (isTemplate(path)) return 'there already; --force adds the nine items to it';
  if (isWorkflow(path) && onlyByCommand(survey)) return 'there already; it fails unless it says --tool';
  if (isWorkflow(path) && !canMeasure(survey)) return 'there already; it fails until there is a benchmark';
  if (path.endsWith(DRIFT_WORKFLOW_FILE) && !survey.released)
    return `there already; ${NO_RELEASE}: until then it fails`;
  if (path === CONFIG_PATH) return 'yours, as it was; only --reset-config writes it anew';
  // What the other workflow does not have can't be missing from it.
  const missing = path.endsWith(WORKFLOW_FILE)
    ? wishes
    : wishes.filter((wish) => wish === 'runner' || wish === 'from');
  const without =
    missing.length === 0
      ? ''
      : `, without what you asked for by ${names(
          missing.map((wish) => `--${wish}`),
          missing.length,
        )}`;
  return `there already${without}; --force writes it anew`;
}

const NO_RELEASE = 'no release has a tag here yet (`git fetch --tags` brings those of the origin)';

function isWorkflow(path: string): boolean {
  return path.endsWith(WORKFLOW_FILE) || path.endsWith(DRIFT_WORKFLOW_FILE);
}

/** There are benchmarks, but `bench run` needs to be told how they are run. */
function onlyByCommand(survey: Survey): boolean {
  return !canMeasure(survey) && survey.benches.byCommand.length > 0;
}

function found({ crates, top, benches: { folders, byCommand }, harnesses }: Survey): string {
  if (top === null) return 'Found no Cargo.toml here: only Rust code is reviewed and measured.';
  const what = crates.length > 1 ? `a workspace of ${count(crates.length, 'crate')}` : 'a crate';
  const apart =
    byCommand.length === 0
      ? ''
      : plain(` Measured by a command only: ${names(byCommand)} (a \`main\` of its own, or gungraun's).`);
  if (folders.length === 0) {
    const which = apart === '' ? 'benchmarks' : 'benchmarks that can be run one by one';
    return `Found ${what} without ${which}, so no benchmark workflow is written.${apart}`;
  }
  const where =
    folders.length > 2 ? `${folders[0]} and ${folders.length - 1} more folders` : folders.join(' and ');
  return `Found ${what}, benchmarks in ${where}${harnesses.length > 0 ? ` (${harnesses.join(', ')})` : ''}.${apart}`;
}

function aboutFile(path: string, { on, runner }: ReportOptions): string {
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

function nextLines(
  survey: Survey,
  outcomes: readonly Outcome[],
  { width, remeasure, remeasures }: ReportOptions,
): string[] {
  const measured = canMeasure(survey);
  const workflows = outcomes.filter(({ path }) => isWorkflow(path));
  // Without a workflow there is nothing that the App could start.
  const starts =
    remeasure && workflows.some(({ path, after }) => path.endsWith(WORKFLOW_FILE) && after !== null);
  const label = workflows.some(({ after }) => waitsForLabel(after))
    ? ` (the label "${BENCHMARK_LABEL}" has to be made once)`
    : '';
  const steps = [
    ...(workflows.some(({ after }) => lacksSource(after))
      ? ['say at PERF_CHECKLIST in the workflow which commit measures: until then it fails;']
      : []),
    ...(workflows.some(({ after }) => after !== null && !after.includes('nightly'))
      ? forNightly(survey.benches.nightly)
      : []),
    ...(starts && !remeasures ? [`set \`gate: { remeasure: true }\` in ${CONFIG_PATH};`] : []),
    ...(starts ? ['give the App the permission "Actions: read and write", in its settings on GitHub;'] : []),
    `look them over and merge them: everything here counts from the base branch on${label};`,
    '`perf-checklist config rehearse` says what the last merged pull requests would have got;',
    'after some weeks of advice set `mode: enforce`, and require the check "perf-checklist".',
  ];
  const numbered = steps.map((step, at) => `${at === 0 ? 'Next: ' : '      '}${at + 1}. ${step}`);
  return [
    ...numbered.flatMap((step) => wrap(step, width, '         ')),
    ...(measured ? [] : ['', ...wrap(howToMeasure(survey, remeasure), width, '')]),
  ];
}

function forNightly(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const build = files.length === 1 ? 'builds' : 'build';
  return [
    plain(
      `${names(files)} ${build} only with a nightly Rust: put \`rustup default nightly\` before \`bench run\` in the workflow, or it fails;`,
    ),
  ];
}

function howToMeasure(survey: Survey, remeasure: boolean | undefined): string {
  const again = `perf-checklist init${remeasure ? ' --remeasure' : ''}`;
  return onlyByCommand(survey)
    ? 'To measure pull requests: a workflow of your own with `perf-checklist bench run "$BASE..HEAD" --tool NAME -- COMMAND` (its --help says how), ' +
        'or a benchmark with criterion or divan, and `' +
        again +
        '` again. Times of a command can be shown to be unchanged only within a margin of ' +
        '8 to 10 % (`gate: { margin: 10% }`), and counts within any: docs/evidence.md says why.'
    : `To measure pull requests: write a first benchmark in benches/, then run \`${again}\` again.`;
}
