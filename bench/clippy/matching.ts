import type { Spoken } from './messages.js';

/** A finding of ours, as far as matching asks. */
export interface Ours {
  rule: string;
  path: string;
  startLine: number;
}

/** Clippy marks the call of a chain, we its statement: one line apart is the same place. */
const LINES_APART = 1;

export interface LintTally {
  lint: string;
  spoken: number;
  /** Where we speak too. */
  both: number;
  /** Our rules there, most frequent first. */
  rules: string[];
}

export interface RuleTally {
  rule: string;
  spoken: number;
  both: number;
  lints: string[];
}

export interface Comparison {
  byLint: LintTally[];
  byRule: RuleTally[];
}

/** Who speaks where, for one or several crates; `path` must tell them apart. */
export function compare(clippy: readonly Spoken[], ours: readonly Ours[]): Comparison {
  const lints = tally(
    clippy,
    ({ lint }) => lint,
    ({ path, line }) => ours.filter((o) => near(o, path, line)).map(({ rule }) => rule),
  );
  const rules = tally(
    ours,
    ({ rule }) => rule,
    (finding) => clippy.filter(({ path, line }) => near(finding, path, line)).map(({ lint }) => lint),
  );
  return {
    byLint: lints.map(({ name, others, ...counts }) => ({ lint: name, ...counts, rules: others })),
    byRule: rules.map(({ name, others, ...counts }) => ({ rule: name, ...counts, lints: others })),
  };
}

function near(finding: Ours, path: string, line: number): boolean {
  return finding.path === path && Math.abs(finding.startLine - line) <= LINES_APART;
}

interface Tally {
  name: string;
  spoken: number;
  both: number;
  others: string[];
}

/** Most that only one side says first. */
function tally<T>(
  places: readonly T[],
  nameOf: (place: T) => string,
  othersAt: (place: T) => string[],
): Tally[] {
  const tallies = new Map<string, { spoken: number; both: number; others: string[] }>();
  for (const place of places) {
    const known = tallies.get(nameOf(place)) ?? { spoken: 0, both: 0, others: [] };
    tallies.set(nameOf(place), known);
    const others = new Set(othersAt(place));
    known.spoken++;
    if (others.size > 0) known.both++;
    known.others.push(...others);
  }
  return [...tallies]
    .map(([name, { others, ...counts }]) => ({ name, ...counts, others: byFrequency(others) }))
    .sort((a, b) => b.spoken - b.both - (a.spoken - a.both) || (a.name < b.name ? -1 : 1));
}

function byFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}
