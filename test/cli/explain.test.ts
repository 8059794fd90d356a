import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { renderPage } from '../../src/cli/explain/page.js';
import { ruleSettings, severityWords } from '../../src/cli/explain/rule-settings.js';
import { run } from '../../src/cli/run.js';
import { RULES } from '../../src/rules/registry.js';
import type { Rule } from '../../src/rules/rule.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import { Collector, perfChecklist } from './collected.js';

test('without a name, every rule is listed with its item', async () => {
  const { code, stdout } = await perfChecklist('.', ['explain']);
  for (const id of RULE_IDS) expect(stdout).toContain(`  ${id} `);
  expect(stdout).toMatch(/^documentation$/m);
  expect(code).toBe(0);
});

test.each([60, 80, 120])('in a terminal of %i columns the list breaks no word', async (columns) => {
  const [stdout, stderr] = [new Collector(true, columns), new Collector(true, columns)];
  await run(['explain'], { stdout, stderr, cwd: '/', env: { NO_COLOR: '1' } });
  const whole = (await perfChecklist('/', ['explain'])).stdout;
  expect(stdout.text.split('\n').filter((line) => line.length > columns)).toEqual([]);
  expect(stdout.text.split(/\s+/)).toEqual(whole.split(/\s+/));
});

test('what went wrong breaks no word either, and stays on one line in a file', async () => {
  const stderr = new Collector(true, 60);
  await run(['explain', 'clone-in-lop'], { stdout: new Collector(), stderr, cwd: '/', env: {} });
  const { stderr: whole } = await perfChecklist('/', ['explain', 'clone-in-lop']);
  expect(whole.trim().split('\n')).toHaveLength(1);
  expect(whole.length).toBeGreaterThan(60);
  expect(Math.max(...stderr.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(stderr.text.split(/\s+/)).toEqual(whole.split(/\s+/));
});

test('a pipe gets the page as it is', async () => {
  const { stdout } = await perfChecklist('/', ['explain', 'lock-across-await']);
  expect(stdout).toMatch(/^# lock-across-await\n/);
  expect(stdout).toContain('```rust');
});

test('a terminal gets it without the marks of Markdown', async () => {
  const { stdout } = await perfChecklist('/', ['explain', 'lock-across-await'], { tty: true });
  expect(stdout).not.toContain('```');
  expect(stdout).not.toMatch(/^#/m);
});

test('below the page: its item, how loud it is, how to silence it', async () => {
  const env = { NO_COLOR: '1' };
  const { stdout } = await perfChecklist('/', ['explain', 'clone-in-loop'], { tty: true, env });
  expect(stdout).toMatch(
    /\n {2}- Item of the checklist: `allocations` \(Allocations minimized\?\)\n {2}- Default severity: warning where hot/,
  );
  expect(stdout).toContain('\n`// perf-checklist: allow(clone-in-loop, reason = "…")`\n');
  expect(stdout).toMatch(/in `\.github\/perf-checklist\.yml`.*\n\n {4}rules:\n {6}clone-in-loop: off\n$/);
});

test('the page of an item has no such block', async () => {
  const { stdout } = await perfChecklist('/', ['explain', 'allocations']);
  expect(stdout).not.toContain('How loud');
});

test.each<[Partial<Rule> & Pick<Rule, 'severity'>, string]>([
  [
    { severity: { hot: 'warning', warm: 'warning', cold: 'note' } },
    'warning where hot or warm, note where cold',
  ],
  [{ severity: { hot: 'note', warm: 'off', cold: 'off' } }, 'note where hot, nothing where warm or cold'],
  [{ severity: { hot: 'note', warm: 'note', cold: 'note' }, blocksWhenHot: true }, 'note everywhere'],
  [
    { severity: { hot: 'warning', warm: 'note', cold: 'off' }, blocksWhenHot: true },
    'warning where hot, note where warm, nothing where cold, error where declared hot',
  ],
  [
    { severity: { hot: 'warning', warm: 'warning', cold: 'warning' }, noteInTests: true },
    'warning everywhere, note in tests and where declared cold',
  ],
])('%j', (rule, words) => {
  expect(severityWords({ ...RULES[0]!, blocksWhenHot: false, noteInTests: false, ...rule })).toBe(words);
});

test.each([[true], [false]])('no page is wider than a terminal of 80 columns; colours: %s', (color) => {
  const root = new URL('../../checklist/', import.meta.url);
  const pages = RULES.map(
    (rule) => readFileSync(new URL(`${rule.item}/${rule.id}.md`, root), 'utf8') + ruleSettings(rule),
  );
  const lines = pages.flatMap((page) =>
    stripVTControlCharacters(renderPage(page, { color, width: 80 })).split('\n'),
  );
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('a name may be written in capitals', async () => {
  const [one, other] = [
    await perfChecklist('.', ['explain', 'Benchmarks']),
    await perfChecklist('.', ['explain', 'benchmarks']),
  ];
  expect(one).toEqual(other);
  expect(one.code).toBe(0);
});

test('an unknown rule names the nearest', async () => {
  const { code, stderr } = await perfChecklist('.', ['explain', 'lock-accross-await']);
  expect(stderr).toBe('perf-checklist: no page for lock-accross-await: did you mean lock-across-await?\n');
  expect(code).toBe(2);
});

test('a name that is a path reaches no file', async () => {
  const { code } = await perfChecklist('.', ['explain', '../package']);
  expect(code).toBe(2);
});

describe('renderPage', () => {
  const plain = (markdown: string, width = 40) => renderPage(markdown, { color: false, width });

  test.each([
    ['front matter', '---\nitem: x\n---\n# A `b`\n', 'A b\n'],
    [
      'a wrapped paragraph',
      'one two\nthree four five six seven eight nine',
      'one two three four five six seven eight\nnine\n',
    ],
    ['a list', '* one\n  two\n- three', '  - one two\n  - three\n'],
    ['numbers', '1. one\n2. two', '  1. one\n  2. two\n'],
    ['code', '```rust\nlet a = 1; //~ x\n\n```\nafter', '    let a = 1; //~ x\n    \n\nafter\n'],
    ['an open fence', '```\nx', '    x\n'],
    [
      'a link',
      '[clippy](https://example.org) and [here](other.md)',
      'clippy (https://example.org) and here\n',
    ],
    [
      'marks that are shown, and take up room',
      'one two three four five `six` `seven` `e`',
      'one two three four five `six` `seven`\n`e`\n',
    ],
    [
      'a quote',
      '> one two three four five six seven eight nine',
      '> one two three four five six seven\n> eight nine\n',
    ],
    [
      'a long line of code',
      '```\n  let total = numbers.iter().map(|n| n * 2).sum();\n```',
      '      let total = numbers.iter().map(|n|\n          n * 2).sum();\n',
    ],
    [
      'a long comment',
      '```\n/// Moves to the first key that is not less.\n```',
      '    /// Moves to the first key that is\n    /// not less.\n',
    ],
    ['a word that is longer than a line', `\`\`\`\n${'x'.repeat(50)}\n\`\`\``, `    ${'x'.repeat(50)}\n`],
    ['a table', '| a | b |\n|---|---|', '| a | b |\n|---|---|\n'],
    ['a comment', 'a\n<!-- hidden\n -->\nb', 'a\n\nb\n'],
    ['nothing', '', '\n'],
  ])('%s', (_, markdown, expected) => {
    expect(plain(markdown)).toBe(expected);
  });

  test('colours mark code and flagged lines', () => {
    const page = renderPage('`x`\n\n```\ny //~ rule\n```\n', { color: true, width: 40 });
    expect(page).toBe('\u001b[36mx\u001b[39m\n\n    y \u001b[33m//~ rule\u001b[39m\n');
  });
});
