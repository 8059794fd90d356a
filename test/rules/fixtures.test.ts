import { existsSync, readFileSync } from 'node:fs';
import { parseConfig } from '../../src/config/parse.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { Config } from '../../src/model.js';
import { RULES } from '../../src/rules/registry.js';
import { scanFile } from '../../src/rules/review-rust.js';

const root = new URL('../../', import.meta.url);

/** `//@ src/main.rs` starts a file of that path; what stands before the first is `src/lib.rs`. Lines keep their numbers. */
function filesIn(text: string): Map<string, string> {
  const files = new Map<string, string>();
  let path = 'src/lib.rs';
  text.split('\n').forEach((line, i) => {
    path = /^\/\/@ (\S+)\r?$/.exec(line)?.[1] ?? path;
    const part = files.get(path) ?? '\n'.repeat(i);
    files.set(path, `${part}${line}\n`);
  });
  return files;
}

/** Lines `//% ` are the configuration that the text is read with. */
function configOf(text: string): Config {
  const written = [...text.matchAll(/^\/\/% (.*)$/gm)].map((match) => match[1]).join('\n');
  const settings = { config: { file: 'fixture', text: written }, proposed: null, attributes: '' };
  const { config, problems } = parseConfig(
    settings,
    RULES.map(({ id }) => id),
  );
  expect(problems).toEqual([]);
  return config;
}

/** What a text's `//~ rule [note]` marks expect, against what the rule says; both as `line severity`. */
function compare(rule: string, text: string): { expected: string[]; found: string[] } {
  const expected = text.split(/\r?\n/).flatMap((line, i) => {
    const mark = new RegExp(`//~ ${rule}( note)?\\s*(?:$|//)`).exec(line);
    return mark ? [`${i + 1} ${mark[1] ? 'note' : 'shown'}`] : [];
  });
  const files = filesIn(text);
  const config = configOf(text);
  const index = CrateIndex.of(
    new Map([...files].map(([path, part]) => [path, factsOfFile(path, part)])),
    true,
  );
  const found = [...files]
    .flatMap(([path, part]) => scanFile(path, part, index, config).findings)
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.startLine} ${finding.severity === 'note' ? 'note' : 'shown'}`);
  return { expected, found: found.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) };
}

function examples(page: string, kind: 'flagged' | 'clean'): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`rust ${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1]!,
  );
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const fixture = new URL(`test/rules/${rule.item}/${id}.rs`, root);
  const pageFile = new URL(`checklist/${rule.item}/${id}.md`, root);
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : '';

  test('finds what its fixture marks, and nothing else', () => {
    const { expected, found } = compare(id, readFileSync(fixture, 'utf8'));
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThanOrEqual(3);
  });

  test('says the same where lines end as on Windows', () => {
    const { expected, found } = compare(id, readFileSync(fixture, 'utf8').replace(/\n/g, '\r\n'));
    expect(found).toEqual(expected);
  });

  test('has a page whose headings say what, why and when not', () => {
    for (const heading of [
      `# ${id}`,
      '## What it finds',
      '## Why it costs',
      '## Flagged',
      '## Clean',
      '## When it is fine',
    ]) {
      expect(page).toContain(`${heading}\n`);
    }
  });

  test('flags every flagged example of its page', () => {
    expect(examples(page, 'flagged').length).toBeGreaterThan(0);
    for (const example of examples(page, 'flagged'))
      expect([example, compare(id, example).found]).toEqual([
        example,
        expect.arrayContaining([expect.any(String)]),
      ]);
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
