/**
 * `npm run bench:judged`: what reading random findings by hand gave, by rule. The samples name places, and no code; `about` says how
 * each was drawn and what was mended since.
 */
import { readSample, SAMPLES, type Sample } from './judged/samples.js';
import { verdictsOf } from './judged/verdicts.js';

/** Of comments that people get: more that are wrong, and they stop reading. */
const AIM = { wrongAtMost: 0.05, fineAtLeast: 0.85 };

for (const name of SAMPLES) print(name, readSample(name));

function print(name: string, { about, judged }: Sample): void {
  const { all, byRule } = verdictsOf(judged);
  console.log(`${name}: ${about}\n\nright  arguable  wrong  rule`);
  for (const [rule, verdicts] of [...byRule, ['all', all] as const]) {
    const counts = [verdicts.right, verdicts.arguable, verdicts.wrong];
    console.log(`${counts.map((count, at) => String(count).padStart([5, 8, 5][at]!)).join('  ')}  ${rule}`);
  }
  for (const { crate, path, line, rule, why } of judged.filter(({ verdict }) => verdict === 'wrong'))
    console.log(`  wrong: ${crate} ${path}:${line} ${rule}: ${why}`);
  const fine = (all.right + all.arguable) / judged.length;
  const wrong = all.wrong / judged.length;
  const met = fine >= AIM.fineAtLeast && wrong <= AIM.wrongAtMost;
  console.log(
    `${judged.length} read: ${percent(fine)} right or arguable (aim: at least ${percent(AIM.fineAtLeast)}), ` +
      `${percent(wrong)} wrong (aim: at most ${percent(AIM.wrongAtMost)}): ${met ? 'met' : 'MISSED'}\n`,
  );
  if (!met) process.exitCode = 1;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
