import type { Finding, Suggestion } from '../../src/model.js';
import { enclosingFunction } from '../../src/rust/syntax/call-syntax.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { scanCrate } from '../scan-crates.js';

export interface Offer {
  /** Of the crate, from 0. */
  id: number;
  path: string;
  finding: Finding;
  suggestion: Suggestion;
  /** Offset right after the `{` of the function around it; null outside functions. */
  bodyStart: number | null;
}

/** Everything that is offered for a crate, notes too. */
export async function offersOf(folder: string): Promise<Offer[]> {
  const offers: Offer[] = [];
  for await (const { path, text, findings } of scanCrate(folder)) {
    for (const finding of findings) {
      const { suggestion } = finding;
      if (!suggestion) continue;
      offers.push({ id: offers.length, path, finding, suggestion, bodyStart: bodyStart(text, suggestion) });
    }
  }
  return offers;
}

function bodyStart(text: string, { startLine }: Suggestion): number | null {
  const tree = parseRust(text);
  const [from, to] = [tree.startOfLine(startLine), tree.startOfLine(startLine + 1)];
  for (const node of tree.root.descendants()) {
    if (node.start < from || node.start >= to) continue;
    const fn = enclosingFunction(node);
    if (fn) return (fn.child('body')?.start ?? 0) + 1;
  }
  return null;
}

/** Texts of the changed files with all suggestions made. Suggestions of one file must not share lines. */
export function edited(originals: (path: string) => string, offers: readonly Offer[]): Map<string, string> {
  const texts = new Map<string, string>();
  // From the last line up: what stands above keeps its number.
  const fromBelow = [...offers].sort((a, b) => b.suggestion.startLine - a.suggestion.startLine);
  for (const { path, suggestion } of fromBelow) {
    const lines = (texts.get(path) ?? originals(path)).split('\n');
    const { startLine, endLine, replacement } = suggestion;
    lines.splice(startLine - 1, endLine - startLine + 1, ...replacement.split('\n'));
    texts.set(path, lines.join('\n'));
  }
  return texts;
}

/** As few batches as lines allow: two suggestions on one line are made in different ones. */
export function batches(offers: readonly Offer[]): Offer[][] {
  const result: Offer[][] = [];
  for (const offer of offers) {
    const free = result.find((batch) => batch.every((other) => !shareLines(offer, other)));
    if (free) free.push(offer);
    else result.push([offer]);
  }
  return result;
}

function shareLines(a: Offer, b: Offer): boolean {
  if (a.path !== b.path) return false;
  return a.suggestion.startLine <= b.suggestion.endLine && b.suggestion.startLine <= a.suggestion.endLine;
}
