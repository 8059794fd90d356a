import { createRequire } from 'node:module';
import { dirname } from 'node:path';
/** Numbers that tell one node in `nodeTransferArray`: its id in two, its start in bytes, row, column, alias. */
export const NUMBERS_PER_NODE = 6;
/** Where the start stands among them; a UTF-16 unit has two bytes. */
export const START = 2;
/** Null when the package no longer holds what is asked for here: its cursor, slower, can do the same. */
export const binding = load();
function load() {
  try {
    const manifest = createRequire(import.meta.url).resolve('tree-sitter/package.json');
    const find = createRequire(manifest)('node-gyp-build');
    const found = find(dirname(manifest));
    const { children, endIndex, walk } = found.NodeMethods;
    return [children, endIndex, walk].every((method) => typeof method === 'function') ? found : null;
  } catch {
    return null;
  }
}
