/** Writes src/rules/registry.ts from the rules that exist: one import each, in order of item and name. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const FOLDER = new URL('../src/rules/', import.meta.url);
const TARGET = new URL('registry.ts', FOLDER);

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
    .map((file) => ({
      path: `./${item}/${file.replace(/\.ts$/, '.js')}`,
      name: camel(file.replace(/\.ts$/, '')),
    })),
);

const imports = [
  ...rules.map(({ path, name }) => ({ path, text: `import { rule as ${name} } from '${path}';` })),
  { path: './rule.js', text: "import type { Rule } from './rule.js';" },
].sort((a, b) => (a.path < b.path ? -1 : 1));

const source = `// Made by \`npm run generate\` from the files of this folder. Do not edit.
${imports.map(({ text }) => text).join('\n')}

export const RULES: readonly Rule[] = [
${rules.map(({ name }) => `  ${name},`).join('\n')}
];

export const RULE_IDS: readonly string[] = RULES.map((rule) => rule.id);
`;

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== source) {
    console.error('src/rules/registry.ts is out of date: run `npm run generate`');
    process.exit(1);
  }
} else writeFileSync(TARGET, source);
