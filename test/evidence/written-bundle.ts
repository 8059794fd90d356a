import { readEvidence } from '../../src/evidence/read.js';
import type { Evidence } from '../../src/model.js';
import { PULL } from '../samples.js';

export const COMMITS = { mergeBase: PULL.mergeBase, headSha: PULL.headSha };
export const ORIGIN = {
  workflowRunId: 5,
  headSha: PULL.headSha,
  url: 'https://github.com/acme/trie/actions/runs/5',
  distrust: null,
};
export const read = (files: ReadonlyMap<string, string>): Evidence =>
  readEvidence({ kind: 'files', files, origin: ORIGIN }, PULL);

const MACHINE = { cpu: 'AMD EPYC', cores: 2, os: 'Debian 12', kernel: '6.1', libc: '2.36' };
export const SIDE = { machine: MACHINE, rustc: 'rustc 1.95.0', flags: '', cargoLock: null };
export const MANIFEST = {
  version: 1,
  mergeBase: PULL.mergeBase,
  base: { ...SIDE, sha: PULL.mergeBase },
  head: { ...SIDE, sha: PULL.headSha },
  startedAt: '2026-11-22T14:00:00Z',
  finishedAt: '2026-11-22T14:05:00Z',
  layout: 'shuffled',
  looks: [{ measurement: 0, pairs: 1, planned: 1 }],
};
export const RESULT = { benchmark: 'x', measure: 'time', unit: 'ns', samples: [1, 2] };
export const RUN = {
  side: 'base',
  pair: 0,
  order: 0,
  startedAt: '2026-11-22T14:00:00Z',
  seconds: 1,
  load: 0.1,
  results: [RESULT],
};
export const EARLIER = '2026-11-22T13:59:59Z';
export const bundle = (manifest: object, runs: readonly unknown[], more: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      'manifest.json': JSON.stringify(manifest),
      'runs.jsonl': runs.map((r) => (typeof r === 'string' ? r : JSON.stringify(r))).join('\n'),
      ...more,
    }),
  );
