import { Imports } from '../names/imports.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';

/** Crates whose collections share their nodes with each copy. */
const CRATES = /^(?:im|im_rc|imbl|rpds)::/;
const IMPORTED = /\buse\s+(?:::)?(?:im|im_rc|imbl|rpds)::/;
const COLLECTION = /^(?:Hash|Ord|HashTrie|RedBlackTree)(?:Map|Set)(?:Sync)?$|^Vector(?:Sync)?$/;

const IMPORTS = new TreeMemo<{ imports: Imports | null }>();

/** `PersistentHashMap` of `im::HashMap`, whichever way the file names it: not the one of the same name that owns all that is in it. */
export function persistentName(written: string, near: Node): string | null {
  const path = written.includes('::') ? written.replace(/\s+/g, '') : imported(written, near);
  const name = path && CRATES.test(path) ? path.split('::').at(-1)! : '';
  return COLLECTION.test(name) ? `Persistent${name.replace(/Sync$/, '')}` : null;
}

function imported(name: string, near: Node): string | null {
  const { imports } = IMPORTS.of(near.tree, () => ({
    imports: IMPORTED.test(near.tree.text) ? Imports.of(near.tree) : null,
  }));
  return imports?.resolve(name) ?? null;
}
