import { Stretches } from '../syntax/in-order.js';
import type { Node } from '../syntax/tree.js';
import { isPlace } from './places.js';
import { spelling } from './same-place.js';

/** What may follow a place where a part of it is meant: a field, or an element as well. */
type Separators = '.' | '.[';

/** Where, in one function, something is done to places: a function may ask thousands of times whether it is done to one of them. */
export class TouchedPlaces {
  private readonly exact = new Map<string, Stretches>();
  /** By all that holds the place, each with what follows it: `a.` and `a.b[` of `a.b[0]`. */
  private readonly held = new Map<string, Stretches>();

  /** In source order. What is no place, or is not there, counts for nothing. */
  add(place: Node | undefined, { start, end }: Node): void {
    if (!place || !isPlace(place)) return;
    const written = spelling(place);
    stretchesOf(this.exact, written).add(start, end);
    for (const at of separatorsIn(written, '.['))
      stretchesOf(this.held, written.slice(0, at + 1)).add(start, end);
  }

  /** Is it done to the place itself or a part of it? */
  reachesInto(place: string, from: number, to: number, by: Separators): boolean {
    if (this.exact.get(place)?.hasWithin(from, to)) return true;
    return [...by].some((next) => this.held.get(place + next)?.hasWithin(from, to));
  }

  /** Is it done to something that the place is a part of? */
  reachesAround(place: string, from: number, to: number, by: Separators): boolean {
    for (const at of separatorsIn(place, by))
      if (this.exact.get(place.slice(0, at))?.hasWithin(from, to)) return true;
    return false;
  }

  reaches(place: string, from: number, to: number): boolean {
    return this.reachesInto(place, from, to, '.[') || this.reachesAround(place, from, to, '.[');
  }
}

function stretchesOf(known: Map<string, Stretches>, key: string): Stretches {
  let found = known.get(key);
  if (!found) {
    found = new Stretches();
    known.set(key, found);
  }
  return found;
}

function* separatorsIn(place: string, separators: Separators): Generator<number> {
  for (let at = 0; at < place.length; at++) if (separators.includes(place[at]!)) yield at;
}
