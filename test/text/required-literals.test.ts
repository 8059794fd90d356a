import fc from 'fast-check';
import { requiredLiterals } from '../../src/text/required-literals.js';

describe('literals that a pattern needs', () => {
  test.each<[RegExp, string[] | null]>([
    [/\.(clone|cloned)\(\)/, ['.clone()', '.cloned()']],
    [/\bfn\b/, ['fn']],
    [/sort(_unstable)?(?:_by)?\(/, ['sort(', 'sort_by(', 'sort_unstable(', 'sort_unstable_by(']],
    [/to_\w*(lower|upper)case/, ['lowercase', 'uppercase']],
    [/^(?=[\s\S]*\bBinaryHeap\b)[\s\S]*\.pop\(\)/, ['BinaryHeap']],
    [/^(?=[\s\S]*for)[\s\S]*\.await\b/, ['.await']],
    [/(?<!un)wrap|(?<=\.)get\(/, ['wrap', 'get(']],
    [/(?:ab)+c/, ['ab']],
    [/(?:ab){2,3}c/, ['ab']],
    [/(?:ab){0,3}cd/, ['cd']],
    [/Big[Ii]nt::/, ['BigInt::', 'Bigint::']],
    [/[a-z]+name/, ['name']],
    [/#\[(\w+::)*test\b/, ['test']],
    [/foo|\w+/, null],
    [/foo|b/, null],
    [/(?:foo)?/, null],
    [/(?:foo)*b/, null],
    [/\+/, null],
    [/clone/i, null],
    [/\x41bc/, null],
  ])('%s', (pattern, literals) => {
    const found = requiredLiterals(pattern);
    expect(found && [...found].sort()).toEqual(literals && [...literals].sort());
  });

  /** A pattern with a text that it matches, as made: matching it anew takes exponential time where repetitions are nested. */
  type Sample = readonly [pattern: string, text: string];

  const { pattern } = fc.letrec<{ pattern: Sample; sequence: Sample; piece: Sample }>((tie) => ({
    pattern: fc
      .tuple(tie('sequence'), tie('sequence'), fc.boolean(), fc.boolean())
      .map(([one, other, isOne, isAlone]) =>
        isAlone ? one : ([`${one[0]}|${other[0]}`, isOne ? one[1] : other[1]] as const),
      ),
    sequence: fc
      .array(tie('piece'), { maxLength: 4 })
      .map((pieces) => [pieces.map(([p]) => p).join(''), pieces.map(([, text]) => text).join('')] as const),
    piece: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Sample>(
        ['a', 'a'],
        ['bc', 'bc'],
        ['\\.', '.'],
        ['\\w', 'x'],
        ['[xy]', 'y'],
        ['[^a]', 'z'],
        ['.', 'q'],
        ['\\(\\)', '()'],
        ['(?!d)', ''],
        ['\\n', '\n'],
      ),
      tie('pattern').map(([p, text]): Sample => [`(?:${p})`, text]),
      tie('pattern').map(([p, text]): Sample => [`(${p})?`, text]),
      tie('pattern').map(([p]): Sample => [`(${p})?`, '']),
      tie('pattern').map(([p]): Sample => [`(?:${p})*`, '']),
      tie('pattern').map(([p, text]): Sample => [`(?:${p})+?`, text + text]),
      tie('pattern').map(([p, text]): Sample => [`(?:${p}){1,2}`, text]),
    ),
  }));

  const around = fc.string({ maxLength: 3 }).map((text) => text.replaceAll('d', ''));

  test('one of them is in every text that it matches', () => {
    fc.assert(
      fc.property(pattern, around, around, ([source, inner], before, after) => {
        const literals = requiredLiterals(new RegExp(source));
        return !literals || literals.some((literal) => `${before}${inner}${after}`.includes(literal));
      }),
      { numRuns: 5_000 },
    );
  });
});
