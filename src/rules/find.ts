import type { Config, Finding, Heat, Severity, Suggestion, Waiver } from '../model.js';
import { qualifiedName } from '../rust/functions/shape.js';
import { hasErrors, parseRust } from '../rust/syntax/parse.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { hasLeave } from './clippy-leave.js';
import type { Comments } from './comments.js';
import { isContradicted, mayContradict } from './contradictions.js';
import { type HeatMap, isColdOnlyHere } from './heat.js';
import { enclosingItemName } from './item-path.js';
import { type Earshot, eachHeard } from './listeners.js';
import { outranks } from './precedence.js';
import type { Fix, Problem, Rule } from './rule.js';
import type { RustFile } from './rust-file.js';
import { isAtLeast, severityOf } from './severity.js';
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
  const silenced = advice.filter((one) =>
    advice.some((other) => isHeard(other, one) && isContradicted(one, other, file)),
  );
  return silenced.length === 0 ? sightings : sightings.filter((one) => !silenced.includes(one));
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
    suggestion: problem.fix ? suggestion(problem.fix, seen.file) : null,
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

/** Would the edit leave Rust that can't be read? Only the statement around it is parsed again, or the item where none is. */
function breaks({ start, end, text: inserted }: Fix, tree: SyntaxTree): boolean {
  const { text } = tree;
  const edited = (part: Node) => text.slice(part.start, start) + inserted + text.slice(end, part.end);
  const item = innermostItem(tree.root, start, end);
  // A function may hold thousands of findings, and each would have all of it parsed again.
  const statement = innermostStatement(item, start, end);
  if (statement && !hasErrors(inFunction(statement.text))) return hasErrors(inFunction(edited(statement)));
  if (!hasErrors(edited(item))) return false;
  return !hasErrors(item.text) || parseRust(edited(item)).errors.length > parseRust(item.text).errors.length;
}

function inFunction(statements: string): string {
  return `fn f() {\n${statements}\n}`;
}

function innermostStatement(within: Node, start: number, end: number): Node | null {
  const child = within.children.find((each) => each.start <= start && end <= each.end);
  if (!child) return null;
  return innermostStatement(child, start, end) ?? (within.kind === 'block' ? child : null);
}

/** Blocks of items: an item of a large module or impl block is read by itself as well. */
const HOLD_ITEMS: ReadonlySet<string> = new Set(['mod_item', 'impl_item', 'trait_item', 'declaration_list']);

function innermostItem(within: Node, start: number, end: number): Node {
  const child = within.children.find((each) => each.start <= start && end <= each.end);
  if (!child) return within;
  return HOLD_ITEMS.has(child.kind) ? innermostItem(child, start, end) : child;
}

/** Longer lines are no person's, and each of their findings would hold them whole. */
const MAX_SUGGESTED = 10_000;

/** Whole lines with the edit made; null when the edited file would not parse any more. */
function suggestion(fix: Fix, file: RustFile): Suggestion | null {
  const { text, tree } = file;
  const startLine = tree.lineAt(fix.start);
  const endLine = tree.lineAt(Math.max(fix.start, fix.end - 1));
  const from = tree.startOfLine(startLine);
  const to = tree.startOfLine(endLine + 1);
  if (to - from > MAX_SUGGESTED || breaks(fix, tree)) return null;
  const replacement = (text.slice(from, fix.start) + fix.text + text.slice(fix.end, to)).replace(
    /\r?\n$/,
    '',
  );
  return { startLine, endLine, replacement };
}
