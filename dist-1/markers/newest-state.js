import { firstState, readState } from './state.js';

export { firstState } from './state.js';
/**
 * The newest state the App signed for this pull request. An older one that someone put back into the comment loses
 * against the check's output, which nobody else can write, here or on the head before, and against the comment's history
 * and what the webhook told (`told`).
 */
export function newestState(posted, key, pull, told = []) {
  const history = posted.comment?.edits.map((edit) => edit.body) ?? [];
  return [posted.check?.text, posted.textBefore, posted.comment?.body, ...history, ...told]
    .flatMap((text) => (text === undefined ? [] : [readState(text, key, pull)]))
    .reduce(
      (best, read) => (read && 'state' in read && read.state.version > best.version ? read.state : best),
      firstState(pull),
    );
}
