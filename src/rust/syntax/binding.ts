import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type Parser from 'tree-sitter';

/** Numbers that tell one node in `nodeTransferArray`: its id in two, its start in bytes, row, column, alias. */
export const NUMBERS_PER_NODE = 6;
/** Where the start stands among them; a UTF-16 unit has two bytes. */
export const START = 2;

/**
 * What lies below tree-sitter's own nodes: functions that take the node in `nodeTransferArray`, and leave the nodes that they
 * find there. Unlike the nodes made of them they give all children in one call into native code.
 */
export interface Binding {
  /** Another array after a call that found more nodes than it could hold. */
  readonly nodeTransferArray: Uint32Array;
  readonly NodeMethods: {
    /** Symbols of the children; something else in the place of one that somebody holds as a node. */
    children(tree: Parser.Tree): unknown[];
    endIndex(tree: Parser.Tree): number;
    walk(tree: Parser.Tree): Parser.TreeCursor;
  };
}

/** Null when the package no longer holds what is asked for here: its cursor, slower, can do the same. */
export const binding: Binding | null = load();

function load(): Binding | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('tree-sitter/package.json');
    const find = createRequire(manifest)('node-gyp-build') as (folder: string) => Binding;
    const found = find(dirname(manifest));
    const { children, endIndex, walk } = found.NodeMethods;
    return [children, endIndex, walk].every((method) => typeof method === 'function') ? found : null;
  } catch {
    return null;
  }
}
