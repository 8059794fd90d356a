import { instrumented } from '../../bench/condition-coverage/instrument.js';

const conditionsOf = (source: string) =>
  instrumented(source, 0).conditions.map(({ change, text }) => `${change}: ${text}`);

test.each<[string, string, readonly string[]]>([
  [
    'operands of a chain',
    'x = a && b() && c;',
    ['left out of &&: a', 'left out of &&: b()', 'left out of &&: c'],
  ],
  [
    'a chain in a chain',
    'x = a && (b || c);',
    ['left out of &&: a', 'left out of &&: b || c', 'left out of ||: b', 'left out of ||: c'],
  ],
  ['a test', 'if (a) b();', ['taken for true: a', 'taken for false: a']],
  ['a choice', 'x = a ? b : c;', ['taken for true: a', 'taken for false: a']],
  ['the operands of a test alone', 'if (a || b) c();', ['left out of ||: a', 'left out of ||: b']],
  ['a bound', 'x = a <= b + 1;', ['at its bound: a <= b + 1']],
  ['what has a default is no condition', 'x = a ?? b;', []],
  ['types are none', 'type A<T> = T extends string ? 1 : 2; let x: A<B> = y as C<D>;', []],
])('%s', (_, source, conditions) => {
  expect(conditionsOf(source).toSorted()).toEqual(conditions.toSorted());
});

test('numbers go on from the file before', () => {
  expect(instrumented('if (a) b();', 40).text).toMatch(/__test\(40, 41, a\)/);
});

test('names, types and comments stay as they are', () => {
  const source = "import { a as b, c } from './a.js';\n// why\nexport const { d, e = 1 }: F = (g as H)!;\n";
  expect(instrumented(source, 0).text).toBe(source);
});

test('what is written says when each condition matters, and computes the same', () => {
  const source = 'f = (n, m) => (n > 2 && m.ok ? [n, m.ok || "none"] : n < 0 || m.late);';
  const seen = new Set<string>();
  const recorder = {
    __operand: (condition: number, operator: string, value: unknown) => {
      if (operator === '&&' ? !value : value) seen.add(`${condition}`);
      return value;
    },
    __test: (_yes: number, _no: number, value: unknown) => value,
    __bound: (_: number, operator: string, left: number, right: number) =>
      operator === '>' ? left > right : left < right,
  };
  const { text } = instrumented(source, 0);
  const names = Object.keys(recorder);
  const written = new Function(...names, `let f; ${text}; return f;`)(...Object.values(recorder));
  const plain = new Function(`let f; ${source}; return f;`)();
  for (const n of [-1, 0, 2, 3])
    for (const m of [{ ok: true }, { ok: 0, late: 'so' }, {}]) expect(written(n, m)).toEqual(plain(n, m));
  expect(seen.size).toBeGreaterThan(3);
});
