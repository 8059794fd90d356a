import { kindId } from './kinds.js';
/** Deeper syntax is cut off: no person writes it, and every walk below may recurse. */
export const MAX_DEPTH = 500;
/** What is cut off looks like what could not be parsed: a node of any other kind has the children that its kind promises. */
export const CUT_OFF = kindId('ERROR');
const SOURCE_FILE = kindId('source_file');
const INITIAL_SIZE = 16 * 1024;
/** Collects the nodes of one tree after the other in the same growing arrays. */
export class ColumnWriter {
  count = 0;
  kinds;
  fields;
  starts;
  ends;
  parents;
  nexts;
  constructor(size = INITIAL_SIZE) {
    this.kinds = new Uint16Array(size);
    this.fields = new Uint8Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.parents = new Uint32Array(size);
    this.nexts = new Uint32Array(size);
  }
  /** Begins a tree with its root. */
  start(length) {
    this.count = 0;
    return this.add(SOURCE_FILE, 0, 0, length, 0);
  }
  add(kind, field, start, end, parent) {
    const index = this.count++;
    if (index === this.kinds.length) this.grow();
    this.kinds[index] = kind;
    this.fields[index] = field;
    this.starts[index] = start;
    this.ends[index] = end;
    this.parents[index] = parent;
    this.nexts[index] = index + 1;
    return index;
  }
  /** A copy of what was collected, with what was read beside the nodes; sorts the comments. */
  columns({ macros, comments, errors }) {
    const { count } = this;
    this.nexts[0] = count;
    return {
      count,
      kinds: this.kinds.slice(0, count),
      fields: this.fields.slice(0, count),
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
      parents: this.parents.slice(0, count),
      nexts: this.nexts.slice(0, count),
      macros,
      comments: comments.sort((a, b) => a.start - b.start),
      errors,
      unread: null,
    };
  }
  grow() {
    const size = this.kinds.length * 2;
    const grown = (old, made) => {
      made.set(old);
      return made;
    };
    this.kinds = grown(this.kinds, new Uint16Array(size));
    this.fields = grown(this.fields, new Uint8Array(size));
    this.starts = grown(this.starts, new Uint32Array(size));
    this.ends = grown(this.ends, new Uint32Array(size));
    this.parents = grown(this.parents, new Uint32Array(size));
    this.nexts = grown(this.nexts, new Uint32Array(size));
  }
}
/** Columns of a text of which nothing is known. */
export function unreadable(length, because) {
  const writer = new ColumnWriter(1);
  writer.start(length);
  return { ...writer.columns({ macros: new Map(), comments: [], errors: [0] }), unread: because };
}
