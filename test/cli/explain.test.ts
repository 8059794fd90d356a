import { renderPage } from '../../src/cli/explain/page.js';
import { RULE_IDS } from '../../src/rules/registry.js';
import { perfChecklist } from './collected.js';

test('without a name, every rule is listed with its item', async () => {
  const { code, stdout } = await perfChecklist('.', ['explain']);
  for (const id of RULE_IDS) expect(stdout).toContain(`  ${id} `);
  expect(stdout).toMatch(/^documentation$/m);
  expect(code).toBe(0);
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
