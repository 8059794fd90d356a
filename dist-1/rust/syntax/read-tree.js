import { binding } from './binding.js';
import { ColumnWriter } from './columns.js';
import { treeByChildren } from './tree-by-children.js';
import { treeByCursor } from './tree-by-cursor.js';

/** One tree at a time: they share the arrays that grow. */
const writer = new ColumnWriter();
/** Copies one of tree-sitter's trees into columns, so that reading it needs no more calls into native code. */
export function readTree(parsed, source, readable) {
  const read =
    binding && !parsed.rootNode.hasError ? treeByChildren(binding, parsed, source, readable, writer) : null;
  return read ?? treeByCursor(parsed, source, readable, writer);
}
