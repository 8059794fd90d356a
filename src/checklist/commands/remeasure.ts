import {
  type Config,
  type Evidence,
  type GateResult,
  MOST_REMEASUREMENTS,
  type PullRequest,
  type Verdict,
} from '../../model.js';
import { code } from '../../text/escape.js';
import { names } from '../../text/words.js';
import { hasRole, type Person } from '../rights.js';

/** What measuring again depends on. */
export interface Measured {
  pull: PullRequest;
  config: Config;
  evidence: Evidence;
  result: GateResult;
}

/** What another measurement could still decide: pairs are added, so what is decided as harmless stays so. */
export function suspectsOf({ verdicts }: GateResult): readonly Verdict[] {
  return verdicts.filter(
    ({ kind, withinMargin }) => kind === 'regressed' || (kind === 'cannot tell' && !withinMargin),
  );
}

/** Benchmarks to measure again: all that are open, or those whose names the text holds; or the sentence that says why none. */
export function toMeasureAgain(
  text: string,
  by: Person,
  measured: Measured,
): { benchmarks: readonly string[] } | { because: string } {
  const because = whyNot(by, measured);
  if (because !== null) return { because };
  const suspects = suspectsOf(measured.result).map(({ benchmark }) => benchmark);
  const wanted = suspects.filter((benchmark) => benchmark.startsWith(text));
  return wanted.length > 0
    ? { benchmarks: wanted }
    : { because: `no open benchmark begins with ${code(text.slice(0, 60))}; open are ${names(suspects)}` };
}

/** May the button be shown? */
export function mayMeasureAgain(measured: Measured): boolean {
  return refusal(measured) === null;
}

function whyNot(by: Person, measured: Measured): string | null {
  if (!hasRole(by, 'write')) return `measuring again needs the write role, and yours is ${by.role}`;
  return refusal(measured);
}

function refusal({ pull, config, evidence, result }: Measured): string | null {
  if (!config.gate.remeasure) {
    return `I may not start workflows here (${code('gate: { remeasure: true }')} and the permission ${code('actions: write')} allow it). By hand: re-run the benchmark workflow of this pull request, or ${code(`perf-checklist bench run ${pull.baseRef}..${pull.headRef}`)}`;
  }
  if (pull.fromFork) {
    return 'the code of a fork is not measured by a workflow of the default branch, beside its caches: re-run the workflow of this pull request instead';
  }
  if (evidence.kind !== 'measured')
    return 'there is no measurement yet that pairs could be added to: re-run the benchmark workflow of this pull request';
  const { asked = 0, running = null } = evidence.again ?? {};
  if (running !== null) return 'it is being measured again already';
  const times = Math.max(asked, evidence.later?.length ?? 0);
  if (times >= MOST_REMEASUREMENTS)
    return `it was measured again ${times} times already, and a further look could not keep the error rate`;
  return suspectsOf(result).length === 0 ? 'every benchmark is decided' : null;
}
