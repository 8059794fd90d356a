import { readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { ENVIRONMENT } from '../src/app/env.js';
import { HOSTED_RUNNER, workflowText } from '../src/cli/init/workflow-text.js';
import { leftAlone } from '../src/config/left-alone.js';
import { parseConfig } from '../src/config/parse.js';
import { RULE_IDS } from '../src/rules/rule-ids.js';
import { PULL } from './samples.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const README = read('README.md');

function tableAfter(heading: string): string[] {
  const section = README.split(`### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1);
}

test('the environment table is what the App reads', () => {
  expect(tableAfter('Environment')).toEqual(
    ENVIRONMENT.map(([name, what, fallback]) => `| \`${name}\` | ${what} | ${fallback} |`),
  );
});

test('the permissions are those of app.yml, with the reasons that stand there', () => {
  const { default_permissions: asked } = parse(read('app.yml')) as { default_permissions: object };
  const rows = tableAfter('Permissions').map((row) => row.split('|').map((cell) => cell.trim()));

  expect(Object.fromEntries(rows.map(([, name, level]) => [name, level]))).toEqual(asked);
  const reasons = read('app.yml').replace(/\n\s*# /g, ' ');
  for (const [, , , why] of rows) expect(reasons).toContain(why);
});

test('the configuration example has no mistake, and does what it says', () => {
  const text = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(README)?.[1] ?? '';
  const file = '.github/perf-checklist.yml';
  const { config, problems } = parseConfig(
    { config: { file, text }, proposed: null, attributes: '' },
    RULE_IDS,
  );

  expect(problems).toEqual([]);
  expect(config.mode).toBe('enforce');
  expect(config.gate.margin).toBe(0.03);
  expect(
    leftAlone({ ...PULL, author: { login: 'dependabot[bot]', bot: true } }, ['src/lib.rs'], config),
  ).not.toBeNull();
});

test('the steps that measure are those of the workflow that init writes', () => {
  const [, text] = /```yaml\n(- name: Install what[\s\S]*?)```/.exec(README) ?? [];
  const written = workflowText({
    on: 'pull-request',
    runner: [HOSTED_RUNNER],
    folder: '.',
    source: null,
  });
  const { measure } = (parse(written) as { jobs: { measure: { steps: object[] } } }).jobs;

  expect(parse(text ?? '')).toEqual(measure.steps.slice(-4));
});

test('every event of app.yml is named', () => {
  const { default_events: events } = parseDocument(read('app.yml')).toJS() as { default_events: string[] };
  const line = /^Events: (.*)\.$/m.exec(README)?.[1] ?? '';

  expect(line.replaceAll('`', '').split(', ')).toEqual(events);
});

test('every linked file of this repository exists', () => {
  const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);

  expect(links.length).toBeGreaterThan(10);
  for (const path of links)
    expect(() =>
      read(path.replace(/^docs\/decisions$/, 'docs/decisions/0001-one-road-and-one-port.md')),
    ).not.toThrow();
});
