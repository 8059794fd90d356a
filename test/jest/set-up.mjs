import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names a folder, where the first test that needs PostgreSQL starts it (test/postgres/shared.ts), and starts what starts git. */
export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'perf-checklist-tests-'));
  process.env.TEST_RUN_FOLDER = folder;
  const program = fileURLToPath(new URL('git-starter.mjs', import.meta.url));
  // It ends when its input does: also where this process is killed.
  const starter = spawn(process.execPath, [program, join(folder, 'git.sock')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(starter.stdout, 'data');
  globalThis.gitStarter = starter;
}
