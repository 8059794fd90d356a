/** Writes src/rules/registry.ts from the rules that exist, one import each, in order of item and name, and src/rules/rule-ids.ts. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const FOLDER = new URL('../src/rules/', import.meta.url);

const items = readdirSync(FOLDER)
  .filter((name) => statSync(new URL(name, FOLDER)).isDirectory())
  .sort();
const rules = items.flatMap((item) =>
  readdirSync(new URL(`${item}/`, FOLDER))
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      readFileSync(new URL(`${item}/${file}`, FOLDER), 'utf8').includes('export const rule: Rule'),
    )
    .sort()
    .map((file) => file.replace(/\.ts$/, ''))
    .map((id) => ({ id, path: `./${item}/${id}.js`, name: camel(id) })),
);

const imports = [
  ...rules.map(({ path, name }) => ({ path, text: `import { rule as ${name} } from '${path}';` })),
  { path: './rule.js', text: "import type { Rule } from './rule.js';" },
].sort((a, b) => (a.path < b.path ? -1 : 1));

const HEADER = '// Made by `npm run generate` from the files of this folder. Do not edit.';

const registry = `${HEADER}
${imports.map(({ text }) => text).join('\n')}

export const RULES: readonly Rule[] = [
${rules.map(({ name }) => `  ${name},`).join('\n')}
];
`;

const ids = `${HEADER}

/** Those of RULES, in its order; whoever needs no more than names loads no rules. */
export const RULE_IDS: readonly string[] = [
${rules.map(({ id }) => `  '${id}',`).join('\n')}
];
`;

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

for (const [file, source] of [
  ['registry.ts', registry],
  ['rule-ids.ts', ids],
] as const) {
  const target = new URL(file, FOLDER);
  if (!process.argv.includes('--check')) writeFileSync(target, source);
  else if (readFileSync(target, 'utf8') !== source) {
    console.error(`src/rules/${file} is out of date: run \`npm run generate\``);
    process.exitCode = 1;
  }
}
