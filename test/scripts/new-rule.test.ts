import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { newRule } from '../../scripts/new-rule/files.js';
import { scratchFolder } from '../scratch.js';

let root: URL;

beforeEach(() => {
  root = pathToFileURL(`${scratchFolder()}/`);
});

const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('a new rule is a fixture, a page and a source file of one name', () => {
  const written = newRule('allocations', 'vec-where-array-fits', root);

  expect(written).toEqual([
    'test/rules/allocations/vec-where-array-fits.rs',
    'checklist/allocations/vec-where-array-fits.md',
    'src/rules/allocations/vec-where-array-fits.ts',
  ]);
  expect(read(written[2]!)).toContain("id: 'vec-where-array-fits',\n  item: 'allocations',");
});

test('it fails its tests as it is: no marked line, no example, a summary that is none', () => {
  const [fixture, page, source] = newRule('tests', 'test-without-assertion', root);

  expect(read(fixture!)).not.toMatch(/\/\/~ test-without-assertion\s*$/m);
  expect(read(page!)).not.toMatch(/^```rust/m);
  expect(/summary: '(.*)'/.exec(read(source!))?.[1]).not.toMatch(/^[a-z`].*[^.]$/);
});

test.each([
  ['speed', 'clone-in-loop', /no item "speed".*benchmarks, allocations/],
  ['allocations', 'Clone-In-Loop', /no rule id/],
  ['allocations', 'clone', /no rule id/],
  ['allocations', '../../escape-it', /no rule id/],
])('%s %s is refused and nothing is written', (item, id, message) => {
  expect(() => newRule(item, id, root)).toThrow(message);
  expect(existsSync(new URL('src', root))).toBe(false);
});

test('an id belongs to one rule, whatever its item', () => {
  newRule('allocations', 'clone-in-loop', root);

  expect(() => newRule('redundant-work', 'clone-in-loop', root)).toThrow(
    'src/rules/allocations/clone-in-loop.ts exists already.',
  );
});
