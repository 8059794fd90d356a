import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
import type { Git } from '../../source/git/git.js';
import { worktreeRoot } from '../../source/git/worktree.js';
import { type BenchTargets, benchTargets } from './bench-targets.js';

/** What a repository holds that decides what is written for it. */
export interface Survey {
  /** Folder of the working tree. */
  root: string;
  /** Every file that git knows or would take. */
  paths: readonly string[];
  /** Folders of the crates; a workspace's own manifest without a package is none. */
  crates: readonly string[];
  /** Folder of the topmost manifest, or null where there is no Cargo.toml at all. */
  top: string | null;
  benches: BenchTargets;
  /** Harnesses that a manifest names. */
  harnesses: readonly string[];
  /** Is there a tag that the default branch can be compared with? */
  released: boolean;
}

/** Without a benchmark every run of the workflow would fail. */
export function canMeasure({ benches }: Survey): boolean {
  return benches.folders.length > 0;
}

/** Benchmark harnesses whose results are read, as manifests name them. */
const HARNESSES = ['criterion', 'divan', 'gungraun', 'iai-callgrind'];

/** A monorepo may hold thousands of manifests; the first few hundred tell as much. */
const MAX_MANIFESTS = 500;

/** Looks at the working tree that `git` stands in. @throws SourceError for a bare repository. */
export async function surveyRepository(git: Git): Promise<Survey> {
  const root = await worktreeRoot(git);
  const { stdout } = await git.run([
    'ls-files',
    '-z',
    '--full-name',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    ':/',
  ]);
  const paths = [...new Set(stdout.toString('utf8').split('\0').filter(Boolean))].sort();
  const manifests = paths.filter((path) => /(^|\/)Cargo\.toml$/.test(path)).slice(0, MAX_MANIFESTS);
  const texts = await Promise.all(
    manifests.map((path) => readFile(join(root, path), 'utf8').catch(() => '')),
  );
  const targets = await benchTargets(
    root,
    paths,
    manifests.map((path, at) => ({ path, text: texts[at] ?? '' })),
  );
  const isCrate = (text: string) => /^[ \t]*\[package\]/m.test(text);
  const usesNightly = await toolchainIsNightly(root, paths);
  return {
    root,
    paths,
    crates: manifests.filter((_, at) => isCrate(texts[at] ?? '')).map((path) => dirname(path)),
    top: topmost(manifests),
    benches: {
      ...targets,
      folders: [...targets.folders, ...(await besideCode(git))],
      nightly: usesNightly ? [] : targets.nightly,
    },
    harnesses: HARNESSES.filter((name) => texts.some((text) => depends(text, name))),
    released: await hasTag(git),
  };
}

/** As rustup looks it up at the top of the repository. */
async function toolchainIsNightly(root: string, paths: readonly string[]): Promise<boolean> {
  const file = paths.find((path) => /^rust-toolchain(\.toml)?$/.test(path));
  return file !== undefined && /\bnightly\b/.test(await readFile(join(root, file), 'utf8').catch(() => ''));
}

/** The `src` folders that hold `#[bench]`. */
async function besideCode(git: Git): Promise<string[]> {
  const pattern = '#\\[[[:space:]]*(cfg_attr\\(.*[ ,])?bench[[:space:]]*[])]';
  const { stdout } = await git.run(
    ['grep', '--untracked', '--full-name', '-lzE', pattern, '--', ':(top,glob)**/src/**/*.rs'],
    { answers: [0, 1] },
  );
  const paths = stdout.toString('utf8').split('\0').filter(Boolean);
  return [...new Set(paths.map((path) => path.replace(/(^|\/)src\/.*$/, '$1src')))];
}

/** As the workflow looks for the last release. */
async function hasTag(git: Git): Promise<boolean> {
  const { code } = await git.run(['describe', '--tags', '--abbrev=0'], { answers: [0, 128] });
  return code === 0;
}

function topmost(manifests: readonly string[]): string | null {
  const byDepth = [...manifests].sort((a, b) => a.split('/').length - b.split('/').length);
  return byDepth[0] === undefined ? null : dirname(byDepth[0]);
}

/** `criterion = "0.5"`, `divan.workspace = true`, `[dev-dependencies.criterion]`, `{ package = "criterion" }`. */
function depends(manifest: string, crate: string): boolean {
  const name = `(codspeed-)?${crate}(-compat)?`;
  return new RegExp(
    `^\\s*"?${name}"?\\s*[.=]|^\\s*\\[[\\w.'"()=, -]*dependencies\\.${name}\\]|\\bpackage\\s*=\\s*"${name}"`,
    'm',
  ).test(manifest);
}
