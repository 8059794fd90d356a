import { createHash } from 'node:crypto';
/**
 * Tells one change of a file from another: by the lines that it takes out and puts in and the headings that these stand below, without
 * their numbers, so that a rebase leaves it as it is. Indentation counts: it is what YAML says. Null where neither patch nor text is known.
 */
export function digestOf({ status, patch, before, after }) {
  if (patch !== null && patch !== '') return hash([linesWith('-', patch), linesWith('+', patch)]);
  if (before === null && after === null) return patch === '' || status === 'removed' ? hash([status]) : null;
  return hash([before ?? '', after ?? '']);
}
function linesWith(sign, patch) {
  return patch
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('@@')) return [line.replace(NUMBERS, '@@')];
      return line.startsWith(sign) ? [line] : [];
    })
    .join('\n');
}
/** In front of the heading that git finds for a hunk. */
const NUMBERS = /^@@ -\d+(,\d+)? \+\d+(,\d+)? @@/;
function hash(texts) {
  const lines = texts.map((text) => text.split('\n').map((line) => line.trimEnd()));
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22);
}
