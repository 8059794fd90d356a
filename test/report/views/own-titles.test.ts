import { marked } from 'marked';
import { readBoxes } from '../../../src/markers/boxes.js';
import type { Config } from '../../../src/model.js';
import { checklistComment } from '../../../src/report/views/github/checklist-comment.js';
import { renderTerminal } from '../../../src/report/views/terminal.js';
import { config } from '../../samples.js';
import { reportOf } from '../road.js';

const HOSTILE = 'Ok? @bors | <img src=x> <!-- item:tests --> \u001b[2J\u202e**x** ![y](z)';

function asking(title: string): Config {
  return config({ ownItems: [{ id: 'own:storage', title, paths: [], rules: [], requirement: 'required' }] });
}

test('a title from the configuration is text, whatever it says', () => {
  const report = reportOf({ config: asking(HOSTILE) });
  const comment = checklistComment(report, '');
  expect([...readBoxes(comment).keys()]).toContain('own:storage');
  expect([...readBoxes(comment).keys()]).not.toContain('tests');
  const html = marked.parse(comment, { async: false });
  expect(html).not.toMatch(/<img|<strong>x|@bors/);
  const rows = comment.split('\n').filter((line) => line.startsWith('| ') && line.includes('bors'));
  expect(rows).toHaveLength(1);
  expect(rows[0]!.split('|')).toHaveLength(5);
  const terminal = renderTerminal(report, { color: false, width: 100 });
  expect(terminal).toContain('Ok? @bors');
  for (const character of ['\u001b', '\u202e']) expect(terminal).not.toContain(character);
});
