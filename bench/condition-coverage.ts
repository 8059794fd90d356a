/**
 * `npm run bench:condition-coverage -- gate checklist [--tests test/cli]`: which conditions of src/gate and src/checklist no test turns. Each
 * operand of a chain, each test of an `if` or `?:` and each bound is changed in thought; where no test comes by with a value for which the change
 * matters, nobody would notice it. The tests are those of the same folders and those that are named. What is listed need not lack a test: some
 * conditions are there for the types, or for speed.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Condition, instrumented } from './condition-coverage/instrument.js';

interface Placed extends Condition {
  file: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RECORDER = join(ROOT, 'bench/condition-coverage/recorder.mjs');

const { values, positionals: folders } = parseArgs({
  options: { tests: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
if (folders.length === 0) {
  console.error('Name folders of src: npm run bench:condition-coverage -- gate checklist');
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'perf-checklist-conditions-'));
try {
  const conditions = copyInstrumented();
  report(conditions, turnedBy([...folders.map((folder) => `test/${folder}/`), ...values.tests]));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function copyInstrumented(): Placed[] {
  const conditions: Placed[] = [];
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of listed.stdout.split('\n').filter(Boolean)) {
    const to = join(copy, file);
    mkdirSync(dirname(to), { recursive: true });
    if (!folders.some((folder) => file.startsWith(`src/${folder}/`) && file.endsWith('.ts'))) {
      copyFileSync(join(ROOT, file), to);
      continue;
    }
    const made = instrumented(readFileSync(join(ROOT, file), 'utf8'), conditions.length);
    conditions.push(...made.conditions.map((condition) => ({ ...condition, file })));
    writeFileSync(to, `import '${RECORDER}';\n${made.text}`);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return conditions;
}

/** Numbers of the conditions that mattered in some test; throws where a test fails, since it then stopped half-way. */
function turnedBy(tests: readonly string[]): ReadonlySet<number> {
  const output = join(copy, 'conditions.txt');
  writeFileSync(output, '');
  const { status } = spawnSync('npm', ['test', '--silent', '--', ...tests], {
    cwd: copy,
    env: { ...process.env, CONDITIONS: output },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`the tests ${tests.join(', ')} do not pass`);
  return new Set(readFileSync(output, 'utf8').split('\n').filter(Boolean).map(Number));
}

function report(conditions: readonly Placed[], turned: ReadonlySet<number>): void {
  const left = conditions.filter((_, number) => !turned.has(number));
  for (const { file, line, change, text } of left) console.log(`${file}:${line}  ${change}: ${text}`);
  const share = ((100 * left.length) / Math.max(1, conditions.length)).toFixed(1);
  console.log(`\n${left.length} of ${conditions.length} conditions (${share} %) are turned by no test`);
}
