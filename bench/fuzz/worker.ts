/** One process that is fed seeds and analyses what they make. It may crash or hang: its parent notices. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust, MAX_TEXT_CHARACTERS } from '../../src/diff/changed-rust.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { reviewRust, scanFile } from '../../src/rules/review-rust.js';
import { MAX_REMEMBERED, parseRust } from '../../src/rust/syntax/parse.js';
import { randomFrom } from '../../test/gate/noise.js';
import type { Answer } from './answer.js';
import { type Input, makeInput } from './inputs.js';

/** A collection costs more than the analysis of an ordinary file. */
const SEEDS_BETWEEN_COLLECTIONS = 25;

/** Larger real files would take the time of many small ones. */
const MAX_REAL_BYTES = 100_000;

const FOLDERS = ['../../test/rules', '../../.cache/corpus/crates'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

const PATH = 'src/fuzzed.rs';

/** Paths are sorted: the same seed gives the same text as long as the files are the same. */
function realFiles(): (() => string)[] {
  return FOLDERS.filter(existsSync).flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.rs'))
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile() && statSync(path).size <= MAX_REAL_BYTES)
      .sort()
      .map((path) => () => readFileSync(path, 'utf8')),
  );
}

/** Each on its own: what the parser remembers of one step may speed the next up, as it does in a review. */
function steps({ before, after }: Input): readonly (readonly [name: string, run: () => unknown])[] {
  return [
    ['parseRust', () => parseRust(after)],
    ['factsOfFile', () => factsOfFile(PATH, after)],
    ['scanFile', () => scanFile(PATH, after, CrateIndex.empty(), DEFAULT_CONFIG)],
    ['reviewRust', () => review(before, after)],
  ];
}

function review(before: string, after: string): unknown {
  const change = { path: PATH, previousPath: PATH, status: 'modified', patch: null, before, after } as const;
  return reviewRust(changedRust([change], '', DEFAULT_CONFIG), CrateIndex.empty(), DEFAULT_CONFIG);
}

function analyse(input: Input): Pick<Answer, 'slowest' | 'thrown'> {
  let slowest = { step: '', cpuSeconds: 0 };
  for (const [step, run] of steps(input)) {
    const started = process.cpuUsage();
    try {
      run();
    } catch (error) {
      return { slowest, thrown: `${step}: ${(error as Error).stack}` };
    }
    const { user, system } = process.cpuUsage(started);
    const cpuSeconds = (user + system) / 1e6;
    if (cpuSeconds > slowest.cpuSeconds) slowest = { step, cpuSeconds };
  }
  return { slowest, thrown: null };
}

const MEGABYTE = 1024 * 1024;

/** The parser remembers what it read last; texts that together are as large as that take the place of all others. */
async function heapAfterCollection(): Promise<number> {
  for (let i = 0; i < MAX_REMEMBERED / MAX_TEXT_CHARACTERS; i++)
    parseRust(`//${i}${'x'.repeat(MAX_TEXT_CHARACTERS - 3)}`);
  for (let i = 0; i < 2; i++) {
    await eventLoopTurn();
    global.gc?.();
  }
  return process.memoryUsage().heapUsed / MEGABYTE;
}

const real = realFiles();
let done = 0;

process.on('message', async (seed: number) => {
  const input = makeInput(real, randomFrom(seed));
  const outcome = analyse(input);
  const collect = ++done % SEEDS_BETWEEN_COLLECTIONS === 0;
  const answer: Answer = {
    seed,
    kind: input.kind,
    characters: input.after.length,
    ...outcome,
    heapMegabytes: collect ? await heapAfterCollection() : null,
    residentMegabytes: process.memoryUsage().rss / MEGABYTE,
  };
  await eventLoopTurn();
  process.send!(answer);
});
process.send!('ready');
