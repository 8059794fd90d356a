import type { CommentRef, Posted, Sentence } from '../../src/model.js';
import { answerChanges, notObeyed } from '../../src/report/replies.js';
import { replyBody } from '../../src/report/views/github/reply.js';
import { NO_DECISIONS, NOTHING_POSTED } from '../samples.js';
import { reportOf } from './road.js';

const ISSUE: CommentRef = { kind: 'issue', id: 50 };
const REVIEW: CommentRef = { kind: 'review', id: 50, thread: 31 };
const sentence = (comment: CommentRef, text = 'no'): Sentence => ({
  comment,
  by: 'eve',
  command: '/perf tick tests',
  text,
});
const react = (comment: CommentRef, reaction = 'confused') => ({ kind: 'react', comment, reaction });

function changes(
  comment: CommentRef | null,
  sentences: readonly Sentence[],
  posted: Posted = NOTHING_POSTED,
) {
  const answer = comment && { comment, reaction: 'confused' as const };
  const handled = { ...NO_DECISIONS.handled, sentences };
  return answerChanges(posted, { ...reportOf(), decisions: { ...NO_DECISIONS, answer, handled } });
}
const withReply = (thread: number | null, body: string): Posted => ({
  ...NOTHING_POSTED,
  replies: [{ id: 7, thread, body }],
});

describe('how a command is answered', () => {
  test('not at all, where none woke the review', () => {
    expect(changes(null, [sentence(ISSUE)])).toEqual([]);
  });

  test('with a sign alone, where nothing is to be said to it', () => {
    const others = [sentence({ kind: 'issue', id: 49 }), sentence(REVIEW)];
    expect(changes(ISSUE, others)).toEqual([react(ISSUE)]);
    expect(changes(REVIEW, [sentence(ISSUE)])).toEqual([react(REVIEW)]);
  });

  test.each<[string, CommentRef, number | null]>([
    ['in the conversation', ISSUE, null],
    ['in its thread', REVIEW, 31],
  ])('where it was written: %s', (_name, comment, thread) => {
    const said = [
      sentence(ISSUE, 'here'),
      sentence(REVIEW, 'there'),
      sentence({ ...REVIEW, thread: 32 }, 'elsewhere'),
    ];
    const here = said.filter((one) => (one.comment.kind === 'issue') === (thread === null)).slice(0, 1);
    const body = replyBody(here);
    expect(changes(comment, said)).toEqual([react(comment), { kind: 'create-reply', thread, body }]);
    expect(changes(comment, said, withReply(99, 'x'))).toEqual([
      react(comment),
      { kind: 'create-reply', thread, body },
    ]);
    expect(changes(comment, said, withReply(thread, 'x'))).toEqual([
      react(comment),
      { kind: 'edit-reply', id: 7, thread, body },
    ]);
    const same = `${body.replaceAll('\n', '\r\n')}\r\n`;
    expect(changes(comment, said, withReply(thread, same))).toEqual([react(comment)]);
  });

  test('beside the newest three of its place', () => {
    const said = [1, 2, 3, 50].map((id) => sentence({ kind: 'issue', id }, `no ${id}`));
    expect(changes(ISSUE, said)).toMatchObject([{}, { body: replyBody(said.slice(1)) }]);
  });
});

test.each<[string, string, string]>([
  ['its line', 'Hi.\n  /perf tick tests\n/perf help', '/perf tick tests'],
  ['a long one', `/perf waive ${'x'.repeat(200)}`, `/perf waive ${'x'.repeat(67)}…`],
])('a command whose review is given up is told so: %s', (_name, body, command) => {
  const author = { login: 'eve', bot: false };
  const text = 'not done, for there is no review: GitHub did not answer. Say it again when that is mended';
  expect(notObeyed(NOTHING_POSTED, { comment: ISSUE, author, body }, 'GitHub did not answer.')).toEqual([
    react(ISSUE),
    { kind: 'create-reply', thread: null, body: replyBody([{ comment: ISSUE, by: 'eve', command, text }]) },
  ]);
});
