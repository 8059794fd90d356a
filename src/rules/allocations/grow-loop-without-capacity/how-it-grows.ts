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

/** `items` is the number of turns in words. */
export function howItGrows(made: Type, filling: Filling, items: string): Growing {
  const { inner, byOne, timesPerTurn, adding, mayAddMore } = filling;
  if (inner !== null || timesPerTurn > 1)
    return { what: 'several elements', room: atLeast(items), isOneForOne: false };
  // Equal keys come once.
  if (isHashed(made) && adding.every(({ method }) => /^(?:insert|entry)$/.test(method ?? '')))
    return { what: 'at most one element', room: `${items}, which is the most`, isOneForOne: false };
  if (mayAddMore)
    return {
      what: 'one element or more',
      room: `${items}, which is the least`,
      isOneForOne: false,
    };
  if (!byOne) return { what: 'more', room: atLeast(items), isOneForOne: false };
  return { what: 'one element', room: items, isOneForOne: true };
}

function atLeast(items: string): string {
  return `as much as ${items} make, or at least that many`;
}
