import type { Bundle, Look, Machine } from '../../src/model.js';

/** Numbers from [0, 1) that are the same in every test run: Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers by Box and Muller's transform. */
export function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const MACHINE: Machine = {
  cpu: 'AMD EPYC 9R14',
  cores: 2,
  os: 'Debian 12',
  kernel: '6.1.0',
  libc: '2.36',
};
const TOOLCHAIN = { rustc: 'rustc 1.95.0', flags: '', cargoLock: null };

/** A bundle without runs, of a measurement that was looked at once, at its end. */
export function emptyBundle(pairs: number): Bundle {
  return {
    baseSha: 'b'.repeat(40),
    headSha: 'a'.repeat(40),
    mergeBase: 'b'.repeat(40),
    baseMachine: MACHINE,
    headMachine: MACHINE,
    baseToolchain: TOOLCHAIN,
    headToolchain: TOOLCHAIN,
    layout: 'shuffled',
    looks: [{ measurement: 0, pairs, planned: pairs }],
    runs: [],
    failures: [],
  };
}

export interface Behaviour {
  benchmark: string;
  /** Nanoseconds of base and head in one pair. */
  pair(index: number): [base: number, head: number];
}

/** Runs of one sample each; the side that goes first alternates. */
export function bundleOf(behaviours: readonly Behaviour[], pairs: number, looks?: readonly Look[]): Bundle {
  let order = 0;
  const runs = Array.from({ length: pairs }, (_, pair) =>
    behaviours.flatMap((b) => {
      const [base, head] = b.pair(pair);
      const both = [
        { side: 'base' as const, samples: [base] },
        { side: 'head' as const, samples: [head] },
      ];
      if (pair % 2 === 1) both.reverse();
      return both.map((run) => ({
        ...run,
        benchmark: b.benchmark,
        measure: 'time' as const,
        unit: 'ns' as const,
        pair,
        order: order++,
      }));
    }),
  ).flat();
  const bundle = emptyBundle(pairs);
  return { ...bundle, runs, looks: looks ?? bundle.looks };
}

/** A benchmark of 1 µs whose head is slower by `effect`, with normal noise of `spread` on the log ratio of each pair. */
export function noisy(benchmark: string, effect: number, spread: number, normal: () => number): Behaviour {
  return {
    benchmark,
    pair: () => [
      1000 * Math.exp((spread * normal()) / Math.SQRT2),
      1000 * (1 + effect) * Math.exp((spread * normal()) / Math.SQRT2),
    ],
  };
}
