/** The first of `count` places for which a question is answered by yes, as it is for every later one; `count` where for none. */
export function firstPlace(count: number, isReached: (place: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pieces of one text, added in source order, of which it is asked whether one lies between two points. */
export class Stretches {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** For each piece the first end of all that start there or later. */
  private firstEnds: number[] | null = null;

  add(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.firstEnds = null;
  }

  hasWithin(from: number, to: number): boolean {
    const { starts } = this;
    const first = firstPlace(starts.length, (at) => starts[at]! >= from);
    return first < starts.length && this.firstEndFrom(first) <= to;
  }

  /** The same, wherever the piece ends. */
  hasStartWithin(from: number, to: number): boolean {
    const { starts } = this;
    const first = firstPlace(starts.length, (at) => starts[at]! >= from);
    return first < starts.length && starts[first]! < to;
  }

  private firstEndFrom(place: number): number {
    if (!this.firstEnds) {
      this.firstEnds = [...this.ends];
      for (let at = this.ends.length - 2; at >= 0; at--)
        this.firstEnds[at] = Math.min(this.firstEnds[at]!, this.firstEnds[at + 1]!);
    }
    return this.firstEnds[place]!;
  }
}
