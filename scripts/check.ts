/** Everything a change must pass, one step after the other; a failed step does not hide what the next ones say. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Totals {
  numPassedTests: number;
  numFailedTests: number;
}

const folder = mkdtempSync(join(tmpdir(), 'perf-checklist-check-'));
const totalsFile = join(folder, 'totals.json');

const STEPS: readonly (readonly [name: string, npmArguments: readonly string[]])[] = [
  ['format and lint', ['run', '--silent', 'lint']],
  ['types', ['run', '--silent', 'types']],
  ['generated files', ['run', '--silent', 'generate:check']],
  ['tests', ['test', '--silent', '--', '--json', `--outputFile=${totalsFile}`]],
  ['demo', ['run', '--silent', 'demo', '--', '--quiet']],
];

const failed = STEPS.filter(([name, npmArguments]) => !passes(name, npmArguments)).map(([name]) => name);
const totals = readTotals();
rmSync(folder, { recursive: true, force: true });

console.log(`\n${failed.length === 0 ? 'All steps passed' : `Failed: ${failed.join(', ')}`}`);
if (totals) console.log(`${totals.numPassedTests} passed, ${totals.numFailedTests} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes(name: string, npmArguments: readonly string[]): boolean {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync('npm', npmArguments, { stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return status === 0;
}

/** Jest's own count; null when it did not come so far as to write one. */
function readTotals(): Totals | null {
  try {
    return JSON.parse(readFileSync(totalsFile, 'utf8')) as Totals;
  } catch {
    console.error('The tests ended without totals.');
    return null;
  }
}
