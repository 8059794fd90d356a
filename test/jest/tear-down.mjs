import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Ends what starts git, and the PostgreSQL server of this run, where a test has started one. */
export default function tearDown() {
  globalThis.gitStarter?.kill();
  const folder = process.env.TEST_RUN_FOLDER;
  if (!folder) return;
  const file = join(folder, 'server.json');
  if (existsSync(file)) {
    const { dir } = JSON.parse(readFileSync(file, 'utf8'));
    end(join(dir, 'data', 'postmaster.pid'));
    rmSync(dir, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Nothing of it is kept, so it need not end well. */
function end(pidFile) {
  if (!existsSync(pidFile)) return;
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
  for (const until = Date.now() + 5_000; Date.now() < until && existsSync(pidFile); ) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}
