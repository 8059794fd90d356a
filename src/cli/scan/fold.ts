import type { Finding } from '../../model.js';
import { byImportance } from '../../report/place.js';

/** A finding, and the lines of its file where its rule found more that weigh as much. */
export interface Folded {
  finding: Finding;
  alike: readonly number[];
}

/**
 * Of each rule and severity in each file the finding that matters most, as a pull request gets one comment for a rule in a function. Here
 * nothing is answered one by one, so errors are folded too: a rule that finds a hundred must not bury the others.
 */
export function foldByRule(findings: readonly Finding[]): Folded[] {
  const topics = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = topics.get(topicOf(finding));
    if (same === undefined) topics.set(topicOf(finding), [finding]);
    else same.push(finding);
  }
  const speakers = new Map([...topics.values()].map((same) => [[...same].sort(byImportance)[0], same]));
  return findings.flatMap((finding) => {
    const same = speakers.get(finding);
    return same === undefined ? [] : [{ finding, alike: otherLines(finding, same) }];
  });
}

/** What one finding speaks for: what is a note is not told as a warning, whose words would be untrue of it. */
export function topicOf({ rule, severity, path }: Finding): string {
  return `${rule} ${severity} ${path}`;
}

function otherLines({ startLine: own }: Finding, same: readonly Finding[]): number[] {
  const lines = new Set(same.map(({ startLine }) => startLine));
  lines.delete(own);
  return [...lines].sort((a, b) => a - b);
}
