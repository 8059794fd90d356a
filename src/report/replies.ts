import type { Change, Commented, CommentRef, Posted, Report, Sentence } from '../model.js';
import { prose, shorten } from '../text/escape.js';
import { replyBody } from './views/github/reply.js';

/** A reply shows so many sentences: who wrote the command looks at the newest. */
const SHOWN_SENTENCES = 3;

/** A command is repeated in its answer; its reason is known to whoever wrote it. */
const MAX_SHOWN_COMMAND = 80;

/** The reaction to the command that woke the review and, where something has to be said, the reply of its place. */
export function answerChanges(posted: Posted, { decisions }: Report): Change[] {
  const { answer, handled } = decisions;
  if (answer === null) return [];
  const { comment, reaction } = answer;
  const here = handled.sentences.filter((sentence) => threadOf(sentence.comment) === threadOf(comment));
  const react: Change = { kind: 'react', comment, reaction };
  return here.some((sentence) => sentence.comment.id === comment.id)
    ? [react, ...reply(posted, threadOf(comment), here.slice(-SHOWN_SENTENCES))]
    : [react];
}

/** What is said to a comment with commands when its review is given up: nobody waits for what will not come. */
export function notObeyed(
  posted: Posted,
  { comment, author, body }: Pick<Commented, 'comment' | 'author' | 'body'>,
  because: string,
): Change[] {
  const line = body.split('\n').find((one) => one.trimStart().startsWith('/perf')) ?? '/perf';
  const command = shorten(line.trim(), MAX_SHOWN_COMMAND);
  const text = `not done, for there is no review: ${prose(because).replace(/\.$/, '')}. Say it again when that is mended`;
  const sentence: Sentence = { comment, by: author.login, command, text };
  return [{ kind: 'react', comment, reaction: 'confused' }, ...reply(posted, threadOf(comment), [sentence])];
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
