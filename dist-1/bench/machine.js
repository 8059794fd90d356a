import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cpus, release, type } from 'node:os';
import { join } from 'node:path';
import { buildFlags } from './build-flags.js';
import { execute } from './process.js';
/** This machine, as the manifest names it. */
export async function thisMachine() {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() || 'unknown',
    cores: Math.max(1, processors.length),
    os: await systemName(),
    kernel: release(),
    libc: libcVersion(),
  };
}
async function systemName() {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]+)"?/m.exec(text)?.[1] ?? type();
}
function libcVersion() {
  const report = process.report?.getReport();
  return report?.header?.glibcVersionRuntime ?? '';
}
/** As many characters as a bundle's schema takes. */
const MOST_FLAGS = 4000;
/** The toolchain that builds in `folder`: rust-toolchain.toml may choose another one for each side. */
export async function toolchainIn(folder, env) {
  const { stdout } = await execute('rustc', ['--version'], { cwd: folder, env }).catch(() => ({
    stdout: '',
  }));
  const top = await execute('git', ['rev-parse', '--show-toplevel'], { cwd: folder, env }).catch(() => null);
  const lock = await readFile(join(folder, 'Cargo.lock')).catch(() => null);
  return {
    rustc: stdout.trim() || 'no rustc',
    flags: (await buildFlags(folder, top?.stdout.trim() || folder, env)).slice(0, MOST_FLAGS),
    cargoLock: lock && createHash('sha256').update(lock).digest('hex'),
  };
}
