import { z } from 'zod';
import type { Side } from '../model.js';
import { type LinkCommand, parseLinkCommand } from './link-command.js';
import { execute } from './process.js';
import { BuildFailed, lastWords } from './workload.js';

export interface BenchTarget {
  package: string;
  name: string;
}

export interface BuiltTarget extends BenchTarget {
  executable: string;
  /** Null where rustc did not say how it linked. */
  link: LinkCommand | null;
}

export interface CargoSide {
  side: Side;
  folder: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

const metadata = z.object({
  packages: z.array(
    z.object({
      name: z.string(),
      targets: z.array(z.object({ name: z.string(), kind: z.array(z.string()) })),
    }),
  ),
});

/** Bench targets of all packages of the workspace. Throws `BuildFailed` when cargo cannot read it. */
export async function benchTargets(at: CargoSide): Promise<BenchTarget[]> {
  const { code, stdout, stderr } = await cargo(at, ['metadata', '--no-deps', '--format-version', '1']);
  if (code !== 0) throw new BuildFailed(at.side, `cargo cannot read it: ${lastWords(stderr)}`);
  const { packages } = metadata.parse(JSON.parse(stdout));
  return packages.flatMap((p) =>
    p.targets.filter((t) => t.kind.includes('bench')).map((t) => ({ package: p.name, name: t.name })),
  );
}

/** Kept object files and the linker's call let a target be linked again without being compiled again. */
const RELINKABLE = ['-C', 'save-temps', '--print', 'link-args'];

/** Throws `BuildFailed` with the compiler's first error. */
export async function build(
  at: CargoSide,
  target: BenchTarget,
  options: readonly string[] = [],
): Promise<BuiltTarget> {
  const args = [
    'rustc',
    '--profile',
    'bench',
    '-p',
    target.package,
    '--bench',
    target.name,
    ...options,
    '--message-format',
    'json-render-diagnostics',
    '--',
    ...RELINKABLE,
  ];
  const { code, stdout, stderr } = await cargo(at, args);
  if (code !== 0) throw new BuildFailed(at.side, `it does not build: ${lastWords(stderr)}`);
  const lines = stdout.split('\n');
  const executable = lines.map(executableOf).findLast((path) => path !== null);
  if (!executable) throw new BuildFailed(at.side, `cargo named no executable of ${target.name}`);
  const link =
    lines
      .filter((line) => !line.startsWith('{'))
      .map(parseLinkCommand)
      .findLast((c) => c !== null) ?? null;
  return { ...target, executable, link };
}

function executableOf(line: string): string | null {
  if (!line.startsWith('{') || !line.includes('"executable"')) return null;
  const message = JSON.parse(line) as { executable?: string | null };
  return message.executable ?? null;
}

function cargo({ folder, env, signal }: CargoSide, args: readonly string[]) {
  return execute('cargo', args, { cwd: folder, env, signal });
}
