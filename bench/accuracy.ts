/**
 * Recall and noise on labelled real commits: `npm run bench:accuracy -- EVAL_DIR MIRROR_DIR`.
 *
 * EVAL_DIR holds `score.py`, `labels.*.jsonl` and `ordinary.*.jsonl`; MIRROR_DIR holds bare repositories as
 * `<owner>+<name>/repo`. Neither is part of this repository. A finding counts only where its rule fits the label's
 * category (bench/rule-map.json); notes don't count.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [evaluation, mirror, ...rest] = process.argv.slice(2);
if (!evaluation || !mirror || !existsSync(join(evaluation, 'score.py'))) {
  console.error('usage: npm run bench:accuracy -- EVAL_DIR MIRROR_DIR [more arguments of score.py]');
  console.error(
    evaluation && !existsSync(join(evaluation, 'score.py')) ? `no score.py in ${evaluation}` : '',
  );
  process.exit(2);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const scan = `node ${join(root, 'dist/cli/main.js')} scan {root} --format json`;

function score(title: string, ...args: string[]): void {
  const command = [join(evaluation!, 'score.py'), ...args, '--mirror', mirror!, '--cmd', scan, ...rest];
  console.log(
    `\n== ${title}\n$ python3 ${command.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' ')}\n`,
  );
  const { status } = spawnSync('python3', command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

score(
  'Visible labels: what is found, and silent after the real fix',
  'labels',
  '--visible',
  'yes',
  '--rule-map',
  join(root, 'bench/rule-map.json'),
);
score('Ordinary commits: what is said about code nobody complained of', 'noise');
