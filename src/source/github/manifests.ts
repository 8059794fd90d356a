import { isManifest } from '../../diff/kinds.js';

/** A changed file as GitHub lists it. */
export interface ListedChange {
  filename: string;
  previous_filename?: string;
  /** Left out for very large changes. */
  patch?: string;
}

const VERSION = String.raw`"[\^~=<>\s\d.*,]+([-+][\w.-]+)?"`;
const NAMES = String.raw`\[[\w\s",/?:-]*\]`;
const DETAIL = String.raw`(version|features|optional|default-features|workspace)\s*=\s*(${VERSION}|true|false|${NAMES})`;

/**
 * Lines that can change nothing but which dependencies there are, and which version the crate has. Whatever else stands in
 * a manifest may move a build script, a benchmark or the library, or choose how they are compiled; a list of those words would
 * be got round by quoting and escapes. A path, a git address or another registry is code of somebody's choice.
 */
const HARMLESS = [
  /^\s*(#.*)?$/,
  /^\s*\[(workspace\.)?(dev-|build-)?dependencies\]\s*$/,
  /^\s*\[features\]\s*$/,
  new RegExp(String.raw`^\s*[\w-]+(\.workspace)?\s*=\s*(${VERSION}|true)\s*(#.*)?$`),
  new RegExp(String.raw`^\s*[\w-]+\s*=\s*\{\s*${DETAIL}(\s*,\s*${DETAIL})*\s*\}\s*(#.*)?$`),
  // A feature, and its entries on lines of their own.
  /^\s*[\w-]+\s*=\s*\[[\w\s",/?:-]*\]?\s*$/,
  /^\s*"[\w/?:-]+",?\s*$/,
  /^\s*\],?\s*$/,
];

/** Nobody writes a longer one by hand. */
const MAX_LINE = 1_000;

/** Keys that look like a dependency with a version, or like a feature, and are none. */
const TELLING =
  /^\s*(build|path|harness|bench|test|lib|bin|autobenches|autobins|autolib|links|default-run|proc-macro|lto|debug|strip|overflow-checks|debug-assertions|incremental|resolver|crate-type|rustflags|inherits)\s*=/;

/** True for a manifest with a changed line that is not surely harmless. */
export function changesWhatIsBuilt({ filename, previous_filename: before, patch }: ListedChange): boolean {
  if (!isManifest(filename) && !(before !== undefined && isManifest(before))) return false;
  if (patch === undefined || before !== undefined) return true;
  const changed = patch.split('\n').filter((line) => /^[+-]/.test(line));
  return changed.some((line) => !isHarmless(line.slice(1)));
}

function isHarmless(line: string): boolean {
  return line.length <= MAX_LINE && !TELLING.test(line) && HARMLESS.some((pattern) => pattern.test(line));
}

/** Paths, from the manifest's folder, of build scripts and benchmarks that a manifest names. */
export function measuringTargets(manifest: string): readonly string[] {
  const targets: string[] = [];
  let section = '';
  for (const line of manifest.split('\n')) {
    section = /^\s*\[+([^\]]+)\]+/.exec(line)?.[1]?.trim() ?? section;
    const [, key, path] = /^\s*(build|path)\s*=\s*["']([^"']+)["']/.exec(line) ?? [];
    const measures = (section === 'package' && key === 'build') || (section === 'bench' && key === 'path');
    if (measures && path !== undefined) targets.push(path);
  }
  return targets;
}
