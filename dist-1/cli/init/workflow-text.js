import { installStep, RUN } from './install-step.js';
export const WORKFLOW_FILE = 'perf-checklist-bench.yml';
/** The App looks for the measurements under this name. */
const ARTIFACT = 'perf-checklist-evidence';
/** The label that asks for a measurement where the workflow waits for one. */
export const BENCHMARK_LABEL = 'benchmark';
export const OCCASIONS = ['pull-request', 'label', 'rust'];
/** An image by its version: `-latest` would move to another machine in the middle of a comparison of weeks. */
export const HOSTED_RUNNER = 'ubuntu-24.04';
/** True for labels of GitHub's own machines; any other is somebody's machine, which has to be protected. */
export function isHosted(runner) {
  return runner.every((label) => /^(ubuntu|macos|windows)-[a-z0-9.-]+$/.test(label));
}
/** Long enough for a dozen pairs of a usual suite, short enough to wait for; building comes on top. */
const MEASURING_BUDGET = '20m';
/** Two cold builds of a large workspace, and the budget above. */
const TIMEOUT_MINUTES = 90;
/** Numbers of a merged pull request are of no use; the App keeps what it needs for its history. */
const RETENTION_DAYS = 14;
/**
 * The workflow that measures a pull request. The code under test runs in it, so the job holds nothing worth taking: no
 * secret, no cache that a later job would trust, and a token that reads this repository and nothing else.
 */
export function workflowText({ on, runner, folder, source, remeasure = false }) {
  const from = remeasure ? ASKED_OR_PULL : PULL;
  const inFolder = folder === '.' ? '' : `        working-directory: ${JSON.stringify(folder)}\n`;
  const evidence = folder === '.' ? ARTIFACT : JSON.stringify(`${folder}/${ARTIFACT}`);
  return `# Measures the benchmarks of a pull request against its merge base, for perf-checklist.
# Written by \`perf-checklist init\`; yours to change.
#
# The code of the pull request runs here, so this job can do no harm: it has no secrets and no caches, and its token only
# reads. The App takes the uploaded numbers as data, judges them, and answers the pull request.
name: perf-checklist benchmarks
${remeasure ? RUN_NAME : ''}
${remeasure ? withDispatch(trigger(on)) : trigger(on)}

# No permission for any job, save what a job asks for itself.
permissions: {}

jobs:
  measure:
    name: Measure base and head
${condition(on, runner, remeasure)}    runs-on: ${runner.length === 1 ? runner[0] : `[${runner.join(', ')}]`}
    timeout-minutes: ${TIMEOUT_MINUTES}
    permissions:
      # Checking out a private repository needs it (a public one would do without). Nothing can be written.
      contents: read
    # A newer push makes the measurement of an older one pointless.
    concurrency:
      group: perf-checklist-bench-${from.group}
      cancel-in-progress: true
    steps:
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          package-manager-cache: false
${installStep(source)}      - uses: actions/checkout@v6
        with:
          # The commit that is reviewed, not the merge commit that GitHub would take.
          ref: ${from.head}
          # All of the history: the merge base has to be found and built.
          fetch-depth: 0
          # No token in .git/config while the code of the pull request runs.
          persist-credentials: false
      - name: Build both sides and measure them in turns
${inFolder}        shell: bash
        env:
          # By way of the environment, so that no branch name is ever read as a command.
          BASE: ${from.base}
        # Exit code 1 is a regression: the App judges it, so that a person can accept it.
        run: |
          ${RUN} bench run "$BASE..HEAD"${from.only} --budget ${MEASURING_BUDGET} --out ${ARTIFACT} || test $? -eq 1
      - uses: actions/upload-artifact@v7
        # What failed to build or to run is in there too, and is told.
        if: \${{ !cancelled() }}
        with:
          name: ${ARTIFACT}
          path: ${evidence}
          if-no-files-found: error
          retention-days: ${RETENTION_DAYS}
`;
}
function trigger(on) {
  switch (on) {
    case 'pull-request':
      return 'on: pull_request';
    case 'label':
      return `# Only pull requests with the label "${BENCHMARK_LABEL}" are measured (see \`if\` below).
on:
  pull_request:
    types: [opened, reopened, synchronize, labeled]`;
    case 'rust':
      return `# Only when something changed that cargo builds from. Files that the code includes (include_bytes!, protocol files)
# belong in here too, where there are any.
on:
  pull_request:
    paths:
      - "**/*.rs"
      - "**/Cargo.toml"
      - "**/Cargo.lock"
      - "**/.cargo/**"
      - "**/rust-toolchain*"
      - .github/workflows/${WORKFLOW_FILE}`;
  }
}
/** Where the commits come from: expressions of GitHub's, and shell. */
const PULL = {
  group: `\${{ github.event.pull_request.number }}`,
  head: `\${{ github.event.pull_request.head.sha }}`,
  base: `origin/\${{ github.base_ref }}`,
  only: '',
};
/** The App names them when it asks for more pairs. */
const ASKED_OR_PULL = {
  group: `\${{ github.event_name }}-\${{ inputs.pull || github.event.pull_request.number }}`,
  head: `\${{ inputs.head || github.event.pull_request.head.sha }}`,
  base: `\${{ inputs.base || format('origin/{0}', github.base_ref) }}
          ONLY: \${{ inputs.only }}`,
  only: ` \${ONLY:+--only "$ONLY"}`,
};
/** The App finds the run that it started by the nonce in its name. */
const RUN_NAME = `run-name: \${{ inputs.nonce && format('Measure #{0} again ({1})', inputs.pull, inputs.nonce) || github.event.pull_request.title }}
`;
/** Started by the App, which fills in the commits; a person re-runs the pull request's own run instead. */
function withDispatch(trigger) {
  const events =
    trigger.includes('\non:\n') || trigger.startsWith('on:\n') ? trigger : 'on:\n  pull_request:';
  return `${events}
  # The App asks for more pairs with these, when a person wants them (\`gate: { remeasure: true }\` in the configuration).
  workflow_dispatch:
    inputs:
      pull: { description: Number of the pull request, required: true }
      base: { description: Commit to compare with, required: true }
      head: { description: Commit to measure, required: true }
      only: { description: Benchmarks whose names match }
      nonce: { description: Tells this run from others, required: true }`;
}
const HAS_LABEL = `contains(github.event.pull_request.labels.*.name, '${BENCHMARK_LABEL}')`;
/** A workflow that measures labelled pull requests only. */
export function waitsForLabel(workflow) {
  return workflow?.includes(HAS_LABEL) === true;
}
function condition(on, runner, remeasure) {
  const wanted = [
    on === 'label'
      ? `${HAS_LABEL} && (github.event.action != 'labeled' || github.event.label.name == '${BENCHMARK_LABEL}')`
      : '',
    isHosted(runner) ? '' : 'github.event.pull_request.head.repo.full_name == github.repository',
  ].filter((part) => part !== '');
  if (wanted.length === 0) return '';
  const guard = isHosted(runner)
    ? ''
    : `    # Forks are left out: on a machine of your own, whoever opens a pull request could stay after the job has ended.
    # Let them in only where each run starts on a fresh machine.
`;
  const pull = wanted.join(' && ');
  return `${guard}    if: ${remeasure ? `github.event_name == 'workflow_dispatch' || (${pull})` : pull}\n`;
}
