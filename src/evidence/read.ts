import {
  type Bundle,
  EVIDENCE_LIMITS,
  type Evidence,
  type EvidenceFiles,
  type PullRequest,
  type RemeasuredFiles,
} from '../model.js';
import { shortSha } from '../text/words.js';
import { firstIssue } from './adapters/json.js';
import { type Manifest, manifestSchema } from './manifest.js';
import { addPairs } from './merge.js';
import { Refused } from './refused.js';
import { readRuns } from './runs.js';

/** Reads a bundle that somebody else wrote, for one pull request; whatever it claims that cannot be is refused, with the reason. */
export function readEvidence(files: EvidenceFiles, pull: PullRequest): Evidence {
  if (files.kind === 'missing') return files;
  if (files.kind === 'refused') return { kind: 'refused', reason: files.reason };
  try {
    const bundle = readBundle(files.files);
    refuseOtherCommits(bundle, files.measured ?? pull);
    const measured = { kind: 'measured' as const, bundle, origin: files.origin };
    return files.again === undefined ? measured : { ...measured, ...withAgain(bundle, files.again) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

/** Adds the pairs of later measurements; one that cannot be added is said and changes nothing. */
function withAgain(first: Bundle, { bundles, asked, running, problems }: RemeasuredFiles) {
  const more = [...problems];
  let bundle = first;
  for (const [i, files] of bundles.entries()) {
    try {
      bundle = addPairs(bundle, readBundle(files));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof RangeError)) throw error;
      more.push(`Re-measurement ${i + 1} adds nothing: ${error.message}.`);
    }
  }
  return { bundle, again: { asked, running, problems: more } };
}

/** Reads a bundle by itself, whatever commits it is about. Throws `Refused`. */
export function readBundle(files: ReadonlyMap<string, string>): Bundle {
  const manifest = readManifest(files.get('manifest.json'));
  const { runs, failures } = readRuns(files);
  return {
    baseSha: manifest.base.sha,
    headSha: manifest.head.sha,
    mergeBase: manifest.mergeBase,
    baseMachine: manifest.base.machine,
    headMachine: manifest.head.machine,
    baseToolchain: toolchain(manifest.base),
    headToolchain: toolchain(manifest.head),
    layout: manifest.layout,
    looks: inOrder(manifest.looks),
    runs,
    failures: [...manifest.failures, ...failures].slice(0, EVIDENCE_LIMITS.benchmarks),
  };
}

function readManifest(text: string | undefined): Manifest {
  if (text === undefined) throw new Refused('it has no manifest.json');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused('manifest.json is not JSON');
  }
  const checked = manifestSchema.safeParse(value);
  if (!checked.success) throw new Refused(`manifest.json: ${firstIssue(checked.error)}`);
  return checked.data;
}

function toolchain(side: Manifest['base']) {
  return { rustc: side.rustc, flags: side.flags, cargoLock: side.cargoLock };
}

/** Looks that do not grow, or whose plan moved, would spend alpha that is not there. */
function inOrder(looks: Manifest['looks']): Manifest['looks'] {
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

function refuseOtherCommits(bundle: Bundle, pull: Pick<PullRequest, 'headSha' | 'mergeBase'>): void {
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
