import { fitHelp } from '../../src/cli/fit-help.js';
import { perfChecklist } from './collected.js';

test.each([
  [
    'prose is filled anew',
    48,
    'Exit codes: 0 nothing failed, 1 a finding or a benchmark\nwould block, 2 could not.',
    'Exit codes: 0 nothing failed, 1 a finding or a\nbenchmark would block, 2 could not.',
  ],
  ['what fits stays as it is', 80, 'one\ntwo', 'one\ntwo'],
  [
    'words go on in their column',
    60,
    '  perf-checklist init      a configuration, a workflow, a template',
    '  perf-checklist init      a configuration, a workflow, a\n                           template',
  ],
  [
    'or below, where it would be too narrow',
    48,
    '  perf-checklist init      a configuration, a workflow',
    '  perf-checklist init\n      a configuration, a workflow',
  ],
  [
    'an example stays whole',
    40,
    `  perf-checklist ${'long '.repeat(20)}`,
    `  perf-checklist ${'long '.repeat(20)}`,
  ],
])('%s', (_, width, text, fitted) => expect(fitHelp(text, width)).toBe(fitted));

const COMMANDS = [
  '',
  'review',
  'scan',
  'explain',
  'init',
  'config',
  'config check',
  'config show',
  'config rehearse',
  'stats',
  'debt',
];

test.each([60, 80])('help fits %i columns, but for examples that are copied whole', async (columns) => {
  for (const command of COMMANDS) {
    const { stdout } = await perfChecklist('/', [...command.split(' ').filter(Boolean), '--help'], {
      tty: true,
      columns,
    });
    const long = stdout.split('\n').filter((line) => line.length > columns);
    expect(long.filter((line) => !/^ {2,}(perf-checklist |\{|\/\/)/.test(line))).toEqual([]);
  }
});

test.each([
  ['help reviw', 'unknown command reviw: did you mean review?'],
  ['reviw --help', 'unknown command reviw: did you mean review?'],
  ['rules -h', 'unknown command rules: `perf-checklist --help` lists the commands'],
  ['bench rn --help', 'unknown command rn: did you mean run?'],
])('%s: no help of something else is shown as if nothing was wrong', async (words, message) => {
  const { code, stdout, stderr } = await perfChecklist('/', words.split(' '));
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `perf-checklist: ${message}\n` });
});
