/**
 * `npm run bench:neutral-edits`: which findings go away, and which appear, when code is written in another way that means the same. Over the
 * fixtures of all rules it writes bench/neutral-edits.json, which is committed: a change to a rule shows its effect in review.
 * `-- --rule REGEX --edit REGEX --show` prints what is lost; `--folder DIR [--every N]` reads real files instead.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BRANCHES_AND_LOOPS } from './neutral-edits/branches-and-loops.js';
import { CALLS } from './neutral-edits/calls.js';
import { Comparison, type Difference } from './neutral-edits/compare.js';
import { FUNCTIONS } from './neutral-edits/functions.js';
import { filesOf, fixtures } from './neutral-edits/texts.js';
import { OTHER_TYPES, TYPES } from './neutral-edits/types.js';

const OUTPUT = new URL('./neutral-edits.json', import.meta.url);

const { values } = parseArgs({
  options: {
    rule: { type: 'string', default: '' },
    edit: { type: 'string', default: '' },
    folder: { type: 'string' },
    every: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});
const rules = new RegExp(values.rule);
const all = [...CALLS, ...BRANCHES_AND_LOOPS, ...FUNCTIONS, ...TYPES, ...OTHER_TYPES];
const edits = all.filter(({ name }) => new RegExp(values.edit).test(name));
const texts = values.folder ? filesOf(values.folder, Number(values.every), rules) : fixtures(rules);

type Kinds = Record<Difference['kind'], number>;
const none = (): Kinds => ({ lost: 0, instead: 0, gained: 0 });
const byEdit = new Map(edits.map(({ name }) => [name, { of: 0, unparsed: 0, ...none() }]));
const byRule = new Map<string, Kinds>();

for (const each of texts) {
  const comparison = new Comparison(each);
  if (!comparison.hasFindings) continue;
  for (const edit of edits) {
    const { before, unparsed, differences } = comparison.with(edit);
    const counts = byEdit.get(edit.name)!;
    counts.of += before;
    counts.unparsed += Number(unparsed);
    for (const difference of differences) {
      counts[difference.kind] += difference.findings;
      count(difference);
      if (values.show) show(difference, each.name);
    }
  }
}
print();
if (!values.rule && !values.edit && !values.folder) writeFileSync(OUTPUT, written());

function count({ rule, kind, findings }: Difference): void {
  const kinds = byRule.get(rule) ?? none();
  kinds[kind] += findings;
  byRule.set(rule, kinds);
}

function show({ rule, edit, kind, text, messages }: Difference, name: string): void {
  console.log(`--- ${kind} | ${rule} | ${edit} | ${name}\n${messages.join('\n')}\n\n${text}\n`);
}

function print(): void {
  console.log('    lost  instead   gained       of  edit');
  for (const [name, { lost, instead, gained, of, unparsed }] of [...byEdit].sort(
    ([, a], [, b]) => b.lost - a.lost,
  )) {
    const numbers = [lost, instead, gained, of].map((number) => String(number).padStart(8)).join(' ');
    console.log(`${numbers}  ${name}${unparsed > 0 ? ` (unread in ${unparsed})` : ''}`);
  }
}

/** One line for each edit, then for each rule that an edit makes a difference to, by name. */
function written(): string {
  const about =
    'Findings in the fixtures that an edit without meaning takes away or brings: npm run bench:neutral-edits';
  const lines = (counts: ReadonlyMap<string, Kinds>) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, { lost, instead, gained }]) =>
          `    ${JSON.stringify(name)}: ${JSON.stringify({ lost, instead, gained })}`,
      )
      .join(',\n');
  const parts = [`"edits": {\n${lines(byEdit)}\n  }`, `"rules": {\n${lines(byRule)}\n  }`];
  return `{\n  "about": ${JSON.stringify(about)},\n  ${parts.join(',\n  ')}\n}\n`;
}
