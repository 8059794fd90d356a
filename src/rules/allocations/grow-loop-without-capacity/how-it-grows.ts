import type { Type } from '../../../rust/types/types.js';
import type { Filling } from './filling-loop.js';
import { isHashed } from './small-matter.js';

/** What a turn adds, and the room that all turns need, in words. */
export interface Growing {
  what: string;
  room: string;
  /** One element comes at each turn, neither more nor fewer. */
  isOneForOne: boolean;
}

const SUM = 'what all turns add together';

/** `items` is the number of turns in words. */
export function howItGrows(made: Type, filling: Filling, items: string): Growing {
  const { inner, adding, mayAddMore, addedAfter } = filling;
  const more = (what: string, room: string): Growing => ({ what, room, isOneForOne: false });
  if (inner !== null) return more('what a loop inside adds', SUM);
  // Equal keys come once.
  if (isHashed(made) && adding.every(({ method }) => /^(?:insert|entry)$/.test(method ?? ''))) {
    if (mayAddMore) return more('keys', 'what all turns insert');
    return more('at most one element', addedAfter ? items : `${items}, which is the most`);
  }
  if (!filling.byOne && !filling.addsOneAtLeast)
    return more('more', filling.ofOneWidth ? asMuchAs(items) : SUM);
  if (filling.timesPerTurn > 1) return more('several elements', `${asMuchAs(items)}, or at least that many`);
  if (filling.byOne && !mayAddMore) return { what: 'one element', room: items, isOneForOne: true };
  return filling.addsOneAtLeast
    ? more('one element or more', `${items}, which is the least`)
    : more('elements', SUM);
}

function asMuchAs(items: string): string {
  return `as much as ${items} make`;
}
