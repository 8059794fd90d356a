import { installStep, RUN } from './install-step.js';
import { HOSTED_RUNNER } from './workflow-text.js';
export const DRIFT_WORKFLOW_FILE = 'perf-checklist-drift.yml';
/** The App looks for the comparison under this name. */
const DRIFT_ARTIFACT = 'perf-checklist-drift';
/** Nobody waits for it: more pairs than for a pull request see smaller losses. */
const DRIFT_BUDGET = '60m';
const TIMEOUT_MINUTES = 150;
/** The workflow that compares the default branch with the last release in pairs, so that ten small losses don't pass as nothing. */
export function driftWorkflowText({ runner, folder, source }) {
  const inFolder = folder === '.' ? '' : `        working-directory: ${JSON.stringify(folder)}\n`;
  const path = folder === '.' ? DRIFT_ARTIFACT : JSON.stringify(`${folder}/${DRIFT_ARTIFACT}`);
  const labels = runner.length === 0 ? [HOSTED_RUNNER] : runner;
  return `# Compares the default branch with its last release tag, for perf-checklist: many small losses add up.
# Written by \`perf-checklist init --drift\`; yours to change.
name: perf-checklist benchmarks drift

on:
  schedule:
    # Sunday night: the machine is free, and a week is in it.
    - cron: "17 3 * * 0"

permissions: {}

jobs:
  measure:
    name: Measure the last release and the default branch
    runs-on: ${labels.length === 1 ? labels[0] : `[${labels.join(', ')}]`}
    timeout-minutes: ${TIMEOUT_MINUTES}
    permissions:
      contents: read
    steps:
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          package-manager-cache: false
${installStep(source)}      - uses: actions/checkout@v6
        with:
          # Tags and all of the history: the release has to be found and built.
          fetch-depth: 0
          persist-credentials: false
      - name: Build both and measure them in turns
${inFolder}        shell: bash
        # Exit code 1 is a regression: the App names it on the next pull requests.
        run: |
          release=$(git describe --tags --abbrev=0)
          ${RUN} bench run "$release..HEAD" --budget ${DRIFT_BUDGET} --out ${DRIFT_ARTIFACT} || test $? -eq 1
      - uses: actions/upload-artifact@v7
        if: \${{ !cancelled() }}
        with:
          name: ${DRIFT_ARTIFACT}
          path: ${path}
          if-no-files-found: error
          retention-days: 30
`;
}
