import { readFileSync } from 'node:fs';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { schemaText } from '../../src/config/json-schema.js';
import { parseConfig } from '../../src/config/parse.js';
import { durationOf, percentOf } from '../../src/config/units.js';
import { ITEM_IDS } from '../../src/model.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';

const page = readFileSync('docs/configuration.md', 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);

test.each(examples)('an example is a configuration: %s', (text) => {
  const config = { file: 'docs/configuration.md', text };
  const { problems } = parseConfig({ config, proposed: null, attributes: '', codeOwners: '' }, RULE_IDS);
  expect(problems).toEqual([]);
});

test('there are examples', () => expect(examples.length).toBeGreaterThan(3));

test('every key has its row', () => {
  const { properties } = JSON.parse(schemaText(RULE_IDS)) as {
    properties: Record<string, { properties?: object }>;
  };
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  for (const [key, { properties: inner }] of Object.entries(properties)) {
    const names =
      inner === undefined || key === 'items' || key === 'rules'
        ? [key]
        : Object.keys(inner).map((below) => `${key}.${below}`);
    for (const name of names)
      expect([name, rows.some((row) => row.split('|')[1]!.includes(`\`${name}\``))]).toEqual([name, true]);
  }
});

test('the defaults are those of the program', () => {
  const { gate, comments, ticks, mode } = DEFAULT_CONFIG;
  const said = (key: string) =>
    page
      .split('\n')
      .find((line) => line.startsWith(`| \`${key}\` |`))!
      .split('|')[2]!
      .trim();
  expect(said('mode')).toBe(`\`${mode}\``);
  expect(said('gate.floor')).toBe(percentOf(gate.floor));
  expect(said('gate.margin')).toBe(percentOf(gate.margin));
  expect(said('gate.wait')).toBe(durationOf(gate.waitMinutes));
  expect(said('comments.budget')).toBe(String(comments.budget));
  expect(said('ticks.role')).toBe(`\`${ticks.role}\``);
  for (const id of ITEM_IDS) {
    const { requirement } = DEFAULT_CONFIG.items[id];
    expect(
      page.split('\n').find((line) => line.includes(`\`${id}\``) && line.endsWith(`| \`${requirement}\` |`)),
    ).toBeDefined();
  }
});
