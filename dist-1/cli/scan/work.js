import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { generatedMarkLine, vendoredFolder } from '../../diff/generated.js';
import { CrateIndex, factsOfFile } from '../../index/crate-index.js';
import { scanFile } from '../../rules/review-rust.js';
import { decode, MAX_TEXT_BYTES } from '../../source/git/objects.js';
/** Does a task in this process. A file that can't be read or parsed is a notice, never an end. */
export function work(task) {
  switch (task.kind) {
    case 'facts-of-texts':
      return { facts: task.files.map(({ path, text }) => [path, factsOrNull(path, text)]), scanned: [] };
    case 'facts':
      return { facts: factsOfFiles(task.files), scanned: [] };
    case 'scan': {
      const index = openIndex(task.index, task.files);
      return { facts: [], scanned: task.files.map((file) => scanOne(file, index, task.config, task.least)) };
    }
  }
}
function openIndex(source, files) {
  switch (source.from) {
    case 'nothing':
      return null;
    case 'these-files':
      return indexOf(factsOfFiles(files));
    case 'facts':
      return remembered(source.entries, () => source.entries);
    case 'facts-file':
      return remembered(source.path, () => JSON.parse(readFileSync(source.path, 'utf8')));
  }
}
let last = null;
/** Tasks of one crate come one after the other: the index is built once a process. */
function remembered(key, entries) {
  if (last === null || last.key !== key) last = { key, index: indexOf(entries()) };
  return last.index;
}
function indexOf(entries) {
  return CrateIndex.of(new Map(entries.flatMap(([path, facts]) => (facts ? [[path, facts]] : []))), true);
}
function factsOfFiles(files) {
  return files.map((file) => {
    const read = readText(file);
    return [file.path, 'text' in read ? factsOrNull(file.path, read.text) : null];
  });
}
function factsOrNull(path, text) {
  try {
    return factsOfFile(path, text);
  } catch {
    // The scan of the same file says why; an index can do without it.
    return null;
  }
}
function scanOne(file, index, config, least) {
  const read = readText(file);
  if (!('text' in read)) return failed(file, `left out: ${read.unreadable}`);
  const mark = generatedMarkLine(read.text);
  if (mark !== null) return leftOut(file, `says that it is generated (line ${mark})`);
  const folder = vendoredFolder(file.path);
  if (folder !== null) return leftOut(file, `lies in ${folder}/, where other people's code is kept`);
  try {
    const { findings, notices, unread } = scanFile(
      file.path,
      read.text,
      index ?? CrateIndex.empty(),
      config,
      least,
    );
    const named = (found) => ({ ...found, path: file.name });
    // Words cut out of a text keep all of it in memory, for as long as somebody has them; a copy does not.
    return structuredClone({
      findings: findings.map(named),
      notices: notices.map(named),
      failed: unread !== undefined,
    });
  } catch (error) {
    return failed(file, `could not be reviewed: ${error.message}`);
  }
}
function failed(file, message) {
  return { findings: [], notices: [{ path: file.name, line: null, message }], failed: true };
}
function leftOut(file, why) {
  return { ...failed(file, `left out: ${why}`), failed: false };
}
/** The facts and the scan read the same files one after the other; as many UTF-16 units as stay parsed. */
const MAX_READ = 2 * 1024 * 1024;
const READ = new LRUCache({
  maxSize: MAX_READ,
  sizeCalculation: ({ text }) => text.length + 1,
});
function readText(file) {
  const known = READ.get(file.absolute);
  if (known) return known;
  const read = readFromDisk(file);
  if ('text' in read) READ.set(file.absolute, read);
  return read;
}
function readFromDisk(file) {
  if (file.bytes > MAX_TEXT_BYTES) return { unreadable: `larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB` };
  try {
    return decode(readFileSync(file.absolute));
  } catch (error) {
    return { unreadable: `could not be read (${error.code ?? String(error)})` };
  }
}
