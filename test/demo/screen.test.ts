import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { renderMarkdown } from '../../demo/markdown.js';
import { columnsOf, Screen } from '../../demo/screen.js';
import { wrapPainted } from '../../demo/words.js';
import { Collector } from '../cli/collected.js';

test.each([
  [{ columns: 80 }, 80],
  [{ columns: 240 }, 100],
  [{ columns: 12 }, 40],
  [{ columns: 0 }, 100],
  [{}, 100],
])('a window of %j has %i columns', (stream, columns) => {
  expect(columnsOf(stream)).toBe(columns);
});

const WORDS =
  'Ada pushes a commit that mends most of it, and the benchmarks start again on her machine once more';

test.each([60, 80])('in %i columns no line is longer and no word is broken', (columns) => {
  const out = new Collector();
  const styles = picocolors.createColors(true);
  const screen = new Screen(out as never, styles, false, columns);
  screen.headline(WORDS);
  screen.verdict(`${styles.green('✓')} ${styles.bold(WORDS)}`);
  screen.say(WORDS);
  screen.lines(
    renderMarkdown(`| | item | because |\n|---|---|---|\n| ✓ | ${WORDS} | ${WORDS} |`, screen.width, styles),
  );
  screen.last(`${WORDS}\n  curl ${'x'.repeat(100)}`);
  const lines = stripVTControlCharacters(out.text).split('\n');
  expect(lines.filter((line) => line.length > columns && !line.startsWith('  curl '))).toEqual([]);
  const known = new Set([...WORDS.split(' '), 'item', 'because', 'curl', 'x'.repeat(100), '✓', '1', '']);
  expect(lines.flatMap((line) => line.split(/\s+/)).filter((word) => !known.has(word))).toEqual([]);
});

test('what is painted counts as what is seen', () => {
  const { red } = picocolors.createColors(true);
  expect(wrapPainted(`${red('abc')} ${red('def')}`, 7)).toHaveLength(1);
  expect(wrapPainted(`${red('abc')} ${red('def')}`, 6)).toHaveLength(2);
});
