import type { Config, Finding, Heat, Severity, Waiver } from '../model.js';
import { qualifiedName } from '../rust/functions/shape.js';
import { hasLeave } from './clippy-leave.js';
import type { Comments } from './comments.js';
import { isContradicted, mayContradict, pairsOfAdvice } from './contradictions.js';
import { type HeatMap, isColdOnlyHere } from './heat.js';
import { enclosingItemName } from './item-path.js';
import { type Earshot, eachHeard } from './listeners.js';
import { outranks } from './precedence.js';
import type { Problem, Rule } from './rule.js';
import type { RustFile } from './rust-file.js';
import { isAtLeast, severityOf } from './severity.js';
import { suggestionOf } from './suggestion.js';
import { fingerprintKey } from './syntax.js';

/** A problem at its place, before it is known whether the change introduced it. */
export interface Sighting {
  rule: Rule;
  problem: Problem;
  heat: Heat;
  severity: Severity | 'off';
  within: string;
  /** Rule and normalised syntax, without the place. */
  key: string;
}

export interface FileSightings {
  file: RustFile;
  comments: Comments;
  sightings: readonly Sighting[];
}

/** What is said of one file: where rules speak of the same code, one of them. */
export function findProblems(...args: Parameters<typeof allProblems>): FileSightings {
  const seen = allProblems(...args);
  return { ...seen, sightings: withoutContradictions(withoutOutranked(seen.sightings), seen.file) };
}

/** What every rule within earshot sees, also where another one would speak instead. */
export function allProblems(
  file: RustFile,
  config: Config,
  heat: HeatMap,
  comments: Comments,
  earshot: Earshot = {},
): FileSightings {
  const sightings: Sighting[] = [];
  eachHeard(file, comments, config, earshot, (node, rules) => {
    for (const rule of rules) {
      const found = rule.check(node, file);
      if (found === null) continue;
      for (const problem of asList(found)) {
        const seen = sight(rule, problem, file, comments, heat, config);
        // Whoever writes the change writes its attributes, too: they silence nothing that would block.
        if (seen.severity === 'error' || !hasLeave(problem.at, rule, file)) sightings.push(seen);
      }
    }
  });
  return { file, comments, sightings };
}

function asList(found: Problem | readonly Problem[]): readonly Problem[] {
  return Array.isArray(found) ? found : [found as Problem];
}

function sight(
  rule: Rule,
  found: Problem,
  file: RustFile,
  comments: Comments,
  heatMap: HeatMap,
  config: Config,
): Sighting {
  const problem = rule.noteInTests && file.isInTest(found.at) ? { ...found, minor: true } : found;
  const heat = heatMap.of(problem.costAt ?? problem.at, file, comments);
  const within = enclosingItemName(problem.at, qualifiedName);
  return {
    rule,
    problem,
    heat,
    severity: severityOf(rule, problem, heat, config),
    within,
    key: fingerprintKey(rule.id, problem.at),
  };
}

/** Where two rules speak of the same code, one speaks. Only neighbours are compared: a line may hold thousands. */
function withoutOutranked(sightings: readonly Sighting[]): Sighting[] {
  const silenced = new Set<Sighting>();
  const byStart = [...sightings].sort((a, b) => a.problem.at.start - b.problem.at.start);
  for (const [index, one] of byStart.entries()) {
    const end = endOf(one.problem);
    for (let next = index + 1; next < byStart.length; next++) {
      const other = byStart[next]!;
      if (other.problem.at.start >= end) break;
      if (!overlap(one.problem, other.problem)) continue;
      if (silences(other, one)) silenced.add(one);
      if (silences(one, other)) silenced.add(other);
    }
  }
  return sightings.filter((one) => !silenced.has(one));
}

/** Where what two rules advise can't both be done, one speaks. */
function withoutContradictions(sightings: readonly Sighting[], file: RustFile): readonly Sighting[] {
  const advice = sightings.filter(({ rule }) => mayContradict(rule.id));
  const silenced = new Set<Sighting>();
  for (const [one, other] of pairsOfAdvice(advice, file)) {
    if (isHeard(other, one) && isContradicted(one, other, file)) silenced.add(one);
    if (isHeard(one, other) && isContradicted(other, one, file)) silenced.add(other);
  }
  return silenced.size === 0 ? sightings : sightings.filter((one) => !silenced.has(one));
}

function silences(one: Sighting, other: Sighting): boolean {
  return isHeard(one, other) && outranks(one.rule.id, other.rule.id);
}

/** Nobody is silenced by what is shown to fewer people. */
function isHeard(one: Sighting, other: Sighting): boolean {
  return one.severity !== 'off' && isAtLeast(one.severity, other.severity);
}

function endOf({ at, until }: Problem): number {
  return (until ?? at).end;
}

function overlap(a: Problem, b: Problem): boolean {
  return a.at.start < endOf(b) && b.at.start < endOf(a) && a.at.line === b.at.line;
}

/** Gives a sighting the form that everyone outside the rules knows. */
export function asFinding(
  sighting: Sighting,
  seen: FileSightings,
  severity: Severity,
  fingerprint: string,
): Finding {
  const { problem, rule } = sighting;
  const tree = seen.file.tree;
  const end = (problem.until ?? problem.at).end;
  const startLine = problem.at.line;
  const endLine = tree.lineAt(Math.max(problem.at.start, end - 1));
  const source = tree.lineText(startLine);
  return {
    rule: rule.id,
    item: rule.item,
    severity,
    path: seen.file.path,
    startLine,
    endLine,
    startColumn: tree.columnAt(problem.at.start),
    endColumn: endLine === startLine ? tree.columnAt(end) : source.length + 1,
    source,
    message: onOneLine(problem.message),
    help: onOneLine(problem.help),
    suggestion: problem.fix ? suggestionOf(problem.fix, seen.file) : null,
    heat: sighting.heat,
    within: sighting.within,
    fingerprint,
    waiver: waiverOf(sighting, seen),
  };
}

/** An `allow`; or a `cold` of this pull request's own, which would have lowered the finding. */
function waiverOf({ rule, problem, heat }: Sighting, { comments }: FileSightings): Waiver | null {
  const allowed = comments.waiverFor(rule.id, problem.at);
  if (allowed !== null || heat.level !== 'hot') return allowed;
  const cold = isColdOnlyHere(problem.costAt ?? problem.at, comments);
  return cold ? { reason: 'declared cold in the code', addedHere: true } : null;
}

/** Code that a sentence quotes may have been written on several lines. */
function onOneLine(sentence: string): string {
  return sentence.replace(/\s*\n\s*/g, '');
}
