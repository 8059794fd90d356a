import { dirname, join } from 'node:path/posix';
import { MAX_CHANGED_FILES } from '../port.js';
import { changesWhatIsBuilt, measuringTargets } from './manifests.js';
import { namedByWorkflow } from './measuring-scripts.js';

/** Workflows and actions, benches, build scripts, and what chooses compiler and flags. */
const MEASURES = [
  /^\.github\/(workflows|actions)\//,
  /(^|\/)action\.ya?ml$/,
  /(^|\/)benche?s?\//,
  /(^|\/)build\.rs$/,
  /(^|\/)\.cargo\//,
  /(^|\/)rust-toolchain(\.toml)?$/,
];
/**
 * Manifests of the base that are read, in four requests: those of the folders that change, and of the folders around them. A change of some
 * eighty crates is wider.
 */
const MAX_MANIFESTS = 240;
/** The code under test writes the numbers: who may change what measures may also change what is measured. */
export async function whyNotTrusted(pull, files, { workflows, readBase, readTip }) {
  if (pull.fromFork) return 'it was measured by a fork';
  if (files.length >= MAX_CHANGED_FILES) return 'this pull request changes more files than GitHub lists';
  const paths = files.flatMap(bothPaths);
  const measuring = paths.find((path) => MEASURES.some((pattern) => pattern.test(path)));
  if (measuring !== undefined) return takesPart(measuring);
  const manifest = files.find(changesWhatIsBuilt);
  if (manifest !== undefined) {
    return `this pull request changes in \`${manifest.filename}\` what is built, or how`;
  }
  const manifests = manifestsOf(paths);
  if (manifests.length > MAX_MANIFESTS) {
    return `this pull request changes so many folders that it is not known whether one of them takes part in the measurement`;
  }
  const named =
    (await namedInBase(paths, manifests, readBase)) ?? (await namedByWorkflow(paths, workflows, readTip));
  return named === null ? null : takesPart(named);
}
function takesPart(path) {
  return `this pull request changes \`${path}\`, which takes part in the measurement`;
}
/** What was moved away was changed, too. */
function bothPaths({ filename, previous_filename: before }) {
  return before === undefined ? [filename] : [filename, before];
}
function manifestsOf(paths) {
  return [...new Set(paths.filter((path) => path.endsWith('.rs')).flatMap(manifestsAround))];
}
/** A changed file that a manifest of the base makes a build script or a benchmark, wherever it lies; or null. */
async function namedInBase(paths, manifests, readBase) {
  const sources = paths.filter((path) => path.endsWith('.rs'));
  if (manifests.length === 0) return null;
  for (const [manifest, text] of await readBase(manifests)) {
    const targets = measuringTargets(text).map((target) => join(dirname(manifest), target));
    const named = sources.find((path) => targets.some((target) => path === target || isBeside(path, target)));
    if (named !== undefined) return named;
  }
  return null;
}
function manifestsAround(path) {
  const folder = dirname(path);
  return folder === '.' ? ['Cargo.toml'] : [`${folder}/Cargo.toml`, ...manifestsAround(folder)];
}
/** Modules of a benchmark lie in its folder, unless it stands among the crate's own code. */
function isBeside(path, target) {
  const folder = dirname(target);
  return folder !== '.' && !/(^|\/)src$/.test(folder) && path.startsWith(`${folder}/`);
}
