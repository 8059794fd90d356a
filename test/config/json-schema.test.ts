import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { schemaText } from '../../src/config/json-schema.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';

const schema = JSON.parse(schemaText(['clone-in-loop']));
const validate = new Ajv2020({ strict: false }).compile(schema);

test.each([
  ['mode: enforce', true],
  ['moed: enforce', false],
  ['rules: { clone-in-loop: off }', true],
  ['rules: { clone-in-loops: off }', false],
  ['items: { tests: off, benchmarks: { ask: always } }', true],
  ['items: { tests: { ask: sometimes } }', false],
  ['items: { storage: { title: "Ok?", paths: [crates/storage], rules: [clone-in-loop] } }', true],
  ['items: { storage: off }', false],
  ['items: { storage: { title: "Ok?", rules: [clone-in-loops] } }', false],
  ['items: { tests: { by-path: [{ paths: [a], ask: never }] } }', true],
  ['items: { tests: { by-path: [{ ask: never }] } }', false],
  ['extends: acme/.github', true],
  ['extends: acme', false],
  ['gate: { floor: 1%, wait: 2h }', true],
  ['gate: { floor: 0.01 }', false],
  ['gate: { wait: 2 hours }', false],
  ['comments: { budget: 31 }', false],
  ['hot: src/**', false],
])('editors judge %s as the parser does', (text, valid) => {
  expect(validate(parse(text))).toBe(valid);
});

test('every key is explained and has its default', () => {
  const explained = (at: Record<string, { description?: string; default?: unknown }>) =>
    Object.entries(at).filter(([, key]) => key.description === undefined || key.default === undefined);
  const { properties } = schema;
  expect(explained(properties)).toEqual([]);
  for (const section of ['ignore', 'comments', 'ticks', 'gate']) {
    expect(explained(properties[section].properties)).toEqual([]);
  }
});

test('the committed schema is current', () => {
  const committed = readFileSync('config.schema.json', 'utf8');
  expect(committed).toBe(schemaText(RULE_IDS));
});
