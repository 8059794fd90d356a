import type { Posted, State } from '../model.js';
import { readState, type StateKey } from './state.js';

/** What the App knows before it has signed anything. */
export function firstState(pull: string): State {
  return { pull, version: 0, ticks: [], shown: { headSha: '', subjects: {} }, settled: {}, refused: [] };
}

/**
 * The newest state the App signed for this pull request, from the comment or the check: an older one that someone put
 * back into the comment loses against the one in the check's output, which nobody else can write.
 */
export function newestState(posted: Posted, key: StateKey, pull: string): State {
  return [posted.check?.text, posted.comment?.body]
    .flatMap((text) => (text === undefined ? [] : [readState(text, key, pull)]))
    .reduce<State>(
      (best, read) => (read && 'state' in read && read.state.version > best.version ? read.state : best),
      firstState(pull),
    );
}
