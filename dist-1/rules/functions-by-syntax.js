import { attributesOf, qualifiedName } from '../rust/functions/shape.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import { itemPath, itemsAround } from './item-path.js';
import { hash, normalised } from './syntax.js';

const HASHES = new NodeMemo();
export function functionHash(fn) {
  return HASHES.of(fn, () => hash(`${qualifiedName(fn)}\n${normalised(fn)}`));
}
export function* functionsIn(root) {
  yield* root.descendantsOfKind('function_item');
}
/** The functions that the changed files had. */
export class FunctionsBefore {
  bySyntax = new Map();
  byPlace = new Map();
  byPath = new Map();
  constructor(bases) {
    for (const file of bases)
      for (const fn of functionsIn(file.tree.root)) {
        const twins = this.bySyntax.get(functionHash(fn)) ?? [];
        this.bySyntax.set(functionHash(fn), [...twins, { twin: fn, of: file }]);
        add(this.byPlace, placeOf(fn, file.path), functionHash(fn));
        add(this.byPath, pathOf(fn, file.path), functionHash(fn));
      }
  }
  /**
   * As it is now; or somewhere else, where nothing stood at its place: two of a name that change places are two changes, however
   * what chooses between them is written now. What only tests had is new outside of them. `path`: that of its file before.
   */
  holds(fn, file, path) {
    const syntax = functionHash(fn);
    const same = this.byPlace.get(placeOf(fn, path));
    if (same) return same.has(syntax);
    const namesakes = this.byPath.get(pathOf(fn, path));
    if (namesakes) return namesakes.size === 1 && namesakes.has(syntax);
    const twins = this.bySyntax.get(syntax) ?? [];
    return twins.some(({ twin, of }) => !of.isInTest(twin)) || (twins.length > 0 && file.isInTest(fn));
  }
  /** The syntax of what stood in its place. */
  replacedBy(fn, path) {
    const before = this.byPlace.get(placeOf(fn, path)) ?? this.byPath.get(pathOf(fn, path)) ?? [];
    return [...before].sort();
  }
}
function add(known, key, value) {
  const values = known.get(key);
  if (values) values.add(value);
  else known.set(key, new Set([value]));
}
function pathOf(fn, path) {
  return `${path}\n${itemPath(fn)}`;
}
/** What `#[cfg]` chooses from has one path, and so have the `impl` blocks for `A<u8>` and `A<u16>`. */
function placeOf(fn, path) {
  return [pathOf(fn, path), ...itemsAround(fn).map(chosenBy)].join('\n');
}
function chosenBy(item) {
  const conditions = withoutBlanks(attributesOf(item)).match(/#\[cfg\(.*?\)\]/g) ?? [];
  const types = item.kind === 'impl_item' ? [item.child('trait')?.text, item.child('type')?.text] : [];
  return [...conditions, ...types.map((type = '') => withoutBlanks(type))].join(' ');
}
function withoutBlanks(text) {
  return text.replace(/\s+/g, '');
}
