import { digestOf } from '../subject.js';
/** The same commit has other findings against another base, or by another configuration: both change under a command that waits. */
export function foundDigest(findings, { mergeBase }) {
  return digestOf([
    { name: 'the merge base', content: mergeBase },
    ...findings.map(({ fingerprint, severity }) => ({ name: fingerprint, content: severity })),
  ]);
}
