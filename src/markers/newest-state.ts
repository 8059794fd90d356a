import type { Posted, State } from '../model.js';
import { firstState, readState, type StateKey } from './state.js';

export { firstState } from './state.js';

/**
 * The newest state the App signed for this pull request. An older one that someone put back into the comment loses
 * against the check's output, which nobody else can write, here or on the head before, and against the comment's history
 * and what the webhook told (`told`).
 */
export function newestState(
  posted: Posted,
  key: StateKey,
  pull: string,
  told: readonly string[] = [],
): State {
  const history = posted.comment?.edits.map((edit) => edit.body) ?? [];
  return [posted.check?.text, posted.textBefore, posted.comment?.body, ...history, ...told]
    .flatMap((text) => (text === undefined ? [] : [readState(text, key, pull)]))
    .reduce<State>(
      (best, read) => (read && 'state' in read && read.state.version > best.version ? read.state : best),
      firstState(pull),
    );
}
