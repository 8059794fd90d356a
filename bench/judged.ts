/**
 * `npm run bench:judged`: what reading random findings by hand gave, by rule. The samples name places, and no code; `about` says how
 * each was drawn and what was mended since.
 */
import { readFileSync } from 'node:fs';
import { type Judged, verdictsOf } from './judged/verdicts.js';

const SAMPLES = [
  'debian-crates',
  'further-crates',
  'repositories',
  'ordinary-commits',
  'fresh-repositories',
  'unseen-repositories',
  'widened-rules',
  'more-ordinary-commits',
  'unread-pull-requests',
  'further-pull-requests',
  'other-pull-requests',
  'recent-lines',
  'further-recent-lines',
  'latest-recent-lines',
  'last-recent-lines',
  'further-last-recent-lines',
  'recent-lines-after-mending',
  'debian-crates-again',
];
/** Of comments that people get: more that are wrong, and they stop reading. */
const AIM = { wrongAtMost: 0.05, fineAtLeast: 0.85 };

interface Sample {
  about: string;
  judged: Judged[];
}

for (const name of SAMPLES) {
  const file = new URL(`./judged/${name}.json`, import.meta.url);
  print(name, JSON.parse(readFileSync(file, 'utf8')) as Sample);
}

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
