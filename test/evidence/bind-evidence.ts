import { readFileSync } from 'node:fs';

/** Files of a bundle by path, as they lie in the artifact. */
export type RecordedBundle = Readonly<Record<string, string>>;

export interface MeasuredCommits {
  mergeBase: string;
  headSha: string;
}

/** A bundle from test/fixtures/evidence; its commits are placeholders: `bbbb…` the merge base, `aaaa…` the head. */
export function recordedBundle(name: string): RecordedBundle {
  const path = new URL(`../fixtures/evidence/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as RecordedBundle;
}

/** The same measurements, said to be of other commits. */
export function bindEvidence(bundle: RecordedBundle, commits: MeasuredCommits): Map<string, string> {
  const manifest = bundle['manifest.json']!.replaceAll('b'.repeat(40), commits.mergeBase).replaceAll(
    'a'.repeat(40),
    commits.headSha,
  );
  return new Map(Object.entries({ ...bundle, 'manifest.json': manifest }));
}
