import { createHash } from 'node:crypto';
import type { FileChange } from '../model.js';

/**
 * Tells one change of a file from another: by the lines that it takes out and puts in, without their place and their
 * indentation, so that a rebase leaves it as it is. Line ends count: behind `//` they decide what is code. Null where neither patch nor text is known.
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
    .join('\n');
}

function hash(texts: readonly string[]): string {
  const plain = texts.map((text) => text.split('\n').map(asWritten).join('\n'));
  return createHash('sha256').update(JSON.stringify(plain)).digest('base64url').slice(0, 22);
}

function asWritten(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}
