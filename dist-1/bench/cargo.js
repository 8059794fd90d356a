import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { featureOptions, unknownFeatures } from './features.js';
import { parseLinkCommand } from './link-command.js';
import { CannotStart, execute } from './process.js';
import { BuildFailed, lastWords } from './workload.js';

const metadata = z.object({
  packages: z.array(
    z.object({
      name: z.string(),
      features: z.record(z.string(), z.unknown()).default({}),
      dependencies: z.array(z.object({ name: z.string(), rename: z.string().nullish() })).default([]),
      targets: z.array(z.object({ name: z.string(), kind: z.array(z.string()), src_path: z.string() })),
    }),
  ),
});
/** Bench targets of all packages of the workspace. Throws `BuildFailed` when cargo cannot read it. */
export async function benchTargets(at) {
  const ended = await cargo(at, ['metadata', '--no-deps', '--format-version', '1']);
  if (ended.code !== 0) throw new BuildFailed(at.side, `cargo cannot read it: ${lastWords(ended)}`);
  const { packages } = metadata.parse(JSON.parse(ended.stdout));
  const unknown = unknownFeatures(at.features, packages);
  if (unknown.length > 0) throw new BuildFailed(at.side, `no package of it has the feature ${unknown[0]}`);
  const targets = packages.map((p) => {
    const features = featureOptions(at.features, p);
    return p.targets.map((t) => ({
      package: p.name,
      name: t.name,
      source: t.src_path,
      kind: t.kind,
      features,
    }));
  });
  const found = await Promise.all(targets.flat().map(benchmarking));
  return found.flatMap((target) => target ?? []);
}
/** As `cargo bench` takes them: those of benches/, and `#[bench]` beside the code, for which a library or program is built as a test. */
async function benchmarking({ kind, ...target }) {
  if (kind.includes('bench')) return { ...target, select: ['--bench', target.name] };
  const select = kind.includes('bin')
    ? ['--bin', target.name]
    : kind.some((one) => LIBRARIES.has(one))
      ? ['--lib']
      : null;
  return select !== null && (await holdsBenchmarks(dirname(target.source))) ? { ...target, select } : null;
}
const LIBRARIES = new Set(['lib', 'rlib', 'dylib', 'cdylib', 'staticlib']);
/** Without one, building it would cost time for nothing. */
const BENCH_ATTRIBUTE = /#\[\s*(?:bench|cfg_attr\([^\]]*\bbench)\b/;
async function holdsBenchmarks(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.rs')) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    if (BENCH_ATTRIBUTE.test(text)) return true;
  }
  return false;
}
/** Kept object files and the linker's call let a target be linked again without being compiled again. */
const RELINKABLE = ['-C', 'save-temps', '--print', 'link-args'];
/** What cargo says of a target whose `required-features` are not enabled; `cargo bench` leaves those out. */
const MISSING_FEATURES = /^error: target `[^`]*` in package `[^`]*` requires the features: (.+)$/m;
/** A target that nobody asked for: its `required-features` are not enabled. */
export class NeedsFeatures extends Error {
  features;
  name = 'NeedsFeatures';
  constructor(features) {
    super(`it requires the features ${features}`);
    this.features = features;
  }
}
/** Throws `BuildFailed` with the compiler's first error, and `NeedsFeatures`. */
export async function build(at, target, options = []) {
  const args = [
    'rustc',
    '--profile',
    'bench',
    '-p',
    target.package,
    ...target.select,
    ...target.features,
    ...options,
    '--message-format',
    'json-render-diagnostics',
    '--',
    ...RELINKABLE,
  ];
  const ended = await cargo(at, args);
  const required = MISSING_FEATURES.exec(ended.stderr)?.[1];
  if (ended.code !== 0 && required !== undefined) throw new NeedsFeatures(required.replaceAll('`', ''));
  // Its standard output is JSON.
  if (ended.code !== 0)
    throw new BuildFailed(at.side, `it does not build: ${lastWords({ ...ended, stdout: '' })}`);
  const lines = ended.stdout.split('\n');
  const executable = lines.map(executableOf).findLast((path) => path !== null);
  if (!executable) throw new BuildFailed(at.side, `cargo named no executable of ${target.name}`);
  const link =
    lines
      .filter((line) => !line.startsWith('{'))
      .map(parseLinkCommand)
      .findLast((c) => c !== null) ?? null;
  return { ...target, executable, link };
}
function executableOf(line) {
  if (!line.startsWith('{') || !line.includes('"executable"')) return null;
  const message = JSON.parse(line);
  return message.executable ?? null;
}
async function cargo({ side, folder, env, signal }, args) {
  try {
    return await execute('cargo', args, { cwd: folder, env, signal });
  } catch (error) {
    throw error instanceof CannotStart ? new BuildFailed(side, error.message) : error;
  }
}
