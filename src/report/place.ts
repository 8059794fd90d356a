import type { ChangedFile, Finding, HeatLevel, Hunk, PlacedFinding, Severity } from '../model.js';

/**
 * Annotations one check carries. GitHub takes 50 a request; four requests say enough, and the check's details list what
 * is left over.
 */
export const MAX_ANNOTATIONS = 200;

const BY_SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const BY_HEAT: Readonly<Record<HeatLevel, number>> = { hot: 0, warm: 1, cold: 2 };

/** Comments of one rule after which others get theirs first: ten of a kind tell no more than three. */
const COMMENTS_A_TURN = 3;

/**
 * Ranks findings and gives each its place: the first of those that fit a hunk become comments, rules taking turns where they are equally
 * bad, the next ones annotations; notes and what is waived only rows of the details. One comment speaks for all warnings of its rule in
 * its function.
 */
export function place(
  findings: readonly Finding[],
  files: readonly ChangedFile[],
  budget: number,
): PlacedFinding[] {
  const hunks = new Map(files.map((file) => [file.path, file.hunks]));
  const ranked = [...findings].sort(byImportance);
  const anchors = new Map(ranked.map((one) => [one, anchorOf(one, hunks.get(one.path) ?? [])]));
  const fitting = ranked.filter((one) => anchors.get(one));
  const inline = new Set(inTurns(wantingComments(fitting, ranked)).slice(0, budget));
  const alike = alikeBySpeaker(ranked, inline);
  let annotations = 0;
  return ranked.map((finding) => {
    const own = { startLine: finding.startLine, endLine: finding.endLine };
    const anchor = anchors.get(finding);
    if (isForDetails(finding)) return { finding, place: 'summary', anchor: own, alike: [] };
    if (anchor && inline.has(finding))
      return { finding, place: 'inline', anchor, alike: alike.get(finding) ?? [] };
    annotations += 1;
    const shown = annotations <= MAX_ANNOTATIONS;
    return { finding, place: shown ? 'annotation' : 'summary', anchor: own, alike: [] };
  });
}

/** Lines that the first comment of each topic names because they have no comment of their own. */
function alikeBySpeaker(
  ranked: readonly Finding[],
  inline: ReadonlySet<Finding>,
): ReadonlyMap<Finding, number[]> {
  const speakers = new Map<string, Finding>();
  for (const one of ranked) if (inline.has(one) && !speakers.has(topic(one))) speakers.set(topic(one), one);
  const alike = new Map([...speakers.values()].map((speaker): [Finding, number[]] => [speaker, []]));
  for (const one of ranked)
    if (!isForDetails(one) && !inline.has(one)) alike.get(speakers.get(topic(one))!)?.push(one.startLine);
  return alike;
}

function isForDetails({ severity, waiver }: Finding): boolean {
  return severity === 'note' || waiver !== null;
}

/** One of each topic, and all that need their own. Whoever has said that it is wrong here would be told the same again. */
function wantingComments(fitting: readonly Finding[], all: readonly Finding[]): Finding[] {
  const told = new Set(all.filter(({ waiver }) => waiver?.by?.dismissed).map(topic));
  return fitting.filter((finding) => {
    if (isForDetails(finding) || (told.has(topic(finding)) && !needsItsOwn(finding))) return false;
    told.add(topic(finding));
    return true;
  });
}

/** Of equally bad ones each rule gets a few, then each the next few. */
function inTurns(ranked: readonly Finding[]): Finding[] {
  const sofar = new Map<string, number>();
  const turns = new Map<Finding, number>();
  for (const finding of ranked) {
    const kind = `${finding.severity} ${finding.rule}`;
    const before = sofar.get(kind) ?? 0;
    sofar.set(kind, before + 1);
    turns.set(finding, Math.floor(before / COMMENTS_A_TURN));
  }
  return [...ranked].sort(
    (a, b) => BY_SEVERITY[a.severity] - BY_SEVERITY[b.severity] || turns.get(a)! - turns.get(b)!,
  );
}

/** What a person would answer once for all. */
function topic({ rule, path, within }: Finding): string {
  return `${rule} ${path} ${within}`;
}

/** What blocks is answered one by one, a suggestion is taken where it stands, and what stands outside of all items has nothing in common. */
function needsItsOwn({ severity, suggestion, within }: Finding): boolean {
  return severity === 'error' || suggestion !== null || within === '';
}

/** Severity, then heat, then reading order. */
export function byImportance(a: Finding, b: Finding): number {
  return (
    BY_SEVERITY[a.severity] - BY_SEVERITY[b.severity] ||
    BY_HEAT[a.heat.level] - BY_HEAT[b.heat.level] ||
    compare(a.path, b.path) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines for a comment, or null: GitHub refuses a whole review for one comment outside a hunk. */
function anchorOf(finding: Finding, hunks: readonly Hunk[]): PlacedFinding['anchor'] | null {
  const hunk = hunks.find((candidate) => lies(finding, candidate));
  if (hunk === undefined) return null;
  const { suggestion } = finding;
  const applies =
    suggestion !== null &&
    lies(suggestion, hunk) &&
    suggestion.startLine <= finding.endLine &&
    suggestion.endLine >= finding.startLine;
  const { startLine, endLine } = applies ? suggestion : finding;
  return { startLine, endLine };
}

function lies(lines: { startLine: number; endLine: number }, hunk: Hunk): boolean {
  const end = hunk.newStart + hunk.newLines - 1;
  return lines.startLine >= hunk.newStart && lines.endLine <= end && lines.startLine <= lines.endLine;
}
