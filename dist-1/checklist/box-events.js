import { readBoxes } from '../markers/boxes.js';
import { hasSeal, isSealed } from '../markers/seal.js';
import { readState } from '../markers/state.js';
/**
 * Every box that somebody turned, oldest first: as the webhook told it, and as the comment's edit history tells it for
 * events that never arrived. The same event may come from both.
 */
export function boxEvents(posted, wake, newest, key) {
  const told =
    wake.kind === 'edited'
      ? turned(wake.before, wake.after, person(wake.editor, wake), wake.at, newest, key)
      : wake.kind === 'pressed'
        ? [pressed(wake, newest, key)]
        : [];
  const history = fromHistory(posted, newest, key);
  // The history says in which order the events of one second came, the webhook what the person saw.
  const known = history.map((event) => told.find((one) => isSame(one, event)) ?? event);
  const late = told.filter((one) => !history.some((event) => isSame(one, event)));
  return [...known, ...late].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
function isSame(one, other) {
  const same = one.item === other.item && one.ticked === other.ticked && one.by.login === other.by.login;
  return same && Date.parse(one.at) === Date.parse(other.at);
}
function person(who, { role, teams }) {
  return teams === undefined ? { ...who, role } : { ...who, role, teams };
}
/** The check that showed the button carries the state of its time. */
function pressed(wake, newest, key) {
  const read = readState(wake.text, key, newest.pull);
  const seen = read !== null && 'state' in read ? read.state : null;
  return { item: wake.item, ticked: true, by: person(wake.by, wake), at: wake.at, seen };
}
/**
 * Bots' edits in the history are mostly the App's own: they are what the next edit is compared with, never a tick. Of the
 * oldest that is listed it is not known what it changed: the comment's first text, or an edit whose turn a webhook told.
 */
function fromHistory(posted, newest, key) {
  const edits = posted.comment?.edits ?? [];
  return edits.flatMap((edit, place) => {
    const before = edits[place - 1];
    return edit.editor.bot || before === undefined
      ? []
      : turned(before.body, edit.body, person(edit.editor, edit), edit.at, newest, key);
  });
}
function turned(before, after, by, at, newest, key) {
  // Words around a box are what its tick says: both texts are the App's, or the box was ticked for something else.
  const own = [before, after].every((text) => isOwn(text, newest, key));
  const read = readState(before, key, newest.pull);
  const seen = own && read !== null && 'state' in read ? read.state : null;
  const now = readBoxes(after);
  // A box that is missing afterwards was deleted by hand: the comment is restored, nothing is decided.
  return [...readBoxes(before)].flatMap(([item, was]) => {
    const ticked = now.get(item);
    return ticked === undefined || ticked === was ? [] : [{ item, ticked, by, at, seen }];
  });
}
/** A comment that was written before there were seals is the App's until the App has written it anew. */
function isOwn(text, newest, key) {
  return newest.sealed || hasSeal(text) ? isSealed(text, key) : true;
}
