import { type Group, type SourceFile, totalBytes } from './files.js';

/** A crate up to this size is one task: its facts need not travel between threads. */
export const MAX_CRATE_TASK_BYTES = 1024 * 1024;

/** Small enough that the last task does not leave the other threads idle for long, large enough to be worth sending. */
export const TASK_BYTES = 512 * 1024;

/** Work that belongs together, in the order of the files. */
export type Unit =
  /** Files that know themselves only. */
  | { kind: 'alone'; files: SourceFile[] }
  /** A crate that one task takes whole. */
  | { kind: 'crate'; files: SourceFile[]; manifests: SourceFile[] }
  /** A crate whose facts are gathered first, then scanned batch by batch. */
  | { kind: 'large crate'; batches: SourceFile[][]; manifests: SourceFile[] };

export function planScan(groups: readonly Group[]): Unit[] {
  const units: Unit[] = [];
  let alone: SourceFile[] = [];
  const flush = () => {
    units.push(...batches(alone).map((files) => ({ kind: 'alone' as const, files })));
    alone = [];
  };
  for (const { kind, files, manifests } of groups) {
    if (kind === 'alone') {
      alone.push(...files);
      continue;
    }
    flush();
    if (totalBytes(files) <= MAX_CRATE_TASK_BYTES) units.push({ kind: 'crate', files, manifests });
    else units.push({ kind: 'large crate', batches: batches(files), manifests });
  }
  flush();
  return units;
}

/** Runs of files, in order, of about `TASK_BYTES` each. */
export function batches(files: readonly SourceFile[]): SourceFile[][] {
  const result: SourceFile[][] = [];
  let current: SourceFile[] = [];
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
