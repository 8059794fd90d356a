import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from '../../src/model.js';
import { RULES } from '../../src/rules/registry.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { configIn, filesIn, indexOf } from './fixture.js';

const root = new URL('../../', import.meta.url);

/** What a text's `//~ rule [note]` marks expect, against what the rule says; both as `line severity`. */
function compare(rule: string, text: string): { expected: string[]; found: string[]; others: string[] } {
  const expected = text.split(/\r?\n/).flatMap((line, i) => {
    const mark = new RegExp(`//~ ${rule}( note)?\\s*(?:$|//)`).exec(line);
    return mark ? [`${i + 1} ${mark[1] ? 'note' : 'shown'}`] : [];
  });
  const files = filesIn(text);
  const { config, problems } = configIn(text);
  expect(problems).toEqual([]);
  const index = indexOf(files);
  const findings = [...files].flatMap(([path, part]) => scanFile(path, part, index, config).findings);
  const own = findings.filter((finding) => finding.rule === rule);
  const found = own.map(
    ({ startLine, severity }) => `${startLine} ${severity === 'note' ? 'note' : 'shown'}`,
  );
  const missed = expected.map((line) => Number.parseInt(line, 10));
  const others = findings.filter((other) => !own.some(({ startLine }) => startLine === other.startLine));
  const instead = others.filter(({ startLine }) => missed.includes(startLine)).map(spokeInstead);
  const inOrder = [...found, ...instead].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  return { expected, found: inOrder, others: others.map(spokeInstead) };
}

/** What a new rule meets that nobody has ranked. */
function spokeInstead({ startLine, rule }: Finding): string {
  return `${startLine} ${rule} spoke instead: see src/rules/precedence.ts`;
}

const ITEM = /_(?:item|declaration|statement|definition|invocation|call)$/;

function examples(page: string, kind: 'flagged' | 'clean'): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`rust ${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1]!,
  );
}

test('where a marked line is silent because another rule speaks of it, that rule is named', () => {
  const text = 'fn a(n: &str) -> R {\n    get(n).ok_or(format!("no {n}")) //~ some-new-rule\n}\n';
  const { found, others } = compare('some-new-rule', text);
  expect(found).toEqual(['2 eager-error-value spoke instead: see src/rules/precedence.ts']);
  expect(others).toContain(found[0]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const fixture = new URL(`test/rules/${rule.item}/${id}.rs`, root);
  const pageFile = new URL(`checklist/${rule.item}/${id}.md`, root);
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : '';

  test('finds what its fixture marks, and nothing else', () => {
    const { expected, found } = compare(id, readFileSync(fixture, 'utf8'));
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThanOrEqual(3);
  });

  // The parser goes on behind a function that is not closed, and takes what follows for something else.
  test('has a fixture of items only', () => {
    for (const [path, text] of filesIn(readFileSync(fixture, 'utf8'))) {
      const others = parseRust(text).root.children.filter(({ kind }) => !ITEM.test(kind));
      expect([path, others.map(({ line }) => line)]).toEqual([path, []]);
    }
  });

  test('says the same where lines end as on Windows', () => {
    const { expected, found } = compare(id, readFileSync(fixture, 'utf8').replace(/\n/g, '\r\n'));
    expect(found).toEqual(expected);
  });

  test('has a page that begins with the problem in a sentence, and whose headings say what, why and when not', () => {
    expect(page).toMatch(new RegExp(`^# ${id}\\n\\n> [A-Z\`][^>]*[.]\\n\\n## What it finds\\n`));
    for (const heading of [
      '## What it finds',
      '## Why it costs',
      '## Flagged',
      '## Clean',
      '## When it is fine',
      '## In [the guide](../README.md#the-guide)',
    ]) {
      expect(page).toContain(`${heading}\n`);
    }
  });

  test('flags every flagged example of its page', () => {
    expect(examples(page, 'flagged').length).toBeGreaterThan(0);
    const silent = examples(page, 'flagged').flatMap((example) => {
      const { found, others } = compare(id, example);
      return found.length > 0 ? [] : [{ example, others }];
    });
    expect(silent).toEqual([]);
  });

  test('is silent on every clean example of its page', () => {
    expect(examples(page, 'clean').length).toBeGreaterThan(0);
    for (const example of examples(page, 'clean'))
      expect([example, compare(id, example).found]).toEqual([example, []]);
  });

  test('speaks as rules speak: no full stop, no capital, named code', () => {
    expect(rule.summary).toMatch(/^[a-z`].*[^.]$/);
  });
});
