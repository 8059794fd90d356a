import { createHash } from 'node:crypto';
import type { FileChange } from '../model.js';

/**
 * Tells one change of a file from another: by the lines that it takes out and puts in, without blanks and without their
 * place, so that a rebase or another indentation leaves it as it is. Null where neither patch nor text is known.
 */
export function digestOf({ status, patch, before, after }: FileChange): string | null {
  if (patch !== null && patch !== '') return hash([linesWith('-', patch), linesWith('+', patch)]);
  if (before === null && after === null) return patch === '' || status === 'removed' ? hash([status]) : null;
  return hash([before ?? '', after ?? '']);
}

function linesWith(sign: '+' | '-', patch: string): string {
  return patch
    .split('\n')
    .flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : []))
    .join('');
}

function hash(texts: readonly string[]): string {
  const dense = texts.map((text) => text.replace(/\s+/g, ''));
  return createHash('sha256').update(JSON.stringify(dense)).digest('base64url').slice(0, 22);
}
