import { fromBuffer } from 'yauzl';
import { EVIDENCE_LIMITS } from '../model.js';
import { utf8 } from './utf8.js';

const ZIP_LIMITS = EVIDENCE_LIMITS.zip;
/** The bundle is not what the App takes; the message says why, in a sentence a person can act on. */
export class RefusedZip extends Error {
  name = 'RefusedZip';
}
/** Texts of a zip by path. Nothing is written to disk; anything beyond the limits is a `RefusedZip`. */
export async function readZip(zip, limits = ZIP_LIMITS) {
  if (zip.length > limits.compressed)
    throw new RefusedZip(`the bundle is larger than ${megabytes(limits.compressed)}`);
  const file = await open(zip);
  if (file.entryCount > limits.entries)
    throw new RefusedZip(`the bundle has more than ${limits.entries} files`);
  return new Promise((resolve, reject) => {
    const texts = new Map();
    let total = 0;
    file.on('error', (error) => reject(new RefusedZip(`the bundle can't be read: ${error.message}`)));
    file.on('end', () => resolve(texts));
    file.on('entry', (entry) => {
      if (entry.fileName.endsWith('/')) return file.readEntry();
      total += entry.uncompressedSize;
      try {
        check(entry, total, texts, limits);
      } catch (error) {
        return reject(error);
      }
      text(file, entry).then((content) => {
        texts.set(entry.fileName, content);
        file.readEntry();
      }, reject);
    });
    file.readEntry();
  });
}
function open(zip) {
  return new Promise((resolve, reject) => {
    // `strictFileNames` makes yauzl refuse backslashes; absolute paths and `..` it refuses by itself.
    fromBuffer(zip, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, file) =>
      error ? reject(new RefusedZip(`the bundle is not a zip file: ${error.message}`)) : resolve(file),
    );
  });
}
const UNIX_TYPE = 0xf000;
const UNIX_SYMLINK = 0xa000;
function check(entry, total, seen, limits) {
  const name = JSON.stringify(entry.fileName.slice(0, 100));
  if (((entry.externalFileAttributes >>> 16) & UNIX_TYPE) === UNIX_SYMLINK) {
    throw new RefusedZip(`${name} is a symbolic link`);
  }
  if (entry.isEncrypted()) throw new RefusedZip(`${name} is encrypted`);
  if (seen.has(entry.fileName)) throw new RefusedZip(`${name} is in the bundle twice`);
  if (total > limits.total)
    throw new RefusedZip(`the bundle unpacks to more than ${megabytes(limits.total)}`);
  if (entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 1)) {
    throw new RefusedZip(`${name} unpacks to more than ${limits.ratio} times its size`);
  }
}
function text(file, entry) {
  const broken = (error) =>
    new RefusedZip(`${JSON.stringify(entry.fileName)} can't be unpacked: ${error.message}`);
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken(error));
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('error', (failure) => reject(broken(failure)));
      stream.on('end', () => {
        const content = utf8(Buffer.concat(chunks));
        if (content === null) reject(new RefusedZip(`${JSON.stringify(entry.fileName)} is not UTF-8`));
        else resolve(content);
      });
    });
  });
}
function megabytes(bytes) {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
