/** One process that is fed seeds; each seed is one hostile input on the road that it would take. */
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { randomFrom } from '../../test/gate/noise.js';
import type { Answer } from '../fuzz/answer.js';
import { archive, artifact } from './artifacts.js';
import { command, edited } from './comments.js';
import { config, pattern } from './configs.js';
import { diff } from './diffs.js';
import type { Random } from './random.js';
import { webhook } from './webhooks.js';

/** Each takes its input from the random numbers, throws where something is wrong, and answers with the input's size. */
const KINDS: readonly (readonly [kind: string, run: (random: Random) => number | Promise<number>])[] = [
  ['webhook', webhook],
  ['diff', diff],
  ['bundle', artifact],
  ['archive', archive],
  ['configuration', config],
  ['patterns', pattern],
  ['command', command],
  ['edited checklist', edited],
];

const SEEDS_BETWEEN_COLLECTIONS = 400;
const MEGABYTE = 1024 * 1024;
let done = 0;

process.on('message', async (seed: number) => {
  const [kind, run] = KINDS[seed % KINDS.length]!;
  const started = process.cpuUsage();
  let thrown: string | null = null;
  let characters = 0;
  try {
    characters = await run(randomFrom(seed));
  } catch (error) {
    thrown = (error as Error).stack ?? String(error);
  }
  const { user, system } = process.cpuUsage(started);
  if (++done % SEEDS_BETWEEN_COLLECTIONS === 0) global.gc?.();
  const memory = process.memoryUsage();
  const answer: Answer = {
    seed,
    kind,
    characters,
    slowest: { step: kind, cpuSeconds: (user + system) / 1e6 },
    thrown,
    heapMegabytes: done % SEEDS_BETWEEN_COLLECTIONS === 0 ? memory.heapUsed / MEGABYTE : null,
    residentMegabytes: memory.rss / MEGABYTE,
  };
  await eventLoopTurn();
  process.send!(answer);
});
process.send!('ready');
