/** Writes into the pages of rules what reading their latest findings by hand gave; `--check` only says whether it is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { LATELY, readSample } from '../bench/judged/samples.js';
import { type Verdicts, verdictsOf } from '../bench/judged/verdicts.js';
import { RULES } from '../src/rules/registry.js';

const counted = new Map(verdictsOf(LATELY.flatMap((name) => readSample(name).judged)).byRule);

for (const { id, item } of RULES) {
  const verdicts = counted.get(id);
  if (!verdicts) continue;
  const place = new URL(`../checklist/${item}/${id}.md`, import.meta.url);
  const page = readFileSync(place, 'utf8');
  const wanted = withPrecision(page, `Precision: ${sentence(verdicts)}.`);
  if (page === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`checklist/${item}/${id}.md: its precision is out of date: run \`npm run generate\``);
    process.exitCode = 1;
  } else writeFileSync(place, wanted);
}

function sentence({ right, arguable, wrong }: Verdicts): string {
  const read = right + arguable + wrong;
  const counts = `${right} right, ${arguable} arguable, ${wrong} wrong`;
  return `${read === 1 ? 'one finding' : `${read} findings`} read lately in code that nobody had looked at: ${counts}`;
}

const IN_THE_GUIDE = /^## In \[the guide\].*$/m;

/** In the place of what it says now, or as the last of what stands before the guide's words. */
function withPrecision(page: string, line: string): string {
  const stated = /^Precision: .*$/m;
  return stated.test(page) ? page.replace(stated, line) : page.replace(IN_THE_GUIDE, `${line}\n\n$&`);
}
