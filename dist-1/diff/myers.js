/**
 * Comparisons one diff may take, about a fifth of a second. What is left then counts as replaced as a whole: true, only
 * not the shortest way to say it. Two texts without a line in common cost nothing (see `onBothSides`).
 */
const MAX_STEPS = 20_000_000;
/** A second's worth: the server answers nobody meanwhile, and a change may have thousands of files. */
export function stepsOfChange() {
  return { left: 5 * MAX_STEPS };
}
/** A shortest edit script: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in linear space. */
export function editScript(before, after, steps = stepsOfChange()) {
  const removed = new Uint8Array(before.length);
  const added = new Uint8Array(after.length);
  const ids = new Map();
  const idOf = (line) => {
    const id = ids.get(line) ?? ids.size;
    ids.set(line, id);
    return id;
  };
  const oldIds = before.map(idOf);
  const newIds = after.map(idOf);
  const oldPart = onBothSides(oldIds, newIds, removed);
  const newPart = onBothSides(newIds, oldIds, added);
  const allowed = Math.min(MAX_STEPS, steps.left);
  const taken = new Comparison(oldPart, newPart, removed, added, allowed).run();
  steps.left = Math.max(0, steps.left - taken);
  return { removed, added };
}
/** Lines that the other side does not have are changed whatever the script: marks them, and gives the others. */
function onBothSides(ids, others, marks) {
  const known = new Set(others);
  const places = [];
  ids.forEach((id, place) => {
    if (known.has(id)) places.push(place);
    else marks[place] = 1;
  });
  return { ids: Int32Array.from(places, (place) => ids[place]), places: Int32Array.from(places) };
}
class Comparison {
  old;
  current;
  removed;
  added;
  allowed;
  /** Furthest old line reached on each diagonal, from the front and from the back. */
  forward;
  backward;
  stepsLeft;
  constructor(old, current, removed, added, allowed) {
    this.old = old;
    this.current = current;
    this.removed = removed;
    this.added = added;
    this.allowed = allowed;
    this.stepsLeft = allowed;
    const diagonals = 2 * (old.ids.length + current.ids.length) + 3;
    this.forward = new Int32Array(diagonals);
    this.backward = new Int32Array(diagonals);
  }
  /** The steps it took. */
  run() {
    const whole = { oldStart: 0, oldEnd: this.old.ids.length, newStart: 0, newEnd: this.current.ids.length };
    const open = [whole];
    while (open.length > 0) {
      const box = this.trim(open.pop());
      if (box.oldStart === box.oldEnd || box.newStart === box.newEnd) this.mark(box);
      else {
        const split = this.split(box);
        if (split === null) this.mark(box);
        else open.push(...split);
      }
    }
    return this.allowed - this.stepsLeft;
  }
  trim(box) {
    let { oldStart, oldEnd, newStart, newEnd } = box;
    const { ids: a } = this.old;
    const { ids: b } = this.current;
    while (oldStart < oldEnd && newStart < newEnd && a[oldStart] === b[newStart]) {
      oldStart++;
      newStart++;
    }
    while (oldStart < oldEnd && newStart < newEnd && a[oldEnd - 1] === b[newEnd - 1]) {
      oldEnd--;
      newEnd--;
    }
    return { oldStart, oldEnd, newStart, newEnd };
  }
  mark({ oldStart, oldEnd, newStart, newEnd }) {
    for (let at = oldStart; at < oldEnd; at++) this.removed[this.old.places[at]] = 1;
    for (let at = newStart; at < newEnd; at++) this.added[this.current.places[at]] = 1;
  }
  /** Two boxes around a point that a shortest script passes; null when the steps are used up. */
  split(box) {
    const point = this.middle(box);
    if (point === null) return null;
    const [x, y] = point;
    const oldCut = box.oldStart + x;
    const newCut = box.newStart + y;
    return [
      { ...box, oldEnd: oldCut, newEnd: newCut },
      { ...box, oldStart: oldCut, newStart: newCut },
    ];
  }
  /** Where the furthest paths from both corners meet; relative to the box, which differs at both corners. */
  middle(box) {
    const width = box.oldEnd - box.oldStart;
    const height = box.newEnd - box.newStart;
    const delta = width - height;
    const odd = delta % 2 !== 0;
    const centre = this.old.ids.length + this.current.ids.length + 1;
    this.forward[centre + 1] = 0;
    this.backward[centre + 1] = 0;
    for (let d = 0; d <= Math.ceil((width + height) / 2); d++) {
      this.stepsLeft -= 2 * d + 1;
      if (this.stepsLeft < 0) return null;
      for (let k = -d; k <= d; k += 2) {
        const x = this.advance(this.forward, centre, d, k, box, false);
        const mirrored = delta - k;
        if (odd && Math.abs(mirrored) <= d - 1 && x + this.backward[centre + mirrored] >= width)
          return [x, x - k];
      }
      for (let k = -d; k <= d; k += 2) {
        const x = this.advance(this.backward, centre, d, k, box, true);
        const mirrored = delta - k;
        if (x > width || x - k > height) continue;
        if (!odd && Math.abs(mirrored) <= d && x + this.forward[centre + mirrored] >= width) {
          return [width - x, height - (x - k)];
        }
      }
    }
    return null;
  }
  /** One more edit on diagonal `k`, then along it as far as the lines are equal. */
  advance(reached, centre, d, k, { oldStart, oldEnd, newStart, newEnd }, fromBack) {
    const down = k === -d || (k !== d && reached[centre + k - 1] < reached[centre + k + 1]);
    let x = down ? reached[centre + k + 1] : reached[centre + k - 1] + 1;
    let y = x - k;
    const width = oldEnd - oldStart;
    const height = newEnd - newStart;
    const { ids: a } = this.old;
    const { ids: b } = this.current;
    while (x < width && y < height && y >= 0) {
      const equal = fromBack ? a[oldEnd - 1 - x] === b[newEnd - 1 - y] : a[oldStart + x] === b[newStart + y];
      if (!equal) break;
      x++;
      y++;
      this.stepsLeft--;
    }
    reached[centre + k] = x;
    return x;
  }
}
