import { NUMBERS_PER_NODE, START } from './binding.js';
import { CUT_OFF, MAX_DEPTH } from './columns.js';
import { ChildSequence, isKept } from './fields.js';
import { kindId, knownSymbol, symbolAt } from './kinds.js';
import { isTable } from './left-out.js';
import { Macros } from './macro-calls.js';

const ARRAY = kindId('array_expression');
/**
 * Copies a tree without errors into columns, with one call into native code for each node that has children. What that call does
 * not tell follows: fields from the symbols of all children, ends from what stands last. Null where that went wrong.
 */
export function treeByChildren(binding, parsed, source, readable, writer) {
  return new ChildrenReader(binding, parsed, source, readable, writer).run();
}
/** Numbers of the children of all nodes that are being read; the parser's own array holds those of the last call only. */
let numbers = new Uint32Array(64 * 1024);
class ChildrenReader {
  binding;
  parsed;
  source;
  writer;
  comments;
  macros;
  text;
  levels = [];
  cutOff = [];
  /** Numbers in use. */
  used = 0;
  /** End of what was read last. */
  end = 0;
  constructor(binding, parsed, source, readable, writer) {
    this.binding = binding;
    this.parsed = parsed;
    this.source = source;
    this.writer = writer;
    this.text = readable.text;
    this.comments = [...readable.comments];
    this.macros = new Macros(readable, writer);
  }
  run() {
    const root = this.parsed.rootNode;
    for (let i = 0; i < NUMBERS_PER_NODE; i++) numbers[i] = root[i];
    this.used = NUMBERS_PER_NODE;
    const rootSymbol = this.symbolOf(this.parsed.rootNode.typeId, 0);
    if (!this.open(rootSymbol, this.writer.start(this.source.length), 0)) return this.columns();
    for (let level = this.levels[0]; level; level = this.levels[this.levels.length - 1]) {
      if (level.next < level.ids.length) {
        if (!this.take(level)) return null;
      } else this.close(level);
      if (this.levels.length === 1 && !this.agreed(level)) return null;
    }
    return this.columns();
  }
  columns() {
    const { comments, cutOff: errors } = this;
    return this.writer.columns({ macros: this.macros.named, comments, errors });
  }
  /** Adds the next child of a level, and opens a level of its own if it has children. False for a child of unknown kind. */
  take(level) {
    const { writer } = this;
    const place = level.first + level.next * NUMBERS_PER_NODE;
    const id = level.ids[level.next++];
    if (typeof id !== 'number') return false;
    const symbol = this.symbolOf(id, place);
    const start = numbers[place + START] >> 1;
    if (level.sequence) level.sequence = level.sequence.with(symbol);
    if (!isKept(symbol, level.symbol)) {
      this.end = this.endOf(symbol, start, place);
      if (symbol.part === 'comment') this.comments.push({ start, end: this.end });
      return true;
    }
    const tooDeep = symbol.part === 'inner' && this.levels.length > MAX_DEPTH;
    if (tooDeep) this.cutOff.push(start);
    const index = writer.add(tooDeep ? CUT_OFF : symbol.kind, 0, start, start, level.index);
    const opens = symbol.part === 'inner' && !tooDeep && !this.isData(symbol, index, place);
    if (opens && this.open(symbol, index, place)) return true;
    this.end = this.endOf(symbol, start, place);
    writer.ends[index] = this.end;
    return true;
  }
  /** False when the node at `place` has no children. */
  open(symbol, index, place) {
    this.hand(place);
    const ids = this.binding.NodeMethods.children(this.parsed);
    if (ids.length === 0) return false;
    const first = this.used;
    const found = this.binding.nodeTransferArray;
    const count = ids.length * NUMBERS_PER_NODE;
    while (first + count > numbers.length) numbers = doubled(numbers);
    for (let i = 0; i < count; i++) numbers[first + i] = found[i];
    this.used += count;
    this.levels.push({
      symbol,
      index,
      ids,
      next: 0,
      first,
      parent: place,
      sequence: ChildSequence.of(symbol),
    });
    return true;
  }
  close({ symbol, index, first, parent, sequence }) {
    const { writer } = this;
    if (index > 0) writer.ends[index] = this.end;
    writer.nexts[index] = writer.count;
    if (sequence) {
      let child = index + 1;
      for (const field of sequence.fieldsOf(() => this.cursorAt(parent))) {
        writer.fields[child] = field;
        child = writer.nexts[child];
      }
    }
    this.macros.nameCall(symbol, index);
    this.used = first;
    this.levels.pop();
  }
  /** Is this an array of data? */
  isData(symbol, index, place) {
    if (symbol.kind !== ARRAY || this.macros.nameArray(index)) return false;
    return isTable(this.source, this.writer.starts[index], this.parsersEnd(place));
  }
  /** End of a node whose children are not read. */
  endOf(symbol, start, place) {
    if (symbol.length === 'name') return start + symbol.name.length;
    return (symbol.length === 'word' && wordEnd(this.text, start)) || this.parsersEnd(place);
  }
  /** Does the parser see the same end of the item that was read last? */
  agreed({ first, next }) {
    return next === 0 || this.end === this.parsersEnd(first + (next - 1) * NUMBERS_PER_NODE);
  }
  parsersEnd(place) {
    this.hand(place);
    return this.binding.NodeMethods.endIndex(this.parsed);
  }
  cursorAt(place) {
    this.hand(place);
    return this.binding.NodeMethods.walk(this.parsed);
  }
  symbolOf(id, place) {
    return knownSymbol(id) ?? symbolAt(this.cursorAt(place));
  }
  /** Makes the node whose numbers stand at `place` the one that the binding is asked about. */
  hand(place) {
    const given = this.binding.nodeTransferArray;
    for (let i = 0; i < NUMBERS_PER_NODE; i++) given[i] = numbers[place + i];
  }
}
function doubled(small) {
  const large = new Uint32Array(small.length * 2);
  large.set(small);
  return large;
}
const LAST_ASCII = 127;
/** 0 where only the parser knows: Unicode's letters are many. */
function wordEnd(text, start) {
  let at = text.startsWith('r#', start) ? start + 2 : start;
  let c = text.charCodeAt(at);
  while (isWord(c)) c = text.charCodeAt(++at);
  return c > LAST_ASCII ? 0 : at;
}
/** Letters, digits and `_` of ASCII. */
function isWord(c) {
  return (c >= 97 && c <= 122) || c === 95 || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
}
