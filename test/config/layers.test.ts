import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { mergeTrees } from '../../src/config/merge.js';
import { effectiveConfig, parseConfig } from '../../src/config/parse.js';
import type { Settings } from '../../src/model.js';

const OWN = '.github/perf-checklist.yml';
const ORGANISATION = 'acme/.github: perf-checklist.yml';
const RULES = ['clone-in-loop', 'alloc-in-loop'];

function settings(own: string, inherited?: string | null, proposed: string | null = null): Settings {
  const found =
    inherited === undefined
      ? {}
      : { inherited: inherited === null ? null : { file: ORGANISATION, text: inherited } };
  return {
    config: { file: OWN, text: own },
    proposed: proposed === null ? null : { file: OWN, text: proposed },
    attributes: '',
    codeOwners: '',
    ...found,
  };
}

const parse = (own: string, inherited?: string | null) => parseConfig(settings(own, inherited), RULES);
const said = ({ problems }: ReturnType<typeof parse>) =>
  problems.map(({ file, line, column, message, mend }) => [file, `${line}:${column}`, message, mend]);

describe('extends', () => {
  test.each([
    ['a word over a word', 'mode: enforce', 'mode: advise', { mode: 'enforce' }],
    ['what only the organisation says', '', 'mode: enforce', { mode: 'enforce' }],
    [
      'maps key by key',
      'rules: { clone-in-loop: off }',
      'rules: { clone-in-loop: error, alloc-in-loop: error }',
      { rules: { 'clone-in-loop': 'off', 'alloc-in-loop': 'error' } },
    ],
    [
      'lists as a whole',
      'hot: [src/**]',
      'hot: [crates/**]\ncold: [cli/**]',
      { hot: ['src/**'], cold: ['cli/**'] },
    ],
    [
      'an empty list takes away',
      'ignore: { authors: [] }',
      'ignore: { authors: [ada] }',
      {
        ignore: { ...DEFAULT_CONFIG.ignore, authors: [] },
      },
    ],
    [
      "an item's short form over its long one",
      'items: { tests: advisory }',
      'items: { tests: { requirement: required, ask: always } }',
      { items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'advisory', ask: 'always' } } },
    ],
    [
      "an item's long form over its short one",
      'items: { tests: { ask: hot } }',
      'items: { tests: advisory }',
      { items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'advisory', ask: 'hot' } } },
    ],
  ])('%s', (_name, own, inherited, expected) => {
    const { config, problems } = parse(`extends: acme/.github\n${own}`, inherited);
    expect(problems).toEqual([]);
    expect(config).toEqual({ ...DEFAULT_CONFIG, ...expected });
  });

  test('without it the organisation has no say', () => {
    expect(parse('hot: [src/**]', 'mode: enforce').config.mode).toBe('advise');
  });

  test('a source that cannot look makes no mistake of the file', () => {
    expect(parse('extends: acme/.github\nmode: enforce')).toMatchObject({
      config: { mode: 'enforce' },
      problems: [],
    });
  });

  test.each([
    [
      'is not there',
      'extends: acme/.github',
      null,
      '1:10',
      '"acme/.github" has no perf-checklist.yml that can be read',
      /install the App/,
    ],
    [
      'another repository',
      'mode: enforce\nextends: acme/rules',
      'mode: advise',
      '2:10',
      "only the owner's own defaults can be inherited",
      /^write "acme\/\.github"$/,
    ],
    [
      'no repository',
      'extends: acme',
      'mode: advise',
      '1:10',
      '"extends": it names a repository, like "acme/.github"',
      null,
    ],
  ])('%s', (_name, own, inherited, place, message, mend) => {
    const result = parse(own, inherited);
    expect(said(result)).toEqual([[OWN, place, message, mend === null ? null : expect.stringMatching(mend)]]);
    expect(result.problems[0]!.effect).toMatch(/^The review ran without it/);
  });

  test('what is extended and can’t be read may have enforced: only the own file takes that back', () => {
    expect(parse('extends: acme/.github', null).config.mode).toBe('enforce');
    expect(parse('extends: acme/rules', 'mode: advise').config.mode).toBe('enforce');
    expect(parse('extends: acme/.github\nmode: advise', null).config.mode).toBe('advise');
  });

  test('names are compared as GitHub does', () => {
    expect(parse('extends: Acme/.GitHub', 'mode: enforce').config.mode).toBe('enforce');
  });

  test("mistakes in the organisation's file are told with its name, and what is inherited inherits nothing", () => {
    const result = parse('extends: acme/.github', 'extends: acme/base\nmoed: enforce');
    expect(said(result)).toEqual([
      [ORGANISATION, '2:1', 'unknown key "moed"', 'did you mean "mode"?'],
      [ORGANISATION, '1:10', 'a file that is inherited itself inherits nothing', 'remove the line'],
    ]);
  });

  test('the organisation applies to a repository without a file, and cannot extend itself', () => {
    const file = { file: ORGANISATION, text: 'extends: acme/.github\nmode: enforce' };
    const result = parseConfig({
      config: file,
      inherited: null,
      proposed: null,
      attributes: '',
      codeOwners: '',
    });
    expect(result.config.mode).toBe('enforce');
    expect(said(result)).toEqual([[ORGANISATION, '1:10', 'the file extends itself', 'remove the line']]);
  });

  test('a contradiction between two files stands where the stronger one speaks', () => {
    const result = parse('extends: acme/.github\ngate: { margin: 2% }', 'gate: { floor: 3% }');
    expect(said(result)).toEqual([
      [OWN, '2:17', '"gate.margin": the floor (3%) is above the margin (2%)', null],
    ]);
    expect(result.config.gate).toMatchObject({ floor: 0.03, margin: 0.05 });
  });

  test('a proposal is judged together with what it inherits, and answers for itself only', () => {
    const proposal = 'extends: acme/.github\ngate: { margin: 2% }\nmoed: x';
    const { problems, config } = parseConfig(settings('', 'gate: { floor: 3% }\nwhat: 1', proposal), RULES);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      [OWN, 'unknown key "moed"'],
      [OWN, '"gate.margin": the floor (3%) is above the margin (2%)'],
    ]);
    expect(problems.every(({ effect }) => effect?.includes('once it is merged'))).toBe(true);
  });

  test('the layers say who said what, strongest first', () => {
    const { layers } = effectiveConfig(settings('extends: acme/.github', 'mode: enforce'), RULES);
    expect(layers.map(({ file }) => file)).toEqual([OWN, ORGANISATION]);
    expect(effectiveConfig({ ...settings(''), config: null }).layers).toEqual([]);
  });
});

describe('merging trees', () => {
  const tree = fc.object({ key: fc.constantFrom('a', 'b', 'items', 'rules'), maxDepth: 3 });

  test('nothing weaker changes nothing, and a tree over itself is itself', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const merged = mergeTrees({}, one);
        expect(mergeTrees(one, one)).toEqual(merged);
        expect(mergeTrees(merged, {})).toEqual(merged);
      }),
    );
  });

  test('the stronger one is heard in everything it says, the weaker one in whole keys that are left', () => {
    fc.assert(
      fc.property(tree, tree, (weaker, stronger) => {
        const merged = mergeTrees(weaker, stronger);
        expect(mergeTrees(merged, stronger)).toEqual(merged);
        expect(mergeTrees(weaker, merged)).toEqual(merged);
        for (const key of Object.keys(weaker)) {
          if (!(key in stronger)) expect(merged).toHaveProperty(key);
        }
      }),
    );
  });
});
