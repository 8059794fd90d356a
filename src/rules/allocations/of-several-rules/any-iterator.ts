import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** A parameter of which nothing is known but that it gives items. */
export function isAnyIterator(source: Node, file: RustFile): boolean {
  const parameter = source.kind === 'identifier' ? file.bindingOf(source) : undefined;
  if (parameter?.kind !== 'parameter') return false;
  const written = typeFromNode(parameter.declaration.child('type'));
  const bound = written && file.functionAt(parameter.declaration)?.types.boundOf(written);
  return /^(?:IntoIterator|ExactSizeIterator|Iterator)$/.test(bound?.name ?? '');
}
