import { totalBytes } from './files.js';
/** A crate up to this size is one task: its facts need not travel between processes. */
export const MAX_CRATE_TASK_BYTES = 1024 * 1024;
/** Small enough that the last task does not leave the other processes idle for long, large enough to be worth sending. */
export const TASK_BYTES = 512 * 1024;
export function planScan(groups) {
  const units = [];
  let alone = [];
  const flush = () => {
    units.push(...batches(alone).map((files) => ({ kind: 'alone', files })));
    alone = [];
  };
  for (const { kind, files } of groups) {
    if (kind === 'alone') {
      alone.push(...files);
      continue;
    }
    flush();
    if (totalBytes(files) <= MAX_CRATE_TASK_BYTES) units.push({ kind: 'crate', files });
    else units.push({ kind: 'large crate', batches: batches(files) });
  }
  flush();
  return units;
}
/** Runs of files, in order, of about `TASK_BYTES` each. */
export function batches(files) {
  const result = [];
  let current = [];
  let bytes = 0;
  for (const file of files) {
    if (current.length > 0 && bytes + file.bytes > TASK_BYTES) {
      result.push(current);
      current = [];
      bytes = 0;
    }
    current.push(file);
    bytes += file.bytes;
  }
  if (current.length > 0) result.push(current);
  return result;
}
