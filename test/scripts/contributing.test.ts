import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newRule } from '../../scripts/new-rule/files.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { Comments } from '../../src/rules/comments.js';
import { HeatMap } from '../../src/rules/heat.js';
import { scanFile } from '../../src/rules/review-rust.js';
import type { Problem, Rule } from '../../src/rules/rule.js';
import { RustFile } from '../../src/rules/rust-file.js';
import { severityOf } from '../../src/rules/severity.js';
import { scratchFolder } from '../scratch.js';

/** What somebody does who follows CONTRIBUTING to the letter. */
const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8');
const [, item, id] = /npm run new-rule -- (\S+) (\S+)/.exec(text)! as unknown as [string, string, string];
const block = (fence: string, kind: string) =>
  new RegExp(`^${fence}${kind}\\n([\\s\\S]*?)^${fence}$`, 'm').exec(text)![1]!;
const linesMarked = (rust: string) =>
  rust.split('\n').flatMap((line, at) => (line.endsWith(`//~ ${id}`) ? [at + 1] : []));

/** The block as it would stand in `src/rules/<item>/`. */
async function ruleOf(source: string): Promise<Rule> {
  const place = join(scratchFolder(), 'rule.ts');
  const from = new URL(`src/rules/${item}/`, root);
  const absolute = source.replace(
    /from '(\.[^']*)'/g,
    (_, to: string) => `from '${fileURLToPath(new URL(to.replace(/\.js$/, '.ts'), from))}'`,
  );
  writeFileSync(place, absolute);
  return ((await import(pathToFileURL(place).pathname)) as { rule: Rule }).rule;
}

function linesFound(rule: Rule, rust: string): number[] {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', rust)]]), true);
  const file = new RustFile('src/lib.rs', rust, index);
  const comments = new Comments(file.tree, file.path, '2026-01-05');
  const heat = new HeatMap(DEFAULT_CONFIG);
  const shown = [...file.tree.root.descendantsOfKind(...rule.on)].filter((node) => {
    const problem = rule.check(node, file) as Problem | null;
    const severity =
      problem && severityOf(rule, problem, heat.of(problem.at, file, comments), DEFAULT_CONFIG);
    return severity !== null && severity !== 'note';
  });
  return shown.map(({ line }) => line).sort((one, other) => one - other);
}

const fixture = block('```', 'rust');
const page = block('````', 'markdown');

test('the rule that is followed along does not exist, and may be made', () => {
  expect(existsSync(new URL(`src/rules/${item}/${id}.ts`, root))).toBe(false);
  expect(newRule(item, id, pathToFileURL(`${scratchFolder()}/`))).toHaveLength(3);
});

test('its source finds what its fixture marks and its page flags, and nothing else', async () => {
  const rule = await ruleOf(block('```', 'ts'));
  expect({ id: rule.id, item: rule.item }).toEqual({ id, item });
  expect(linesMarked(fixture).length).toBeGreaterThanOrEqual(3);
  expect(linesFound(rule, fixture)).toEqual(linesMarked(fixture));
  for (const [kind, wanted] of [
    ['flagged', 1],
    ['clean', 0],
  ] as const) {
    const example = new RegExp(`\`\`\`rust ${kind}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
    expect(linesFound(rule, example)).toHaveLength(wanted);
    expect(rule.needs.test(example)).toBe(wanted > 0);
  }
});

test('no other rule speaks of the lines that it marks', () => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', fixture)]]), true);
  const { findings } = scanFile('src/lib.rs', fixture, index, DEFAULT_CONFIG);
  expect(findings.filter(({ startLine }) => linesMarked(fixture).includes(startLine))).toEqual([]);
});
