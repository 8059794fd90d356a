import { byImportance } from '../../report/place.js';
/**
 * Of each rule and severity in each file the finding that matters most, as a pull request gets one comment for a rule in a function. Here
 * nothing is answered one by one, so errors are folded too: a rule that finds a hundred must not bury the others.
 */
export function foldByRule(findings) {
  const topics = new Map();
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
export function topicOf({ rule, severity, path }) {
  return `${rule} ${severity} ${path}`;
}
function otherLines({ startLine: own }, same) {
  const lines = new Set(same.map(({ startLine }) => startLine));
  lines.delete(own);
  return [...lines].sort((a, b) => a - b);
}
