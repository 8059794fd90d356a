import { attributesOf, qualifiedName } from '../rust/functions/shape.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import type { Node } from '../rust/syntax/tree.js';
import { itemPath, itemsAround, ownName } from './item-path.js';
import type { RustFile } from './rust-file.js';
import { longHash, normalised } from './syntax.js';

const HASHES = new NodeMemo<string>();

export function functionHash(fn: Node): string {
  return HASHES.of(fn, () => longHash(`${qualifiedName(fn)}\n${normalised(fn)}`));
}

export function* functionsIn(root: Node): Generator<Node> {
  yield* root.descendantsOfKind('function_item');
}

/** The functions that the changed files had. */
export class FunctionsBefore {
  private readonly bySyntax = new Map<string, { twin: Node; of: RustFile }[]>();
  private readonly byPlace = new Map<string, Set<string>>();
  private readonly byPath = new Map<string, Set<string>>();

  constructor(bases: readonly RustFile[]) {
    for (const file of bases)
      for (const fn of functionsIn(file.tree.root)) {
        const twins = this.bySyntax.get(functionHash(fn)) ?? [];
        this.bySyntax.set(functionHash(fn), [...twins, { twin: fn, of: file }]);
        for (const path of [pathOf(fn, file.path), modulePathOf(fn, file.path)]) {
          add(this.byPlace, placeAt(path, fn), functionHash(fn));
          add(this.byPath, path, functionHash(fn));
        }
      }
  }

  /**
   * As it is now; or somewhere else, where nothing stood at its place: two of a name that change places are two changes, however
   * what chooses between them is written now. What only tests had is new outside of them. `path`: that of its file before.
   */
  holds(fn: Node, file: RustFile, path: string): boolean {
    const syntax = functionHash(fn);
    const stood = this.stoodInPlaceOf(fn, file.path, path);
    if (stood) return stood.all.has(syntax) && (stood.chosen || stood.all.size === 1);
    const twins = this.bySyntax.get(syntax) ?? [];
    return twins.some(({ twin, of }) => !of.isInTest(twin)) || (twins.length > 0 && file.isInTest(fn));
  }

  /** The syntax of what stood in its place. */
  replacedBy(fn: Node, { path: now }: RustFile, path: string): readonly string[] {
    return [...(this.stoodInPlaceOf(fn, now, path)?.all ?? [])].sort();
  }

  /** Who calls it by its place gets it instead; a file that was renamed brings its own along. `chosen`: below the same conditions. */
  private stoodInPlaceOf(fn: Node, now: string, before: string) {
    for (const path of [pathOf(fn, now), modulePathOf(fn, now), pathOf(fn, before)]) {
      const same = this.byPlace.get(placeAt(path, fn));
      const all = same ?? this.byPath.get(path);
      if (all) return { all, chosen: same !== undefined };
    }
    return null;
  }
}

function add(known: Map<string, Set<string>>, key: string, value: string): void {
  const values = known.get(key);
  if (values) values.add(value);
  else known.set(key, new Set([value]));
}

function pathOf(fn: Node, path: string): string {
  return `${path}\n${itemPath(fn)}`;
}

/** `src/kernel.rs` and `src/kernel/mod.rs` are one module, which may also stand in the file of the one above. */
function modulePathOf(fn: Node, path: string): string {
  const folder = path.replace(/(?:\/mod)?\.rs$/, '');
  const around = itemsAround(fn).reverse();
  const first = around.findIndex(({ kind }) => kind !== 'mod_item');
  const modules = around.slice(0, first).map((module) => module.child('name')?.text ?? '');
  const file = modules.length === 0 ? folder : folder.replace(/(^|\/)(?:lib|main)$/, '');
  return `module ${[file, ...modules].join('/')}\n${around.slice(first).map(ownName).join('\n')}`;
}

/** What `#[cfg]` chooses from has one path, and so have the `impl` blocks for `A<u8>` and `A<u16>`. */
function placeAt(path: string, fn: Node): string {
  return [path, ...itemsAround(fn).map(chosenBy)].join('\n');
}

function chosenBy(item: Node): string {
  const inside = item.kind === 'mod_item' ? (item.child('body')?.children ?? []) : [];
  const inner = inside.flatMap(({ kind, text }) => (kind === 'inner_attribute_item' ? [text] : []));
  const conditions = withoutBlanks(attributesOf(item) + inner.join('')).match(/#!?\[cfg\(.*?\)\]/g) ?? [];
  const types = item.kind === 'impl_item' ? [item.child('trait')?.text, item.child('type')?.text] : [];
  return [...conditions, ...types.map((type = '') => withoutBlanks(type))].join(' ');
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
