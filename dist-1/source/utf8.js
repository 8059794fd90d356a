import { isUtf8 } from 'node:buffer';
/** The text, or null when the bytes are not UTF-8. A byte order mark is kept: columns count it. */
export function utf8(bytes) {
  if (!isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
