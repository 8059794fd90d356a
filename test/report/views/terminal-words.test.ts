import type { Report } from '../../../src/model.js';
import { renderFinding, renderTerminal, type TerminalOptions } from '../../../src/report/views/terminal.js';
import { changedFunction, config, finding, NO_GATE, PULL, rust, verdict } from '../../samples.js';
import { reportOf, type Situation } from '../road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const OPTIONS: TerminalOptions = { color: false, width: 100 };
const shown = (situation: Situation, over: Partial<Report> = {}, options = OPTIONS) =>
  renderTerminal({ ...reportOf(situation), ...over }, options);
const [RED, YELLOW, OFF] = ['\u001b[31m', '\u001b[33m', '\u001b[39m'];
const COLD = { level: 'cold' as const, source: 'unknown' as const, because: '' };

describe('the first line', () => {
  test.each<[Partial<TerminalOptions>, string]>([
    [{ elapsed: 999 }, 'Reviewing main..seek-cache · 1 Rust file, 3 added lines · 999 ms'],
    [{ elapsed: 1000 }, 'Reviewing main..seek-cache · 1 Rust file, 3 added lines · 1.0 s'],
    [{ uncommitted: true }, 'Reviewing main..seek-cache and uncommitted work · 1 Rust file, 3 added lines'],
  ])('%j', (over, line) => {
    expect(shown({}, {}, { ...OPTIONS, ...over }).split('\n')[0]).toBe(line);
  });

  test('a branch whose name is long stays whole', () => {
    expect(shown({ pull: { ...PULL, headRef: 'seek-cache-that-is-longer-than-a-commit' } })).toContain(
      '..seek-cache-that-is-longer-than-a-commit ',
    );
  });
});

describe('a finding', () => {
  test('says only what there is to say', () => {
    expect(renderFinding(finding({ heat: COLD, help: '' }), OPTIONS)).toMatch(
      /^warning clone-in-loop\n {2}src\/state\.rs:88\n/,
    );
    expect(renderFinding(finding({ heat: COLD, help: '' }), OPTIONS)).not.toContain('help:');
    expect(renderFinding(finding(), OPTIONS)).not.toContain('also on');
    expect(renderFinding(finding(), OPTIONS, [90, 91])).toMatch(/\n {3}also on lines 90, 91$/);
  });

  test.each<[ReturnType<typeof finding>['severity'], string]>([
    ['error', `${RED}error${OFF}`],
    ['warning', `${YELLOW}warning${OFF}`],
    ['note', `\u001b[34mnote${OFF}`],
  ])('%s has its colour', (severity, painted) => {
    expect(renderFinding(finding({ severity }), { ...OPTIONS, color: true }).split(' ')[0]).toBe(painted);
  });

  test('its rule is bold once, also where its words say it again on a line below', () => {
    const heat = { ...COLD, because: `${'x '.repeat(50)}warning clone-in-loop` };
    const lines = renderFinding(finding({ heat }), { ...OPTIONS, color: true }).split('\n');
    expect(lines.filter((line) => line.includes('\u001b[1mclone-in-loop'))).toHaveLength(1);
  });
});

describe('what is open', () => {
  const error = rust({ findings: [finding({ severity: 'error' })], changedFunctions: [UNTESTED] });
  const colored = { ...OPTIONS, color: true };

  test('what fails is red, what asks is yellow, advice says that it is', () => {
    const text = shown({ rust: error }, {}, colored);
    expect(text).toContain(`${RED}✗${OFF} Allocations minimized?\n`);
    expect(text).toContain(`${YELLOW}☐${OFF} Tests cover`);
    const advisory = { ...config().items, tests: { requirement: 'advisory' as const } };
    expect(shown({ rust: error, config: config({ items: advisory }) })).toMatch(
      /☐ Tests cover [^\n]* \(advisory\)\n/,
    );
  });

  test('of neighbours only those of one kind and one reason share it', () => {
    const [first, second] = reportOf({ rust: error }).answers;
    const answers = (one: Partial<typeof first>, other: Partial<typeof first>) =>
      shown(
        {},
        {
          answers: [
            { ...first!, ...one, title: 'A' },
            { ...second!, ...other, title: 'B' },
          ],
        },
      );
    expect(answers({ kind: 'failed', because: 'x' }, { kind: 'failed', because: 'x' })).toContain(
      '✗ A\n✗ B\n    x\n',
    );
    expect(answers({ kind: 'failed', because: 'x' }, { kind: 'failed', because: 'y' })).toContain(
      '✗ A\n    x\n✗ B\n    y\n',
    );
    expect(answers({ kind: 'failed', because: 'x' }, { kind: 'waiting', because: 'x' })).toContain(
      '✗ A\n    x\n… B\n    x\n',
    );
  });

  test('people are counted', () => {
    const hot = changedFunction({ heat: { level: 'hot', source: 'declared', because: 'declared' } });
    expect(shown({ rust: rust({ changedFunctions: [UNTESTED] }) })).toContain(
      '8 of 9 items passed, 1 needs a person',
    );
    expect(shown({ rust: rust({ changedFunctions: [UNTESTED, hot] }) })).toContain(
      '7 of 9 items passed, 2 need a person',
    );
  });

  test('notes that are shown are not offered', () => {
    const notes = { rust: rust({ findings: [finding({ severity: 'note' })] }) };
    expect(shown(notes, {}, { ...OPTIONS, notes: true })).not.toContain('--notes');
  });

  test('a row of what regressed is red, and no other', () => {
    const fine = verdict({ benchmark: 'b', kind: 'unchanged' });
    const rows = shown({}, { gate: { ...NO_GATE, verdicts: [verdict(), fine] } }, colored).split('\n');
    expect(rows.filter((row) => row.startsWith(RED))).toEqual([expect.stringContaining('trie/seek')]);
  });
});

describe('remarks', () => {
  test.each<[string, Partial<Report>, string[]]>([
    [
      'on a file, a line or neither',
      {
        notices: [
          { path: null, line: null, message: 'a' },
          { path: 'x.rs', line: null, message: 'b' },
          { path: 'x.rs', line: 4, message: 'c' },
        ],
      },
      ['note: a', 'note: x.rs: b', 'note: x.rs:4: c'],
    ],
    ['on what is left alone', { leftAlone: 'a bot' }, ['note: left alone: a bot']],
    [
      'on a removal',
      { removal: { successor: null, mode: 'advise', said: [] } },
      ['note: the configuration is removed: without it the defaults hold, in advise mode'],
    ],
    [
      'on a removal, behind which another holds',
      { removal: { successor: 'acme/.github', mode: 'enforce', said: [] } },
      ['note: the configuration is removed: without it acme/.github holds, in enforce mode'],
    ],
    ['on nothing', {}, []],
  ])('%s', (_name, over, lines) => {
    expect(
      shown({}, over)
        .split('\n')
        .filter((line) => line.startsWith('note:')),
    ).toEqual(lines);
  });
});
