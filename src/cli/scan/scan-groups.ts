import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config, Severity } from '../../model.js';
import type { Group, SourceFile } from './files.js';
import { planScan, type Unit } from './plan.js';
import type { FactsEntry, FileFindings, IndexSource } from './work.js';
import type { Workers } from './workers.js';

/** Findings of every file, in the order of the files, each as soon as all before it are there. */
export async function* scanGroups(
  groups: readonly Group[],
  config: Config,
  least: Severity,
  workers: Workers,
): AsyncGenerator<FileFindings[]> {
  const scratch = new Scratch();
  try {
    const pending = planScan(groups).flatMap((unit) => startUnit(unit, { config, least }, workers, scratch));
    // All run at once; one that fails is met when its turn comes.
    for (const result of pending) result.catch(() => {});
    for (const result of pending) yield await result;
  } finally {
    await scratch.remove();
  }
}

function startUnit(
  unit: Unit,
  wanted: { config: Config; least: Severity },
  workers: Workers,
  scratch: Scratch,
): Promise<FileFindings[]>[] {
  const scan = async (files: SourceFile[], index: IndexSource) =>
    (await workers.do({ kind: 'scan', files, index, ...wanted })).scanned;
  switch (unit.kind) {
    case 'alone':
      return [scan(unit.files, { from: 'nothing' })];
    case 'crate':
      return [scan(unit.files, { from: 'these-files', manifests: unit.manifests })];
    case 'large crate': {
      const index = gatherIndex([...unit.batches, unit.manifests], workers, scratch);
      return unit.batches.map(async (files) => scan(files, await index));
    }
  }
}

async function gatherIndex(
  batches: readonly SourceFile[][],
  workers: Workers,
  scratch: Scratch,
): Promise<IndexSource> {
  const gathered = await Promise.all(batches.map((files) => workers.do({ kind: 'facts', files })));
  const entries = gathered.flatMap((result) => result.facts);
  if (workers.count === 1) return { from: 'facts', entries };
  return { from: 'facts-file', path: await scratch.write(entries) };
}

/** Facts of large crates on their way to the workers: in a file they are not sent again with every task. */
class Scratch {
  private folder: Promise<string> | null = null;
  private written = 0;

  async write(entries: readonly FactsEntry[]): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), 'perf-checklist-'));
    const path = join(await this.folder, `${this.written++}.json`);
    await writeFile(path, JSON.stringify(entries));
    return path;
  }

  async remove(): Promise<void> {
    if (this.folder !== null) await rm(await this.folder, { recursive: true, force: true });
  }
}
