/**
 * `npm run canary -- [PATHS]`: runs the tests (all, or those below the paths) with every App logging at "trace", and searches all that
 * was logged for the secrets and the source texts of the tests. Ends with 1 when one is found, or when nothing was logged.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksIn } from '../test/app/log-canary.js';

const folder = mkdtempSync(join(tmpdir(), 'canary-'));
const { status } = spawnSync('npm', ['test', '--silent', '--', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CANARY_FOLDER: folder, LOG_LEVEL: 'trace' },
});

const read = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
const forbidden = new Set(
  read('.forbidden')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string),
);
const log = read('.log');
const leaks = leaksIn(log, forbidden);
for (const leak of leaks) console.error(leak);
console.log(
  `${log.split('\n').length - 1} lines of log (${(log.length / 1e6).toFixed(1)} MB), ${forbidden.size} texts looked for, ${leaks.length} found`,
);
rmSync(folder, { recursive: true });
process.exitCode = status === 0 && leaks.length === 0 && log !== '' ? 0 : 1;
