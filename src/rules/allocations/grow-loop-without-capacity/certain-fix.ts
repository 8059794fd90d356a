import type { KnownLength } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { rootOf } from '../../../rust/ownership/places.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';
import type { Fix } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** Certain where the constructor has a twin with a capacity, and the collection stands ready when it is made. */
export function certainFix(
  value: Node,
  made: Type,
  length: KnownLength,
  binding: Binding,
  file: RustFile,
): { fix?: Fix } {
  const { base, text } = length;
  if (!base || !text || !/^(?:Vec|VecDeque|HashMap|HashSet|String)$/.test(made.name)) return {};
  if (!/^(?:(?:Vec|VecDeque|HashMap|HashSet|String)::new\(\)|vec!\[\])$/.test(value.text)) return {};
  const found = file.typeOf(base);
  const root = rootOf(base);
  const source = root && file.bindingOf(root);
  if (!found || !source || source.node.start > binding.node.start) return {};
  if (source.kind === 'for' || source.kind === 'match') return {};
  if (
    file
      .usesOf(source)
      .some(
        (use) =>
          use.effect !== 'read' && use.use.node.start > binding.node.start && use.use.node.start < base.start,
      )
  )
    return {};
  const owner = value.kind === 'macro_call' ? 'Vec' : value.child('function')!.child('path')!.text;
  return { fix: { start: value.start, end: value.end, text: `${owner}::with_capacity(${text})` } };
}
