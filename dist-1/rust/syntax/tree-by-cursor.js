import { CUT_OFF, MAX_DEPTH } from './columns.js';
import { fieldAt } from './fields.js';
import { kindId, symbolAt } from './kinds.js';
import { isTable } from './left-out.js';
import { Macros } from './macro-calls.js';

const ARRAY = kindId('array_expression');
/** Copies a tree into columns node by node: slow, but it asks for everything and so takes trees with errors, too. */
export function treeByCursor(parsed, source, readable, writer) {
  return new CursorReader(parsed.walk(), source, readable, writer).run();
}
class CursorReader {
  cursor;
  source;
  writer;
  comments;
  errors = [];
  macros;
  constructor(cursor, source, readable, writer) {
    this.cursor = cursor;
    this.source = source;
    this.writer = writer;
    this.comments = [...readable.comments];
    this.macros = new Macros(readable, writer);
  }
  run() {
    const { cursor, writer } = this;
    const path = [{ index: writer.start(this.source.length), symbol: symbolAt(cursor) }];
    if (!cursor.gotoFirstChild()) return this.columns();
    for (;;) {
      const opened = this.take(path[path.length - 1].index, path.length - 1);
      if (opened && cursor.gotoFirstChild()) {
        path.push(opened);
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (path.length === 1 || !cursor.gotoParent()) return this.columns();
        const { index, symbol } = path.pop();
        writer.nexts[index] = writer.count;
        this.macros.nameCall(symbol, index);
      }
    }
  }
  columns() {
    const { comments, errors } = this;
    return this.writer.columns({ macros: this.macros.named, comments, errors });
  }
  /** Adds what the cursor stands on below `parent`; what it added, if that may have children. */
  take(parent, depth) {
    const { cursor, writer } = this;
    const symbol = symbolAt(cursor);
    if (symbol.part === 'dropped') return null;
    if (symbol.part === 'comment') {
      this.comments.push({ start: cursor.startIndex, end: cursor.endIndex });
      return null;
    }
    const field = fieldAt(cursor);
    if (symbol.part === 'operator' && field === 0) return null;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const kind = symbol.part === 'inner' && depth >= MAX_DEPTH ? CUT_OFF : symbol.kind;
    const index = writer.add(kind, field, start, end, parent);
    if (kind === CUT_OFF || (start === end && cursor.nodeIsMissing)) this.errors.push(start);
    if (symbol.part === 'leaf' || depth >= MAX_DEPTH) return null;
    if (symbol.kind === ARRAY && !this.macros.nameArray(index) && isTable(this.source, start, end))
      return null;
    return { index, symbol };
  }
}
