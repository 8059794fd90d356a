import { formatConfigProblem } from '../../src/config/format.js';
import { parseConfig } from '../../src/config/parse.js';
import { CONFIG_PROBLEM } from '../samples.js';

test('place, message, line, carets, mend and what the review did', () => {
  const text = `${'\n'.repeat(5)}rules:\n  clone-in-loops: off\n`;
  const settings = { config: { file: CONFIG_PROBLEM.file, text }, proposed: null, attributes: '' };
  const { problems } = parseConfig(settings, ['clone-in-loop']);
  expect(problems).toEqual([CONFIG_PROBLEM]);
  expect(formatConfigProblem(problems[0]!)).toBe(
    [
      '.github/perf-checklist.yml:7:3  unknown rule "clone-in-loops"',
      '   7 |   clone-in-loops: off',
      '     |   ^^^^^^^^^^^^^^ did you mean "clone-in-loop"?',
      'The review ran with the default for this rule.',
    ].join('\n'),
  );
});

test('without a mend or an effect nothing hangs in the air', () => {
  const { effect: _effect, ...bare } = CONFIG_PROBLEM;
  expect(formatConfigProblem({ ...bare, mend: null })).toMatch(/\^{14}$/);
});

test('tabs stay under tabs', () => {
  const formatted = formatConfigProblem({ ...CONFIG_PROBLEM, source: '\tmode: x', column: 8, length: 1 });
  expect(formatted.split('\n')[2]).toMatch(/^ {5}\| \t {6}\^ did/);
});

test('a long line is shown around the fault', () => {
  const source = `${'a'.repeat(500)}WRONG${'b'.repeat(500)}`;
  const [, line, carets] = formatConfigProblem({ ...CONFIG_PROBLEM, source, column: 501, length: 5 }).split(
    '\n',
  );
  expect(line!.length).toBeLessThan(140);
  expect(line!.slice(carets!.indexOf('^'), carets!.lastIndexOf('^') + 1)).toBe('WRONG');
});

test('nothing in it steers a terminal', () => {
  const formatted = formatConfigProblem({
    ...CONFIG_PROBLEM,
    source: '\u001b[2Jmode\u202e: x',
    message: 'a\rb\u0007',
  });
  expect(['\u001b', '\r', '\u0007', '\u202e'].filter((char) => formatted.includes(char))).toEqual([]);
});
