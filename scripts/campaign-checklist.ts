import fc from 'fast-check';
import { type Act, anySequence, play } from '../test/campaign/sequence.js';

/** `npm run campaign:checklist [sequences] [seed]`: the checklist's state machine against its specification. */
const [count = '10000', seed] = process.argv.slice(2);
const runs = Number(count);
const reached = new Map<string, number>();
let done = 0;
let acts = 0;
const started = performance.now();

function playAndCount(sequence: readonly Act[]): void {
  const end = play(sequence);
  for (const name of end) reached.set(name, (reached.get(name) ?? 0) + 1);
  acts += sequence.length;
  done += 1;
  if (done % 1_000 === 0) console.error(`${done} of ${runs} sequences`);
}

fc.assert(fc.property(anySequence, playAndCount), {
  numRuns: runs,
  ...(seed === undefined ? {} : { seed: Number(seed) }),
});
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
console.log(
  `${runs} sequences, ${acts} acts, ${seconds} s: the check equalled the specification every time.`,
);
console.log('Sequences that ended with:');
for (const [name, number] of [...reached].sort()) console.log(`  ${name.padEnd(28)} ${number}`);
