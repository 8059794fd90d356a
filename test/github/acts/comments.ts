import { addIssueComment, deleteIssueComment, editComment, react } from '../world/comments.js';
import type { Comment, IssueComment, ReviewComment, Thread } from '../world/model.js';
import { addReview, addToThread } from '../world/reviews.js';
import {
  anyCommentOf,
  issueCommentOf,
  type PullRef,
  pullOf,
  reviewCommentOf,
  type Stage,
  type Told,
  told,
  type UserRef,
  userOf,
} from './stage.js';

/** The markdown of a task list's item: what stands before the box, the box, the text. */
const BOX = /^(\s*(?:[-*+]|\d+[.)]) )\[([ xX])\](.*)$/;

/** What people write, tick and react to. */
export function commentActs(stage: Stage) {
  const { world, payloads } = stage;

  /** With the same rights as on GitHub unchecked: a test may let anybody try. */
  async function edit(
    comment: IssueComment | number,
    by: UserRef,
    body: string,
  ): Promise<Told<IssueComment>> {
    const found = issueCommentOf(stage, comment);
    const editor = userOf(stage, by);
    const changes = { body: editComment(world, found, editor, body) };
    return told(stage, payloads.issueComment(found, 'edited', editor, changes), found);
  }

  return {
    async addComment(ref: PullRef, by: UserRef, body: string): Promise<Told<IssueComment>> {
      const user = userOf(stage, by);
      const comment = addIssueComment(world, pullOf(stage, ref), { user, app: undefined }, body);
      return told(stage, payloads.issueComment(comment, 'created', user), comment);
    },

    editComment: edit,

    async deleteComment(comment: IssueComment | number, by: UserRef): Promise<Told<IssueComment>> {
      const found = issueCommentOf(stage, comment);
      deleteIssueComment(world, found);
      return told(stage, payloads.issueComment(found, 'deleted', userOf(stage, by)), found);
    },

    /** Ticks (or unticks) the only task list item whose line holds `text`, as a click on the box does. */
    tickBox(
      comment: IssueComment | number,
      by: UserRef,
      text: string | RegExp,
      ticked = true,
    ): Promise<Told<IssueComment>> {
      const found = issueCommentOf(stage, comment);
      const lines = found.body.split('\n');
      const fits = (line: string): boolean =>
        BOX.test(line) && (typeof text === 'string' ? line.includes(text) : text.test(line));
      const at = lines.flatMap((line, index) => (fits(line) ? [index] : []));
      const [index] = at;
      if (index === undefined || at.length > 1) {
        throw new Error(`${at.length} boxes of comment ${found.id} fit ${text}:\n${found.body}`);
      }
      lines[index] = (lines[index] ?? '').replace(BOX, `$1[${ticked ? 'x' : ' '}]$3`);
      return edit(found, by, lines.join('\n'));
    },

    async replyToReviewComment(
      comment: ReviewComment | number,
      by: UserRef,
      body: string,
    ): Promise<Told<ReviewComment>> {
      const { thread, pull } = reviewCommentOf(stage, comment);
      const user = userOf(stage, by);
      const author = { user, app: undefined };
      const review = addReview(world, pull, author, { commit: pull.head.sha, body: '', state: 'COMMENTED' });
      const reply = addToThread(world, thread, review, author, body, thread.comments[0]?.id);
      return told(stage, payloads.reviewComment(reply, 'created', user), reply);
    },

    /** Sends a webhook that Apps seldom listen to; none here. */
    resolveThread(comment: ReviewComment | number, by: UserRef): Thread {
      const { thread } = reviewCommentOf(stage, comment);
      thread.resolvedBy = userOf(stage, by);
      return thread;
    },

    /** Reactions send no webhook on GitHub either. */
    react(comment: Comment | number, by: UserRef, content: string): void {
      react(world, anyCommentOf(stage, comment), userOf(stage, by), content);
    },
  };
}
