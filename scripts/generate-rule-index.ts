/** Writes checklist/README.md from the rules and their pages; `--check` only says whether it is current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ITEMS } from '../src/checklist/items.js';
import type { HeatLevel } from '../src/model.js';
import { RULES } from '../src/rules/registry.js';
import type { Rule } from '../src/rules/rule.js';

const CHECKLIST = new URL('../checklist/', import.meta.url);
const TARGET = new URL('README.md', CHECKLIST);

const HEATS: readonly HeatLevel[] = ['hot', 'warm', 'cold'];

const INTRODUCTION = `<!-- Made by \`npm run generate\` from the rules and their pages. Do not edit. -->
# The checklist

Nine questions that every change to a performance-critical Rust program should have an answer to. The rules below each
question find what can be found in the code; measurements and people answer the rest.

The columns hot, warm and cold hold the severity of a finding by the [heat of its code](../README.md#what-counts-as-hot).
\`error*\`: a warning that becomes an error in code that the configuration or a comment declares hot. An error fails a
required item; warnings and notes are shown. \`.github/perf-checklist.yml\` sets another severity under \`rules:\`.

The column precision says what reading the rule's findings by hand gave, on code that it was not made for: where it only counts, on lines lately
added to repositories that nobody had looked at, before what was wrong there was mended. *Right*: a reviewer should ask for the change. *Arguable*: what
it says is true, but the gain is small, the code cold, or it is a matter of taste. *Wrong*: it should not have been said.

## The guide

The nine questions, and what the column answers and each page under "In the guide" repeat, come from a guide for whoever writes performance-critical Rust:
*Rust Systems Engineering - Reth & High-Performance Critical Systems*, which takes [Reth](https://github.com/paradigmxyz/reth) for its model. It is not part of
this repository, and nobody needs it to use the checklist: a page says all there is to know in its own words. What stands in quotation marks is
the guide's own wording, the rest sums up what it asks for.
`;

/** As it stands on each page. */
const IN_THE_GUIDE = 'In [the guide](../README.md#the-guide)';

/** What the introduction of the table explains once, each page says for itself. */
const EXPLAINED =
  / \(true, but small or a matter of taste\)| read lately in code that nobody had looked at(?=: \d)/g;

const problems: string[] = [];
const sections = ITEMS.map(({ id, title, requirement }) => {
  if (!existsSync(new URL(`${id}/item.md`, CHECKLIST))) problems.push(`checklist/${id}/item.md is missing`);
  const rules = RULES.filter(({ item }) => item === id).sort((a, b) => (a.id < b.id ? -1 : 1));
  return `## ${title}\n\n[About this item](${id}/item.md) · ${requirement} by default\n\n${table(rules)}`;
});
const wanted = `${INTRODUCTION}\n${sections.join('\n')}`;

if (process.argv.includes('--check')) {
  const present = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
  if (present !== wanted) problems.push('checklist/README.md is out of date: run `npm run generate`');
} else writeFileSync(TARGET, wanted);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function table(rules: readonly Rule[]): string {
  if (rules.length === 0) return 'No rule yet: measurements or a person answer it.\n';
  return `| rule | finds | hot | warm | cold | answers | precision |\n|---|---|---|---|---|---|---|\n${rules.map(row).join('')}`;
}

function row(rule: Rule): string {
  const page = readPage(rule);
  const severities = HEATS.map((heat) => severityAt(rule, heat));
  const cells = [
    `[${rule.id}](${rule.item}/${rule.id}.md)`,
    rule.summary,
    ...severities,
    section(page, IN_THE_GUIDE, rule),
    precisionOf(page, rule),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function severityAt({ severity, blocksWhenHot }: Rule, heat: HeatLevel): string {
  const plain = severity[heat];
  return heat === 'hot' && blocksWhenHot && plain === 'warning' ? 'error*' : plain === 'off' ? '–' : plain;
}

function readPage({ item, id }: Rule): string {
  const page = new URL(`${item}/${id}.md`, CHECKLIST);
  if (existsSync(page)) return readFileSync(page, 'utf8');
  problems.push(`checklist/${item}/${id}.md is missing`);
  return '';
}

/** A section's text on one line. */
function section(page: string, heading: string, { item, id }: Rule): string {
  const text = new RegExp(
    `^## ${heading.replace(/[[\]().]/g, '\\$&')}\\n+([\\s\\S]*?)(?=\\n## |\\nPrecision: |$(?![\\s\\S]))`,
    'm',
  ).exec(page)?.[1];
  if (page !== '' && text === undefined)
    problems.push(`checklist/${item}/${id}.md has no section "## ${heading}"`);
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** A page states it in a line of its own, which `generate-precision.ts` writes where the latest samples have findings of the rule. */
function precisionOf(page: string, { item, id }: Rule): string {
  const stated = /^Precision: (.+?)\.?$/m.exec(page)?.[1] ?? '–';
  if (/right or arguable(?! \(an early reading)/.test(stated))
    problems.push(`checklist/${item}/${id}.md: its precision must count right and arguable findings apart`);
  return stated.replace(EXPLAINED, '');
}
