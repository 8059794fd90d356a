import { z } from 'zod';
import type { Side } from '../model.js';
import { type LinkCommand, parseLinkCommand } from './link-command.js';
import { CannotStart, type Ended, execute } from './process.js';
import { BuildFailed, lastWords } from './workload.js';

export interface BenchTarget {
  package: string;
  name: string;
  /** Its file, as cargo names it. */
  source: string;
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
      targets: z.array(z.object({ name: z.string(), kind: z.array(z.string()), src_path: z.string() })),
    }),
  ),
});

/** Bench targets of all packages of the workspace. Throws `BuildFailed` when cargo cannot read it. */
export async function benchTargets(at: CargoSide): Promise<BenchTarget[]> {
  const ended = await cargo(at, ['metadata', '--no-deps', '--format-version', '1']);
  if (ended.code !== 0) throw new BuildFailed(at.side, `cargo cannot read it: ${lastWords(ended)}`);
  const { packages } = metadata.parse(JSON.parse(ended.stdout));
  return packages.flatMap((p) =>
    p.targets
      .filter((t) => t.kind.includes('bench'))
      .map((t) => ({ package: p.name, name: t.name, source: t.src_path })),
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
  const ended = await cargo(at, args);
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

function executableOf(line: string): string | null {
  if (!line.startsWith('{') || !line.includes('"executable"')) return null;
  const message = JSON.parse(line) as { executable?: string | null };
  return message.executable ?? null;
}

async function cargo({ side, folder, env, signal }: CargoSide, args: readonly string[]): Promise<Ended> {
  try {
    return await execute('cargo', args, { cwd: folder, env, signal });
  } catch (error) {
    throw error instanceof CannotStart ? new BuildFailed(side, error.message) : error;
  }
}
