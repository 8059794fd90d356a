import { NO_SOURCE } from './install-source.js';
/** From outside of the checkout, where the step below put it. */
export const RUN = '"$RUNNER_TEMP/perf-checklist/node_modules/.bin/perf-checklist"';
/**
 * The step that installs what measures. npm and npx obey the `.npmrc`, `package.json` and `node_modules` of the folder they run in, and a pull
 * request may bring its own: `script-shell` or `node-options` of a `.npmrc` are enough to run something else under this name.
 */
export function installStep(source) {
  return `      - name: Install what measures
        # Before the checkout, and away from it: npm obeys the .npmrc, package.json and node_modules of the folder it runs in,
        # and those of a pull request could replace what measures it.
        shell: bash
        working-directory: \${{ runner.temp }}
        env:
${sourceLines(source)}
        run: npm install --prefix "$RUNNER_TEMP/perf-checklist" --no-audit --no-fund "$PERF_CHECKLIST"
`;
}
/** Not by its name alone: `perf-checklist` is not on npm, and whoever published something under it would run here. */
function sourceLines(source) {
  const why =
    source === null
      ? `          # Fill in a commit of perf-checklist's repository that you trust, written out in full: until then this step fails.
          # It is not on npm: by its name alone, code of whoever claims that name would run here.`
      : `          # What measures, pinned: by its name alone, code of whoever claims that name on npm would run here.`;
  return `${why}
          PERF_CHECKLIST: "${source ?? NO_SOURCE}"`;
}
