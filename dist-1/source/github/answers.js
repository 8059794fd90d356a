import { ONCE } from './api.js';
import { asked, isHttpFailure } from './errors.js';
/** Reacts to a command; the same reaction given again stays one. Whoever deletes the command wants no answer. */
export async function writeReaction(writer, change) {
  const { api, address, pace } = writer;
  const { comment, reaction: content } = change;
  const where = { owner: address.owner, repo: address.name, comment_id: comment.id, content };
  await pace.turn('content');
  await unlessGone(
    writer,
    asked(
      'answering a command',
      comment.kind === 'issue'
        ? api.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', where)
        : api.request('POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', where),
    ),
  );
}
/** Says to a command what a reaction can't, in the App's one reply of that place. */
export async function writeReply(writer, change) {
  await writer.pace.turn(change.kind === 'create-reply' ? 'content' : 'change');
  await unlessGone(writer, asked('answering a command', requestOf(writer, change)));
}
function requestOf({ api, address }, change) {
  const { thread, body } = change;
  const where = { owner: address.owner, repo: address.name };
  if (change.kind === 'edit-reply') {
    const edited = { ...where, comment_id: change.id, body };
    return thread === null
      ? api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', edited)
      : api.request('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', edited);
  }
  return thread === null
    ? api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...where,
        issue_number: address.number,
        body,
        request: ONCE,
      })
    : api.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies', {
        ...where,
        pull_number: address.number,
        comment_id: thread,
        body,
        request: ONCE,
      });
}
async function unlessGone(writer, answer) {
  try {
    await answer;
  } catch (error) {
    const gone =
      error instanceof Error && [404, 410, 422].some((status) => isHttpFailure(error.cause, status));
    if (!gone) throw error;
    writer.warn('A command was answered whose comment is gone.');
  }
}
