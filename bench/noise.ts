/**
 * `npm run bench:noise`: findings per 1,000 lines of the corpus, by rule, written to bench/noise.json. The file is committed,
 * so that a change to a rule shows its effect in review.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../src/model.js';
import { RULE_IDS } from '../src/rules/rule-ids.js';
import { corpusCrates, corpusFolder } from './corpus.js';
import { scanCrate } from './scan-crates.js';

const OUTPUT = new URL('./noise.json', import.meta.url);

type Counts = Record<Severity, number> & { suggestions: number };

const corpus = corpusFolder();
const counts = new Map<string, Counts>(
  RULE_IDS.map((rule) => [rule, { error: 0, warning: 0, note: 0, suggestions: 0 }]),
);
let files = 0;
let lines = 0;
for (const crate of corpusCrates()) {
  process.stderr.write(`${crate}\n`);
  for await (const { text, findings } of scanCrate(join(corpus, crate))) {
    files++;
    lines += text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    for (const { rule, severity, suggestion } of findings) {
      const known = counts.get(rule)!;
      known[severity]++;
      if (suggestion) known.suggestions++;
    }
  }
}
writeFileSync(OUTPUT, written());
print();

/** One line for each rule, sorted by name: the difference of two runs reads as a list of rules. */
function written(): string {
  const rules = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, count]) => `    ${JSON.stringify(rule)}: ${JSON.stringify({ ...rates(count), ...count })}`);
  return [
    '{',
    '  "about": "Findings of the default configuration on the corpus (bench/corpus.json): npm run bench:noise",',
    `  "files": ${files},`,
    `  "lines": ${lines},`,
    '  "rules": {',
    rules.join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** Per 1,000 lines. What is posted on a pull request (errors and warnings) apart from notes. */
function rates({ error, warning, note }: Counts): { postedPer1000: number; notesPer1000: number } {
  return { postedPer1000: perThousand(error + warning), notesPer1000: perThousand(note) };
}

function perThousand(count: number): number {
  return Number(((1000 * count) / lines).toFixed(4));
}

function print(): void {
  console.log(`${files.toLocaleString('en')} files, ${lines.toLocaleString('en')} lines; per 1,000 lines:\n`);
  console.log('  posted    notes  rule');
  for (const [rule, count] of [...counts].sort(([, a], [, b]) => b.error + b.warning - a.error - a.warning)) {
    const { postedPer1000, notesPer1000 } = rates(count);
    console.log(`${postedPer1000.toFixed(4).padStart(8)} ${notesPer1000.toFixed(4).padStart(8)}  ${rule}`);
  }
}
