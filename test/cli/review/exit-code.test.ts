import { exitCodeOf } from '../../../src/cli/review/exit-code.js';
import type { Answer, AnswerKind } from '../../../src/model.js';

const answer = (kind: AnswerKind, requirement: Answer['requirement']): Answer => ({
  item: 'tests',
  title: '',
  requirement,
  kind,
  because: '',
  subject: '',
});

test.each<[AnswerKind, Answer['requirement'], number, number]>([
  ['passed', 'required', 0, 0],
  ['failed', 'required', 1, 1],
  ['failed', 'advisory', 0, 0],
  ['needs a tick', 'required', 0, 1],
  ['needs a tick', 'advisory', 0, 0],
  ['waiting', 'required', 0, 1],
  ['not applicable', 'required', 0, 0],
  ['waived', 'required', 0, 0],
  ['could not review', 'required', 2, 2],
])('%s, %s: %d, and %d when strict', (kind, requirement, ordinary, strict) => {
  const report = { answers: [answer('passed', 'required'), answer(kind, requirement)] };
  expect(exitCodeOf(report, false)).toBe(ordinary);
  expect(exitCodeOf(report, true)).toBe(strict);
});

test('what could not be reviewed outweighs what failed', () => {
  const answers = [answer('failed', 'required'), answer('could not review', 'required')];
  expect(exitCodeOf({ answers }, false)).toBe(2);
});
