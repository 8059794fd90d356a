import { Imports } from '../names/imports.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';

/** Crates whose collections share their nodes with each copy. */
const SHARING = /^(?:im|im_rc|imbl|rpds)::/;
const SHARED_COLLECTION = /^(?:Hash|Ord|HashTrie|RedBlackTree)(?:Map|Set)(?:Sync)?$|^Vector(?:Sync)?$/;

/** Collections without a heap are called like those of the standard library, and have their length in their type. */
const HEAPLESS = /^heapless::/;
const OF_FIXED_LENGTH: Readonly<Record<string, string>> = { Vec: 'ArrayVec', String: 'ArrayString' };

/** Crates whose maps many threads share: they have tables of their own in them, and no `entry` or `get_mut`. */
const CONCURRENT = /^(?:papaya|scc|flurry)::/;
const SHARED_TABLE = /^Hash(?:Map|Set)$/;

const IMPORTED = /\buse\s+(?:::)?(?:im|im_rc|imbl|rpds|heapless|papaya|scc|flurry)::/;

const IMPORTS = new TreeMemo<{ imports: Imports | null }>();

/** `PersistentHashMap` of `im::HashMap`, `ConcurrentHashMap` of `papaya::HashMap` and `ArrayVec` of `heapless::Vec`, whichever way the file names it: not the one of the same name in the standard library. */
export function nameInOtherCrate(written: string, near: Node): string | null {
  const path = written.includes('::') ? written.replace(/\s+/g, '') : imported(written, near);
  const name = path?.split('::').at(-1) ?? '';
  if (!path) return null;
  if (HEAPLESS.test(path)) return Object.hasOwn(OF_FIXED_LENGTH, name) ? OF_FIXED_LENGTH[name]! : null;
  if (CONCURRENT.test(path)) return SHARED_TABLE.test(name) ? `Concurrent${name}` : null;
  return SHARING.test(path) && SHARED_COLLECTION.test(name) ? `Persistent${name.replace(/Sync$/, '')}` : null;
}

function imported(name: string, near: Node): string | null {
  const { imports } = IMPORTS.of(near.tree, () => ({
    imports: IMPORTED.test(near.tree.text) ? Imports.of(near.tree) : null,
  }));
  return imports?.resolve(name) ?? null;
}
