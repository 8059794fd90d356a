import { configText } from '../../src/cli/init/config-text.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { parseConfig } from '../../src/config/parse.js';
import type { Config, ConfigProblem, Settings } from '../../src/model.js';

const FILE = '.github/perf-checklist.yml';
const RULES = ['clone-in-loop', 'alloc-in-loop', 'lock-across-await'];

function settings(text: string | null, proposed: string | null = null): Settings {
  const asText = (one: string | null) => (one === null ? null : { file: FILE, text: one });
  return { config: asText(text), proposed: asText(proposed), attributes: '', codeOwners: '' };
}

function parse(text: string): { config: Config; problems: ConfigProblem[] } {
  return parseConfig(settings(text), RULES);
}

const GOOD = `# everything a file may say
mode: enforce
rules:
  clone-in-loop: error
  alloc-in-loop: off
items:
  benchmarks: advisory
  simplicity: off
  tests: { requirement: required, ask: always }
  parallelism: { ask: hot }
hot: [crates/trie/**, "crates/evm/src/lib.rs#Interpreter::step"]
cold:
  - crates/cli/**
layers: ["crates/{db,trie}/**", crates/rpc/**]
generated: ["*.pb.rs"]
ignore:
  authors: ["*[bot]"]
  labels: [backport]
  paths: [docs/**]
  titles: ['Revert "*"']
  drafts: true
comments:
  budget: 3
ticks:
  role: maintain
  teams: [performance]
  author: true
gate:
  floor: 0.5%
  margin: 7 %
  workflow: Benchmarks
  wait: 1h30m
`;

describe('a good file', () => {
  test('says everything', () => {
    const { config, problems } = parse(GOOD);
    expect(problems).toEqual([]);
    expect(config).toEqual({
      mode: 'enforce',
      rules: { 'clone-in-loop': 'error', 'alloc-in-loop': 'off' },
      items: {
        ...DEFAULT_CONFIG.items,
        benchmarks: { requirement: 'advisory' },
        simplicity: { requirement: 'off' },
        tests: { requirement: 'required', ask: 'always' },
        parallelism: { requirement: 'advisory', ask: 'hot' },
      },
      ownItems: [],
      hot: ['crates/trie/**', 'crates/evm/src/lib.rs#Interpreter::step'],
      cold: ['crates/cli/**'],
      layers: ['crates/{db,trie}/**', 'crates/rpc/**'],
      generated: ['*.pb.rs'],
      ignore: {
        authors: ['*[bot]'],
        labels: ['backport'],
        paths: ['docs/**'],
        titles: ['Revert "*"'],
        drafts: true,
      },
      comments: { budget: 3, precision: 0.5 },
      ticks: { role: 'maintain', teams: ['performance'], authorMayTick: true, codeOwners: false },
      gate: { floor: 0.005, margin: 0.07, workflow: 'Benchmarks', waitMinutes: 90, remeasure: false },
    });
  });

  test.each([
    ['no file', null],
    ['an empty file', ''],
    ['only comments', '# later\n'],
    ['sections without content', 'rules:\nhot:\ngate:\n  workflow:\n'],
    ['a byte order mark', '\uFEFFmode: advise\n'],
  ])('%s means the defaults', (_name, text) => {
    expect(parseConfig(settings(text), RULES)).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  test('`off` stays a word, even where a file asks for YAML 1.1', () => {
    const { config, problems } = parse('%YAML 1.1\n---\nrules: { clone-in-loop: off }\n');
    expect(problems).toEqual([]);
    expect(config.rules).toEqual({ 'clone-in-loop': 'off' });
  });

  test('a list may be used twice by an alias', () => {
    const { config, problems } = parse('hot: &core [crates/core/**]\ngenerated: *core\n');
    expect(problems).toEqual([]);
    expect(config.generated).toEqual(['crates/core/**']);
  });

  test('carriage returns', () => {
    expect(parse(GOOD.replaceAll('\n', '\r\n'))).toEqual(parse(GOOD));
  });

  test('any rule name is taken where the rules are not known', () => {
    const { config, problems } = parseConfig(settings('rules: { any-name: note }'));
    expect(problems).toEqual([]);
    expect(config.rules).toEqual({ 'any-name': 'note' });
  });
});

/** Line, column and length of the underlined text, message and mend; what is not named may be anything. */
type Expected = readonly [place: string, message: string, mend: string | null];

const at = ({ line, column, length }: ConfigProblem) => `${line}:${column}+${length}`;

describe('what is wrong', () => {
  test.each<[string, Expected]>([
    ['moed: enforce', ['1:1+4', 'unknown key "moed"', 'did you mean "mode"?']],
    [
      'colour: red',
      [
        '1:1+6',
        'unknown key "colour"',
        'known here: extends, mode, rules, items, hot, cold, layers, generated, ignore, comments, ticks, gate',
      ],
    ],
    [
      'mode: enforced',
      ['1:7+8', '"mode" must be "advise" or "enforce", not "enforced"', 'did you mean "enforce"?'],
    ],
    [
      'mode: Advise',
      ['1:7+6', '"mode" must be "advise" or "enforce", not "Advise"', 'did you mean "advise"?'],
    ],
    ['mode: [advise]', ['1:7+8', '"mode" must be "advise" or "enforce", not a list', null]],
    [
      'rules:\n  clone-in-loops: off',
      ['2:3+14', 'unknown rule "clone-in-loops"', 'did you mean "clone-in-loop"?'],
    ],
    [
      'rules:\n  clone_in_loop: off',
      ['2:3+13', 'unknown rule "clone_in_loop"', 'did you mean "clone-in-loop"?'],
    ],
    [
      'rules:\n  clone-in-loop: warn',
      [
        '2:18+4',
        '"rules.clone-in-loop" must be "off", "note", "warning" or "error", not "warn"',
        'did you mean "warning"?',
      ],
    ],
    ['rules: off', ['1:8+3', '"rules" must be a map of keys and values, not "off"', null]],
    ['items: { test: off }', ['1:10+4', 'unknown checklist item "test"', 'did you mean "tests"?']],
    [
      'items:\n  tests: requird',
      [
        '2:10+7',
        '"items.tests" must be "required", "advisory" or "off", not "requird"',
        'did you mean "required"?',
      ],
    ],
    [
      'items:\n  tests: { ask: allways }',
      [
        '2:17+7',
        '"items.tests.ask" must be "always", "hot" or "never", not "allways"',
        'did you mean "always"?',
      ],
    ],
    ['items:\n  tests: { asks: hot }', ['2:12+4', 'unknown key "asks"', 'did you mean "ask"?']],
    ['hot: crates/**', ['1:6+9', '"hot" must be a list, not "crates/**"', 'write a list: ["crates/**"]']],
    ['hot: [a, 7]', ['1:10+1', 'an entry of "hot" must be text, not 7', 'put it in quotes: "7"']],
    [
      'generated: ["!src"]',
      [
        '1:13+6',
        'an entry of "generated": the pattern starts with "!": patterns only add, none takes away',
        null,
      ],
    ],
    [
      'generated:\n  - *.rs',
      ['2:5+4', '"*.rs" is an alias in YAML, and nothing has that name', 'put it in quotes: "*.rs"'],
    ],
    ['hot: ["src/a.rs#"]', ['1:7+11', 'an entry of "hot": the pattern names no function after "#"', null]],
    ['comments: { budget: many }', ['1:21+4', '"comments.budget" must be a whole number, not "many"', null]],
    ['comments: { budget: 1.5 }', ['1:21+3', '"comments.budget" must be a whole number, not 1.5', null]],
    ['comments: { budget: 31 }', ['1:21+2', '"comments.budget" may be at most 30, not 31', null]],
    ['comments: { budget: -1 }', ['1:21+2', '"comments.budget" must be at least 0', null]],
    ['ticks: { author: yes }', ['1:18+3', '"ticks.author" must be true or false, not "yes"', 'write true']],
    [
      'ticks: { role: writer }',
      [
        '1:16+6',
        '"ticks.role" must be "admin", "maintain", "write", "triage" or "read", not "writer"',
        'did you mean "write"?',
      ],
    ],
    [
      'gate: { floor: 0.5 }',
      [
        '1:16+3',
        '"gate.floor" must be a percentage like "1%", not 0.5',
        'write it with its sign: 0.5% or 50%',
      ],
    ],
    [
      'gate: { margin: 3 }',
      ['1:17+1', '"gate.margin" must be a percentage like "5%", not 3', 'write it with its sign: 3%'],
    ],
    [
      'comments: { precision: 50 }',
      [
        '1:24+2',
        '"comments.precision" must be a percentage like "50%", not 50',
        'write it with its sign: 50%',
      ],
    ],
    [
      'ticks: { teams: ["@acme/performance"] }',
      [
        '1:18+19',
        'an entry of "ticks.teams": a team goes by its slug, like "performance" for @acme/performance',
        null,
      ],
    ],
    [
      'gate: { floor: 1 percent }',
      ['1:16+9', '"gate.floor": a percentage is written with its sign, like "1%" or "0.5%"', null],
    ],
    [
      'gate: { floor: 0% }',
      ['1:16+2', '"gate.floor": a percentage here lies above 0% and goes up to 100%', null],
    ],
    [
      'gate: { wait: 30 }',
      ['1:15+2', '"gate.wait" must be a time like "2h", not 30', 'write it with its unit: 30m or 30h'],
    ],
    [
      'gate: { wait: soon }',
      ['1:15+4', '"gate.wait": a time is written with its unit, like "90m", "2h" or "1h30m"', null],
    ],
    ['gate: { wait: 8d }', ['1:15+2', '"gate.wait": the longest wait is 7 days', null]],
    [
      'rules: { clone-in-loop: no }',
      ['1:25+2', expect.stringMatching(/must be "off", .*, not "no"$/), 'did you mean "off"?'],
    ],
    [
      'rules: { clone-in-loop: false }',
      ['1:25+5', expect.stringMatching(/must be "off", .*, not false$/), 'did you mean "off"?'],
    ],
    ['gate: { margin: 0.5% }', ['1:17+4', '"gate.margin": the floor (1%) is above the margin (0.5%)', null]],
    ['gate: { floor: 9% }', ['1:16+2', '"gate.floor": the floor (9%) is above the margin (5%)', null]],
    [
      '- mode',
      [
        '1:1+6',
        'the file must be a map of keys and values, not a list',
        'write keys and values below each other, without "-" and brackets',
      ],
    ],
    [
      'rules: { clone-in-loop: deny }',
      ['1:25+4', expect.stringMatching(/must be "off", .*, not "deny"$/), 'did you mean "error"?'],
    ],
    [
      'items: { tests: optional }',
      [
        '1:17+8',
        expect.stringMatching(/must be "required", .*, not "optional"$/),
        'did you mean "advisory"?',
      ],
    ],
    [
      'items: { tests: true }',
      ['1:17+4', expect.stringMatching(/must be "required", .*, not true$/), 'did you mean "required"?'],
    ],
    ['mode: constructor', ['1:7+11', expect.stringMatching(/not "constructor"$/), null]],
    [
      'mode: advise\nmode: enforce',
      ['2:1+4', 'the key "mode" is given twice, and the last one counts', 'remove one of them'],
    ],
    [
      '{ [hot]: x, mode: enforce }',
      [
        '1:3+5',
        'the key of this entry is a map, a list or an alias, and the entry is left out',
        'write the key as plain text, in quotes where it holds "{", "[" or "*"',
      ],
    ],
    [
      '&m mode: enforce\n*m : advise',
      [
        '2:1+2',
        'the key of this entry is a map, a list or an alias, and the entry is left out',
        expect.any(String),
      ],
    ],
    [
      'mode: !secret advise',
      ['1:7+7', 'odd YAML: "!secret" is a tag in YAML, and nothing has that name', 'put it in quotes'],
    ],
    ['__proto__: { mode: enforce }', ['1:1+9', 'unknown key "__proto__"', expect.any(String)]],
  ])('%s', (text, [place, message, mend]) => {
    const { problems } = parse(text);
    expect(problems).toHaveLength(1);
    const problem = problems[0]!;
    expect([at(problem), problem.message, problem.mend]).toEqual([place, message, mend]);
    expect(problem.file).toBe(FILE);
    expect(problem.source).toBe(text.split('\n')[problem.line - 1]);
  });

  test('is left out, and the rest is obeyed', () => {
    const { config, problems } = parse(
      'mode: enforce\nhot: [src/**, "", benches/**, "!x"]\ngate: { floor: x, margin: 9%, wait: y }\nitems: { tests: 3, simplicity: off }\n',
    );
    expect(problems.map(at)).toEqual(['2:15+2', '2:31+4', '3:16+1', '3:37+1', '4:17+1']);
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      mode: 'enforce',
      hot: ['src/**', 'benches/**'],
      gate: { ...DEFAULT_CONFIG.gate, margin: 0.09 },
      items: { ...DEFAULT_CONFIG.items, simplicity: { requirement: 'off' } },
    });
  });

  test('a floor above the margin goes back to the defaults of both when both are wrong', () => {
    const { config, problems } = parse('gate: { floor: 20%, margin: 10% }');
    expect(problems.map(at)).toEqual(['1:16+3', '1:29+3']);
    expect(config.gate).toEqual(DEFAULT_CONFIG.gate);
  });

  test.each([
    ['broken', 'mode: [advise', 'broken YAML'],
    [
      'a setting whose parent is still a comment',
      'mode: advise\n#ticks:\n  # Least role.\n  role: write\n\ngate: {}\n',
      '"role" belongs to "ticks", which is still a comment',
    ],
    ['indented with a tab', 'rules:\n\tclone-in-loop: off', 'broken YAML'],
    ['several documents', 'hot: [src/**]\n---\nmode: advise\n', 'broken YAML: it has more than one document'],
  ])('%s YAML means the defaults', (_name, text, message) => {
    const { config, problems } = parse(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]!.message).toContain(message);
    expect(problems[0]!.effect).toBe('The review ran with the default for everything.');
    expect(config).toEqual(DEFAULT_CONFIG);
  });
});

describe('a slip in the writing of YAML is told once, where it is, and how to mend it', () => {
  const uneven = 'it is not indented like its neighbours';
  test.each([
    ['hot: [src/**\nmode: enforce', '1:6+1', '"[" is never closed'],
    ['hot: [[a], {c: [d', '1:16+1', '"[" is never closed'],
    ['items: { tests: off', '1:8+1', '"{" is never closed'],
    ['hot: ["src/**]', '1:7+1', 'a quotation mark is never closed'],
    ["title: 'x\nmode: enforce", '1:8+1', 'a quotation mark is never closed'],
    ['mode enforce\nhot: []', '1:1+12', 'a key without its ":"'],
    ['mode: enforce\nhot [a]', '2:1+7', 'a key without its ":"'],
    ['mode:enforce\nhot: []', '1:1+12', 'a key without its ":"'],
    ['mode: enforce\n- a', '2:1+1', 'an entry of a list among keys'],
    ['hot: - a', '1:6+1', 'a list begins on the line of its key'],
    ['hot:\n  - a\n cold: []', '3:1+1', uneven],
    ['hot:\n  - a\n - b', '3:1+1', uneven],
    ['  mode: enforce\nhot: []', '2:1+3', uneven],
    ['rules:\n  a: off\n   b: off', '2:6+1', 'the line below it is indented further'],
    ['rules:\n\ta: off', '2:1+1', 'a tab as indentation'],
    ['title: what: is', '1:8+1', 'a second ": " in one line'],
    ['authors: @me', '1:10+1', 'a text that begins with "@"'],
    ['hot: ["src\\d"]', '1:11+1', '"\\d" means nothing in double quotes'],
    ['hot: [a,, b]', '1:9+1', 'a "," with nothing before it'],
    ['hot: [a]]', '1:9+1', '"]" does not belong here'],
    ["title: 'it's'", '1:12+2', 'text behind a closing quote'],
    ['title: |x', '1:9+1', 'text behind a "|" or ">"'],
    ['mode: a\n<<<<<<< HEAD\nhot: []\n=======\n>>>>>>> b', '2:1+7', 'a merge conflict stands here'],
  ])('%j', (text, place, message) => {
    const { problems } = parse(text);
    expect(problems.map((problem) => [at(problem), problem.message])).toEqual([
      [place, `broken YAML: ${message}`],
    ]);
    expect(problems[0]!.mend).not.toBeNull();
  });
});

describe('a hostile file', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      [...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`),
    )
    .join('\n');
  test.each([
    ['too long', `hot: [${'a, '.repeat(30_000)}]`, 'characters, more than the 65536'],
    ['nested without end', '['.repeat(60_000), 'nested too deeply'],
    ['maps without end', '{a: '.repeat(16_000), 'nested too deeply'],
    ['nested beyond any use', `hot: ${'['.repeat(30)}x${']'.repeat(30)}`, 'nested too deeply'],
    ['keys of keys', `${'? '.repeat(28)}x`, 'nested too deeply'],
    ['keys of keys in a few brackets', `{${'[{'.repeat(12)}x: 1}]: 1}`, 'nested too deeply'],
    [
      'keys that are maps',
      Array(9)
        .fill(`? ${'? '.repeat(14)}x\n`)
        .join(''),
      'the key of this entry',
    ],
    ['billion laughs', laughs, 'more than 20 aliases'],
  ])('%s', (_name, text, message) => {
    const started = process.cpuUsage();
    const { config, problems } = parse(text);
    const { user, system } = process.cpuUsage(started);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems[0]!.message).toContain(message);
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  test('too many patterns, and too long a pattern', () => {
    const { config, problems } = parse(`hot: [${'a.rs, '.repeat(101)}]\ncold: [${'b'.repeat(201)}]`);
    expect(problems.map(({ message }) => message)).toEqual([
      '"hot" may have 100 entries, not 101',
      'an entry of "cold" may have 200 characters, not 201',
    ]);
    expect(config).toEqual(DEFAULT_CONFIG);
  });

  test('a thousand problems are told in twenty-one', () => {
    const { problems } = parse(Array.from({ length: 1000 }, (_, index) => `key${index}: 1`).join('\n'));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toMatchObject({
      line: 21,
      message: '980 more problems from here on',
      mend: null,
    });
  });
});

describe("the pull request's own version", () => {
  test('is checked and not obeyed', () => {
    const { config, problems } = parseConfig(
      settings('mode: advise', 'mode: enforce\nrules: { x: off }'),
      RULES,
    );
    expect(config.mode).toBe('advise');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: FILE, line: 2, column: 10 });
    expect(problems[0]!.effect).toContain('once it is merged');
  });

  test('may mend what is broken in the base', () => {
    const { problems } = parseConfig(settings('moed: advise', 'mode: advise'), RULES);
    expect(problems.map(({ effect }) => effect)).toEqual(['The review ran as if it were not there.']);
  });

  test('may be the first there is', () => {
    const { config, problems } = parseConfig(settings(null, 'mode: enforce'), RULES);
    expect({ config, problems }).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });
});

test('a text that the YAML library warns of reaches no log', async () => {
  const warnings: Error[] = [];
  const listener = (warning: Error) => warnings.push(warning);
  process.on('warning', listener);
  parse('? { paths: [ secret ] }\n: 1\nitems: { ? [a, b] : c }\n');
  await new Promise((next) => setTimeout(next, 20));
  process.off('warning', listener);
  expect(warnings).toEqual([]);
});

describe('what init wrote, with one "#" too few taken away', () => {
  const written = configText();
  const settings = written
    .split('\n')
    .flatMap((line, at) => (/^# {2}[a-z-]+:/.test(line) ? [[line, at + 1] as const] : []));

  test.each(settings)('%s: its own line, and its parent', (line, number) => {
    const { problems } = parse(written.replace(`${line}\n`, `${line.slice(1)}\n`));
    const [key] = /[a-z-]+/.exec(line)!;
    const parent = written
      .slice(0, written.indexOf(line))
      .match(/^#?[a-z-]+:\s*$/gm)!
      .at(-1)!;
    const orphan = {
      line: number,
      message: `"${key}" belongs to "${parent.replace(/[#:\s]/g, '')}", which is still a comment`,
    };
    expect(problems).toMatchObject(parent.startsWith('#') ? [orphan] : []);
  });

  test('the mend names the parent', () => {
    const { problems } = parse(written.replace('#  role: ', '  role: '));
    expect(problems).toMatchObject([{ column: 3, mend: 'take the "#" in front of "ticks:" away, too' }]);
  });
});

describe('a slip by which the mode can’t be read does not make every check green', () => {
  test.each([
    ['a tab', 'mode: enforce\nrules:\n\tclone-in-loop: off\n'],
    ['a conflict that was committed', '<<<<<<< HEAD\nmode: enforce\n=======\nhot: [src/**]\n>>>>>>> topic\n'],
    ['an open bracket', 'mode: enforce\nhot: [src/**\ncold: [docs/**]\n'],
    ['two documents', 'mode: enforce\n---\nhot: [src/**]\n'],
    ['the wrong place', 'gate:\n  margin: 3%\n  mode: enforce\n'],
    ['a capital', 'Mode: Enforce\n'],
    ['another form of the word', 'mode: enforced\n'],
  ])('%s', (_name, text) => {
    const { config, problems } = parse(text);
    expect(config.mode).toBe('enforce');
    expect(problems.map(({ effect }) => effect)).toContainEqual(expect.stringMatching(/enforces the rest/));
  });

  test.each(['# mode: enforce\nmode: [advise', 'mode: advise\ngate: { mode: enforce }', 'rules: {\n'])(
    'but what does not say so advises: %s',
    (text) => {
      expect(parse(text).config.mode).toBe('advise');
    },
  );
});
