import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORK = fileURLToPath(new URL('../../.cache/suggestions/', import.meta.url));

/** Where Debian's `librust-*-dev` packages put crates; cargo takes it for crates.io. */
export const REGISTRY = '/usr/share/cargo/registry';
const CARGO_CONFIG = `[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "${REGISTRY}"
`;

export interface CheckResult {
  ok: boolean;
  /** Of rustc, or of cargo itself where it did not come so far. */
  errors: string[];
}

/** What is built: the library with its tests, alone, as whoever depends on it builds it, or alone as a member: clippy speaks of no other. */
export type Extent = 'with its tests' | 'without tests' | 'as a member';

/** A copy of a crate. Without tests, cargo checks it as a dependency: its dev-dependencies need not be there. */
export class CrateBuild {
  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly features: readonly string[],
    readonly extent: Extent,
  ) {}

  static of(crate: string, source: string, features: readonly string[], extent: Extent): CrateBuild {
    const folder = join(WORK, crate);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, '.cargo'), { recursive: true });
    mkdirSync(join(folder, 'src'));
    cpSync(source, join(folder, 'crate'), { recursive: true });
    // It names versions of everything, and Debian has but one of each.
    rmSync(join(folder, 'crate/Cargo.lock'), { force: true });
    if (extent === 'as a member') dropUnresolved(join(folder, 'crate/Cargo.toml'));
    const name = crate.replace(/-[\d.]+$/, '');
    writeFileSync(join(folder, '.cargo/config.toml'), CARGO_CONFIG);
    writeFileSync(join(folder, 'src/lib.rs'), '');
    writeFileSync(
      join(folder, 'Cargo.toml'),
      `[package]\nname = "check-${name}"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n` +
        `${name} = { path = "crate", features = ${JSON.stringify(features)} }\n` +
        (extent === 'as a member' ? '[workspace]\nmembers = ["crate"]\n' : ''),
    );
    return new CrateBuild(folder, name, features, extent);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, 'crate', path), text);
  }

  /** `cargo check --offline` of the library. Warnings are let through. */
  check(): CheckResult {
    return result(this.cargo(['check'], [], { RUSTFLAGS: '--cap-lints allow' }));
  }

  /** `cargo clippy --offline` of the library, with these lints and no other: its messages, one JSON text a line. */
  clippy(lints: readonly string[]): CheckResult & { messages: string[] } {
    const only = [
      '--cap-lints',
      'warn',
      '-A',
      'clippy::all',
      ...lints.flatMap((lint) => ['-W', `clippy::${lint}`]),
    ];
    const run = this.cargo(['clippy'], ['--', ...only], {});
    return { ...result(run), messages: run.stdout.split('\n') };
  }

  private cargo(
    command: readonly string[],
    after: readonly string[],
    env: NodeJS.ProcessEnv,
  ): SpawnSyncReturns<string> {
    const common = ['--offline', '--lib', '--message-format', 'json', ...this.selection()];
    return spawnSync('cargo', [...command, ...common, ...after], {
      cwd: this.extent === 'with its tests' ? join(this.folder, 'crate') : this.folder,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      // One folder for all crates: most share their dependencies.
      env: { ...process.env, CARGO_TARGET_DIR: join(WORK, 'target'), ...env },
    });
  }

  private selection(): string[] {
    if (this.extent !== 'with its tests') return ['--package', this.name];
    return ['--profile', 'test', '--features', this.features.join(',')];
  }
}

/** Of members, cargo resolves what only tests need and what no feature asks for as well. */
function dropUnresolved(manifest: string): void {
  const there = new Set(readdirSync(REGISTRY).map((crate) => crate.replace(/-\d.*$/, '')));
  const missing: string[] = [];
  const isThere = (name: string) => there.has(name) || missing.push(name) === 0;
  const tables = readFileSync(manifest, 'utf8').split(/^(?=\[)/m);
  const text = tables
    .filter((table) => !/^\[(target\..*\.)?dev-dependencies[.\]]/.test(table))
    .filter((table) => {
      const name = /^\[(?:target\..*\.)?(?:build-)?dependencies\.([\w-]+)\]/.exec(table)?.[1];
      return !name || !/^optional = true$/m.test(table) || isThere(name);
    })
    .join('')
    .replace(/^([\w-]+) = \{.*\boptional = true\b.*\}\n/gm, (line, name) => (isThere(name) ? line : ''));
  const inFeatures = new RegExp(`"(?:dep:)?(?:${missing.join('|')})\\??(?:/[^"]*)?",?`, 'g');
  writeFileSync(manifest, missing.length > 0 ? text.replace(inFeatures, '') : text);
}

function result({ status, stdout, stderr }: SpawnSyncReturns<string>): CheckResult {
  const errors = stdout.split('\n').flatMap(errorsIn);
  return { ok: status === 0, errors: errors.length > 0 || status === 0 ? errors : [lastLines(stderr)] };
}

function errorsIn(line: string): string[] {
  if (!line.startsWith('{"reason":"compiler-message"')) return [];
  const { message } = JSON.parse(line) as { message: { level: string; rendered: string } };
  return message.level === 'error' ? [message.rendered] : [];
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n');
}
