import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { MAX_OWN_ITEMS, MAX_TITLE } from '../../src/config/item-schema.js';
import { parseConfig } from '../../src/config/parse.js';
import { configSchema } from '../../src/config/schema.js';
import { mayTickAnything } from '../../src/config/tick-teams.js';
import { toConfig } from '../../src/config/to-config.js';
import { toWritten } from '../../src/config/to-written.js';
import type { Config, OwnItem } from '../../src/model.js';

const RULES = ['clone-in-loop', 'alloc-in-loop', 'lock-across-await'];

function parse(text: string) {
  const config = { file: 'c.yml', text };
  return parseConfig({ config, proposed: null, attributes: '', codeOwners: '' }, RULES);
}

const STORAGE = `items:
  storage-format:
    title: Is the format still readable?
    paths: [crates/storage/**]
    rules: [clone-in-loop]
    requirement: advisory
    ask: hot
    ticks: { role: maintain, teams: [storage], author: true, code-owners: true }
    by-path:
      - { paths: [crates/storage/src/v2/**], requirement: required }
      - { paths: ["*.md"], ask: never }
`;

describe('an item of the project’s own', () => {
  test('says everything', () => {
    const { config, problems } = parse(STORAGE);
    expect(problems).toEqual([]);
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      ownItems: [
        {
          id: 'own:storage-format',
          title: 'Is the format still readable?',
          paths: ['crates/storage/**'],
          rules: ['clone-in-loop'],
          requirement: 'advisory',
          ask: 'hot',
          ticks: { role: 'maintain', teams: ['storage'], authorMayTick: true, codeOwners: true },
          byPath: [
            { paths: ['crates/storage/src/v2/**'], requirement: 'required' },
            { paths: ['*.md'], ask: 'never' },
          ],
        },
      ],
    });
  });

  test('needs a title and no more; several stand in their order', () => {
    const { config, problems } = parse('items:\n  z-last: { title: Z? }\n  a-first: { title: A? }\n');
    expect(problems).toEqual([]);
    expect(config.ownItems).toEqual([
      { id: 'own:z-last', title: 'Z?', paths: [], rules: [], requirement: 'required' },
      { id: 'own:a-first', title: 'A?', paths: [], rules: [], requirement: 'required' },
    ]);
    expect(config.items).toEqual(DEFAULT_CONFIG.items);
  });

  test('whatever it says comes back as it was', () => {
    const list = fc.array(fc.constantFrom('a/**', '*.rs', 'b'), { minLength: 1, maxLength: 3 });
    const requirement = fc.constantFrom('required' as const, 'advisory' as const, 'off' as const);
    const ask = fc.constantFrom('always' as const, 'hot' as const, 'never' as const);
    const own: fc.Arbitrary<OwnItem> = fc.record(
      {
        id: fc.constantFrom('own:storage' as const, 'own:a-1' as const),
        title: fc.constantFrom('Ok?', 'a: b # "c"'),
        paths: fc.oneof(fc.constant([]), list),
        rules: fc.subarray(RULES),
        requirement,
        ask,
        byPath: fc.array(fc.record({ paths: list, requirement, ask }, { requiredKeys: ['paths'] }), {
          maxLength: 3,
        }),
        ticks: fc.record(
          {
            role: fc.constantFrom('admin' as const),
            teams: fc.constant(['storage']),
            authorMayTick: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['id', 'title', 'paths', 'rules', 'requirement'] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(own, { selector: ({ id }) => id }), (ownItems) => {
        const config: Config = { ...DEFAULT_CONFIG, ownItems };
        expect(toConfig(configSchema(RULES).parse(toWritten(config)))).toEqual(config);
      }),
    );
  });
});

test("the guide's items take a title, paths and people too", () => {
  const { config, problems } = parse(
    'items:\n  tests: { title: "Tested?", by-path: [{ paths: [examples], requirement: off }], ticks: { role: admin } }\n',
  );
  expect(problems).toEqual([]);
  expect(config.items.tests).toEqual({
    requirement: 'required',
    title: 'Tested?',
    byPath: [{ paths: ['examples'], requirement: 'off' }],
    ticks: { role: 'admin' },
  });
});

type Expected = readonly [place: string, message: string, mend: string | null];

describe('what is wrong', () => {
  const long = 'a'.repeat(41);
  test.each<[string, readonly Expected[]]>([
    ['items: { test: off }', [['1:10+4', 'unknown checklist item "test"', 'did you mean "tests"?']]],
    [
      'items: { test: { requirement: off, asks: x } }',
      [['1:10+4', 'unknown checklist item "test"', 'did you mean "tests"?']],
    ],
    [
      'items: { storage: { ask: hot } }',
      [['1:10+7', 'unknown checklist item "storage"', 'an item of your own needs a title']],
    ],
    [
      'items: { storage: required }',
      [
        [
          '1:10+7',
          'unknown checklist item "storage"',
          expect.stringMatching(/^known here: .*; an item of your own needs a title$/) as unknown as string,
        ],
      ],
    ],
    ['items: { storage: { title: "" } }', [['1:28+2', '"items.storage.title" is empty', null]]],
    [
      'items: { storage: { title: 7 } }',
      [['1:28+1', '"items.storage.title" must be text, not 7', 'put it in quotes: "7"']],
    ],
    [
      `items: { storage: { title: ${'t'.repeat(MAX_TITLE + 1)} } }`,
      [['1:28+121', '"items.storage.title" may have 120 characters, not 121', null]],
    ],
    [
      'items: { storage: { title: "a\\nb" } }',
      [['1:28+6', '"items.storage.title": it is one line of text', null]],
    ],
    [
      'items: { Storage: { title: x } }',
      [
        [
          '1:10+7',
          '"items.Storage": the name of an item has small letters, digits and "-" between words',
          null,
        ],
      ],
    ],
    [
      `items: { ${long}: { title: x } }`,
      [['1:10+41', `"items.${long}": the name of an item may have 40 characters`, null]],
    ],
    [
      'items: { storage: { title: x, rules: [clone-in-lop] } }',
      [
        [
          '1:39+12',
          'an entry of "items.storage.rules" must be "clone-in-loop", "alloc-in-loop" or "lock-across-await", not "clone-in-lop"',
          'did you mean "clone-in-loop"?',
        ],
      ],
    ],
    [
      'items: { storage: { title: x, path: [a] } }',
      [['1:31+4', 'unknown key "path"', 'did you mean "paths"?']],
    ],
    [
      'items: { tests: { paths: [a] } }',
      [['1:19+5', 'unknown key "paths"', 'known here: requirement, ask, by-path, ticks, title']],
    ],
    [
      'items: { tests: { by-path: [{ requirement: off }] } }',
      [['1:29+20', 'an entry of "items.tests.by-path" has no "paths"', null]],
    ],
    [
      'items: { tests: { by-path: [{ paths: [] }] } }',
      [['1:38+2', '"items.tests.by-path.0.paths" is empty', null]],
    ],
    [
      'items: { tests: { by-path: [{ paths: ["!a"] }] } }',
      [
        [
          '1:39+4',
          'an entry of "items.tests.by-path.0.paths": the pattern starts with "!": patterns only add, none takes away',
          null,
        ],
      ],
    ],
    [
      'items: { tests: { ticks: { role: writer } } }',
      [
        [
          '1:34+6',
          '"items.tests.ticks.role" must be "admin", "maintain", "write", "triage" or "read", not "writer"',
          'did you mean "write"?',
        ],
      ],
    ],
  ])('%s', (text, expected) => {
    const { problems } = parse(text);
    expect(
      problems.map(({ line, column, length, message, mend }) => [
        `${line}:${column}+${length}`,
        message,
        mend,
      ]),
    ).toEqual(expected);
  });

  test('what is left of a bad entry is obeyed', () => {
    const { config } = parse(
      STORAGE.replace('hot', 'hott').replace('["*.md"]', '[]').replace('maintain', 'owner'),
    );
    expect(config.ownItems[0]).toMatchObject({ requirement: 'advisory', paths: ['crates/storage/**'] });
    expect(config.ownItems[0]!.ask).toBeUndefined();
    expect(config.ownItems[0]!.byPath).toEqual([
      { paths: ['crates/storage/src/v2/**'], requirement: 'required' },
    ]);
    expect(config.ownItems[0]!.ticks?.role).toBeUndefined();
  });

  test('more items than can be read', () => {
    const names = Array.from({ length: MAX_OWN_ITEMS + 1 }, (_, at) => `item-${at}`);
    const { config, problems } = parse(
      `items:\n${names.map((name) => `  ${name}: { title: x }\n`).join('')}`,
    );
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [14, `"items.item-12": there may be ${MAX_OWN_ITEMS} items of your own`],
    ]);
    expect(config.ownItems).toHaveLength(MAX_OWN_ITEMS);
  });

  test('with many rules a wrong name is not answered with all of them', () => {
    const many = Array.from({ length: 80 }, (_, at) => `rule-${at}`);
    const config = { file: 'c.yml', text: 'items: { a: { title: x, rules: [zzz] } }' };
    const { problems } = parseConfig({ config, proposed: null, attributes: '', codeOwners: '' }, many);
    expect(problems[0]!.message).toBe('an entry of "items.a.rules" must be a known name, not "zzz"');
  });
});

test('who may tick anything: all teams and roles that are named anywhere', () => {
  const { config } = parse(`ticks: { teams: [core] }\n${STORAGE}  tests: { ticks: { teams: [qa, core] } }\n`);
  expect(mayTickAnything(config)).toEqual({
    teams: ['core', 'qa', 'storage'],
    codeOwners: true,
    roles: ['write', 'maintain'],
  });
  expect(mayTickAnything(DEFAULT_CONFIG)).toEqual({ teams: [], codeOwners: false, roles: ['write'] });
});
