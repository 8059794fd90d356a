import type { Change, CommentRef, Posted, Report, Sentence } from '../model.js';
import { replyBody } from './views/github/reply.js';

/** A reply shows so many sentences: who wrote the command looks at the newest. */
const SHOWN_SENTENCES = 3;

/** The reaction to the command that woke the review and, where something has to be said, the reply of its place. */
export function answerChanges(posted: Posted, { decisions }: Report): Change[] {
  const { answer, handled } = decisions;
  if (answer === null) return [];
  const { comment, reaction } = answer;
  const here = handled.sentences.filter((sentence) => threadOf(sentence.comment) === threadOf(comment));
  const react: Change = { kind: 'react', comment, reaction };
  return here.some((sentence) => isOf(sentence, comment))
    ? [react, ...reply(posted, threadOf(comment), here.slice(-SHOWN_SENTENCES))]
    : [react];
}

function reply(posted: Posted, thread: number | null, sentences: readonly Sentence[]): Change[] {
  const body = replyBody(sentences);
  const known = posted.replies.find((one) => one.thread === thread);
  if (known === undefined) return [{ kind: 'create-reply', thread, body }];
  const same = known.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
  return same ? [] : [{ kind: 'edit-reply', id: known.id, thread, body }];
}

function threadOf(comment: CommentRef): number | null {
  return comment.kind === 'review' ? comment.thread : null;
}

function isOf(sentence: Sentence, { kind, id }: CommentRef): boolean {
  return sentence.comment.kind === kind && sentence.comment.id === id;
}
