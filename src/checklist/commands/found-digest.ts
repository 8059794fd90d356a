import { createHash } from 'node:crypto';
import type { Finding, PullRequest } from '../../model.js';

/** The same commit has other findings against another base, or by another configuration: both change under a command that waits. */
export function foundDigest(findings: readonly Finding[], { mergeBase }: PullRequest): string {
  const found = findings.map(({ fingerprint, severity }) => `${fingerprint} ${severity}`).sort();
  return createHash('sha256')
    .update([mergeBase, ...found].join('\n'))
    .digest('hex')
    .slice(0, 32);
}
