import type { ChangedFile, Finding, HeatLevel, Hunk, PlacedFinding, Severity } from '../model.js';

/**
 * Annotations one check carries. GitHub takes 50 a request; four requests say enough, and the check's details list what
 * is left over.
 */
export const MAX_ANNOTATIONS = 200;

export const BY_SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const BY_HEAT: Readonly<Record<HeatLevel, number>> = { hot: 0, warm: 1, cold: 2 };

/**
 * Ranks findings and gives each its place: the first of those that fit a hunk become comments, the next ones annotations;
 * notes and what is waived only rows of the details. One comment speaks for all warnings of its rule in its function.
 */
export function place(
  findings: readonly Finding[],
  files: readonly ChangedFile[],
  budget: number,
): PlacedFinding[] {
  const hunks = new Map(files.map((file) => [file.path, file.hunks]));
  // Whoever has said that it is wrong here would be told the same again.
  const told = new Map<string, number[]>(
    findings.filter(({ waiver }) => waiver?.by?.dismissed).map((one) => [topic(one), []]),
  );
  let comments = 0;
  let annotations = 0;
  return [...findings].sort(byImportance).map((finding) => {
    const anchor = anchorOf(finding, hunks.get(finding.path) ?? []);
    const own = { startLine: finding.startLine, endLine: finding.endLine };
    if (finding.severity === 'note' || finding.waiver !== null)
      return { finding, place: 'summary', anchor: own, alike: [] };
    const before = told.get(topic(finding));
    if (anchor !== null && comments < budget && (before === undefined || needsItsOwn(finding))) {
      comments += 1;
      const alike: number[] = [];
      if (before === undefined) told.set(topic(finding), alike);
      return { finding, place: 'inline', anchor, alike };
    }
    before?.push(finding.startLine);
    annotations += 1;
    const shown = annotations <= MAX_ANNOTATIONS;
    return { finding, place: shown ? 'annotation' : 'summary', anchor: own, alike: [] };
  });
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
  return (
    hunk.newLines > 0 &&
    lines.startLine >= hunk.newStart &&
    lines.endLine <= end &&
    lines.startLine <= lines.endLine
  );
}
