import type { Bundle, GateResult } from '../model.js';

/**
 * Measurements that have no benchmark in common are no further looks at each other, as where each crate of a workspace has a workflow of its own:
 * they share the error of the pull request by their benchmarks, not by their looks. One without runs stands with the first.
 */
export function bySharedBenchmarks(measurements: readonly Bundle[]): readonly (readonly Bundle[])[] {
  let groups: { names: ReadonlySet<string>; bundles: readonly Bundle[] }[] = [];
  for (const bundle of measurements.filter(({ runs }) => runs.length > 0)) {
    const names = benchmarksOf([bundle]);
    const sharing = groups.filter((group) => [...names].some((name) => group.names.has(name)));
    const joined = {
      names: new Set([...sharing.flatMap((group) => [...group.names]), ...names]),
      bundles: [...sharing.flatMap(({ bundles }) => bundles), bundle],
    };
    groups = [...groups.filter((group) => !sharing.includes(group)), joined];
  }
  const [first = [], ...others] = groups.map(({ bundles }) => bundles);
  const elsewhere = new Set(others.flat());
  const inOrder = (wanted: (bundle: Bundle) => boolean) => measurements.filter(wanted);
  return [
    inOrder((bundle) => first.includes(bundle) || !elsewhere.has(bundle)),
    ...others.map((bundles) => inOrder((bundle) => bundles.includes(bundle))),
  ];
}

/** Those of which only a failure is known included. */
export function benchmarksOf(measurements: readonly Bundle[]): ReadonlySet<string> {
  return new Set(
    measurements.flatMap(({ runs, failures }) => [
      ...runs.map(({ benchmark }) => benchmark),
      ...failures.flatMap(({ benchmark }) => benchmark ?? []),
    ]),
  );
}

/** What was judged apart, as one. Never of nothing. */
export function together(results: readonly GateResult[]): GateResult {
  const [first, ...others] = results;
  if (others.length === 0) return first!;
  const controls = results.flatMap(({ control }) => control ?? []);
  const sum = (of: (one: { alarms: number; of: number }) => number) =>
    controls.reduce((total, one) => total + of(one), 0);
  const stuck = results.flatMap((one) => one.stuck ?? [])[0];
  return {
    verdicts: results.flatMap(({ verdicts }) => verdicts),
    control: controls.length === 0 ? null : { alarms: sum(({ alarms }) => alarms), of: sum(({ of }) => of) },
    method: results.find(({ method }) => method !== '')?.method ?? '',
    remarks: [...new Set(results.flatMap(({ remarks }) => remarks))],
    broken: results.flatMap(({ broken }) => broken),
    ...(stuck === undefined ? {} : { stuck }),
  };
}
