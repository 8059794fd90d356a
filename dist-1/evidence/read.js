import { EVIDENCE_LIMITS } from '../model.js';
import { shortSha } from '../text/words.js';
import { firstIssue } from './adapters/json.js';
import { refuseEndBeforeStart, refuseFailedButWhole } from './contradictions.js';
import { manifestSchema } from './manifest.js';
import { Refused } from './refused.js';
import { readRuns } from './runs.js';
/**
 * Reads bundles that somebody else wrote, for one pull request; whatever one claims that cannot be is refused, with the reason. One that is
 * refused takes nothing from the others.
 */
export function readEvidence(files, pull) {
  if (files.kind === 'missing') return files;
  if (files.kind === 'refused') return { kind: 'refused', reason: files.reason };
  const { later = [], origin, again } = files;
  const all = [files, ...later].map((one) => ({
    artifact: one.artifact,
    ...read(one.files, files.measured ?? pull),
  }));
  const fit = all.flatMap((one) => ('bundle' in one ? [one] : []));
  const refused = all.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const [first, ...rest] = fit.map(({ bundle }) => bundle);
  if (first === undefined) return { kind: 'refused', reason: refused.at(-1) ?? 'it is empty' };
  const problems = [...(files.problems ?? []), ...refused.map((why) => `A bundle is refused: ${why}.`)];
  return {
    kind: 'measured',
    bundle: first,
    origin,
    ...(rest.length > 0 ? { later: rest } : {}),
    ...(problems.length > 0 ? { problems } : {}),
    ...(files.artifact === undefined ? {} : { artifacts: fit.flatMap(({ artifact }) => artifact ?? []) }),
    ...(again === undefined ? {} : { again }),
  };
}
function read(files, commits) {
  try {
    const bundle = readBundle(files);
    refuseOtherCommits(bundle, commits);
    return { bundle };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.message };
  }
}
/** Reads a bundle by itself, whatever commits it is about. Throws `Refused`. */
export function readBundle(files) {
  const manifest = readManifest(files.get('manifest.json'));
  const { runs, failures } = readRuns(files);
  const looks = withAllPairs(inOrder(manifest.looks), runs);
  refuseFailedButWhole(manifest.failures, runs, looks.at(-1).planned);
  return {
    baseSha: manifest.base.sha,
    headSha: manifest.head.sha,
    mergeBase: manifest.mergeBase,
    baseMachine: manifest.base.machine,
    headMachine: manifest.head.machine,
    baseToolchain: toolchain(manifest.base),
    headToolchain: toolchain(manifest.head),
    layout: manifest.layout,
    looks,
    runs,
    failures: [...manifest.failures, ...failures].slice(0, EVIDENCE_LIMITS.benchmarks),
    ...(manifest.targets === undefined ? {} : { targets: manifest.targets }),
  };
}
function readManifest(text) {
  if (text === undefined) throw new Refused('it has no manifest.json');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused('manifest.json is not JSON');
  }
  const checked = manifestSchema.safeParse(value);
  if (!checked.success) throw new Refused(`manifest.json: ${firstIssue(checked.error)}`);
  refuseEndBeforeStart(checked.data);
  return checked.data;
}
function toolchain(side) {
  return { rustc: side.rustc, flags: side.flags, cargoLock: side.cargoLock };
}
/** Looks that do not grow, or whose plan moved, would spend alpha that is not there. */
function inOrder(looks) {
  for (const [i, look] of looks.entries()) {
    const before = looks[i - 1];
    const grows = !before || (look.pairs > before.pairs && look.measurement >= before.measurement);
    const moved = before?.measurement === look.measurement && before.planned !== look.planned;
    if (!grows || moved || look.pairs > look.planned) {
      throw new Refused(`manifest.json: looks[${i}] does not follow from those before it`);
    }
  }
  return looks;
}
/** A measurement that was broken off holds pairs that nobody has looked at yet: this reading is the look. */
function withAllPairs(looks, runs) {
  const last = looks.at(-1);
  const { benchmark, pairs } = mostPairs(runs);
  if (pairs <= last.pairs) return looks;
  if (pairs <= last.planned) return [...looks, { ...last, pairs }];
  throw new Refused(
    `\`${benchmark}\` has ${pairs} pairs, and the looks in manifest.json end at ${last.pairs} of ${last.planned}`,
  );
}
function mostPairs(runs) {
  const sides = new Map();
  for (const { benchmark, side, pair } of runs) {
    const known = sides.get(benchmark) ?? { base: new Set(), head: new Set() };
    known[side].add(pair);
    sides.set(benchmark, known);
  }
  let most = { benchmark: '', pairs: 0 };
  for (const [benchmark, { base, head }] of sides) {
    const pairs = [...base].filter((pair) => head.has(pair)).length;
    if (pairs > most.pairs) most = { benchmark, pairs };
  }
  return most;
}
function refuseOtherCommits(bundle, pull) {
  if (bundle.headSha !== pull.headSha) {
    throw new Refused(
      `it measured ${shortSha(bundle.headSha)}, but the head of the pull request is ${shortSha(pull.headSha)}`,
    );
  }
  const base = bundle.mergeBase === pull.mergeBase ? bundle.baseSha : bundle.mergeBase;
  if (base !== pull.mergeBase) {
    throw new Refused(`its base is ${shortSha(base)}, but the merge base is ${shortSha(pull.mergeBase)}`);
  }
}
