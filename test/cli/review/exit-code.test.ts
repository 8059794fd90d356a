import { exitCodeOf } from '../../../src/cli/review/exit-code.js';
import type { Answer, AnswerKind, Mode } from '../../../src/model.js';
import { outcomeOf } from '../../../src/report/outcome.js';

const answer = (kind: AnswerKind, requirement: Answer['requirement']): Answer => ({
  item: 'tests',
  title: '',
  requirement,
  kind,
  because: '',
  subject: '',
});

/** The check's own judgement of the same answers. */
const judged = (answers: Answer[], mode: Mode) =>
  exitCodeOf({
    answers,
    mode,
    outcome: outcomeOf(answers, mode, { regressions: 0, errors: 0, warnings: 0 }, null),
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
])('%s, %s: %d, and %d where it is enforced', (kind, requirement, advised, enforced) => {
  const answers = [answer('passed', 'required'), answer(kind, requirement)];
  expect(judged(answers, 'advise')).toBe(advised);
  expect(judged(answers, 'enforce')).toBe(enforced);
});

test('what is left alone passes', () => {
  const outcome = outcomeOf([], 'enforce', { regressions: 0, errors: 0, warnings: 0 }, 'a draft');
  expect(exitCodeOf({ answers: [], mode: 'enforce', outcome })).toBe(0);
});
