/**
 * How long `bench compare` takes on a bundle of 200 benchmarks in 20 pairs, the whole process and its processor time.
 * usage: npm run bench:compare
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_VERSION } from '../src/evidence/manifest.js';
import { normalFrom, randomFrom } from '../test/gate/noise.js';
import { measure } from './measure.js';

const BENCHMARKS = 200;
const PAIRS = 20;
/** Criterion's default. */
const SAMPLES = 100;
const SHA = ['a', 'b'].map((digit) => digit.repeat(40)) as [string, string];

const random = randomFrom(3);
const normal = normalFrom(random);
const side = (sha: string) => ({
  sha,
  machine: { cpu: 'made up', cores: 2, os: 'made up', kernel: '1', libc: '' },
  rustc: 'rustc 1.95.0',
  flags: '',
  cargoLock: null,
});

function bundle(folder: string): void {
  const at = '2026-11-22T14:00:00Z';
  const looks = [10, 15, 20].map((pairs) => ({ measurement: 0, pairs, planned: PAIRS }));
  const manifest = { version: BUNDLE_VERSION, mergeBase: SHA[0], base: side(SHA[0]), head: side(SHA[1]) };
  const times = { startedAt: at, finishedAt: at, layout: 'shuffled', looks };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...times }));
  const lines = Array.from({ length: 2 * PAIRS * BENCHMARKS }, (_, order) => {
    const pair = Math.floor(order / 2 / BENCHMARKS);
    const name = `group/benchmark ${Math.floor(order / 2) % BENCHMARKS}`;
    const run = Math.exp(0.02 * normal());
    const samples = Array.from({ length: SAMPLES }, () => 1000 * run * (1 + 0.05 * random()));
    const results = [{ benchmark: name, measure: 'time', unit: 'ns', samples }];
    return JSON.stringify({
      side: order % 2 === 0 ? 'base' : 'head',
      pair,
      order,
      startedAt: at,
      seconds: 1,
      load: 0,
      results,
    });
  });
  writeFileSync(join(folder, 'runs.jsonl'), lines.join('\n'));
}

const folder = mkdtempSync(join(tmpdir(), 'bench-compare-'));
try {
  bundle(folder);
  const { wallSeconds, cpuSeconds } = await measure('node', ['dist/cli/main.js', 'bench', 'compare', folder]);
  console.log(
    `${BENCHMARKS} benchmarks, ${PAIRS} pairs, ${SAMPLES} samples a run: ${wallSeconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor time`,
  );
} finally {
  console.log(folder);
}
