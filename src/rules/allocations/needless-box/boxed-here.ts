import { emptyContainer } from '../../../rust/cost/containers.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const BOXES = /\bBox\s*(?:::\s*<.*>)?::\s*(?:new|from|default|from_iter|pin)\b/;

/**
 * Is it this code that boxes what the type is written for? What comes out of another's call (`let certificates: Box<Vec<Certificate>> =
 * identity.downcast()?`) comes as it is.
 */
export function isBoxedHere(written: Node, file: RustFile): boolean {
  for (const at of written.ancestors()) {
    if (at.kind === 'let_declaration') return isMadeBoxed(at);
    if (/^(?:field_declaration|type_item|function_item)$/.test(at.kind)) break;
  }
  return !file.hasText(/\.downcast(?:::|\()/) || file.hasText(BOXES);
}

function isMadeBoxed(declaration: Node): boolean {
  const value = declaration.child('value');
  // What is filled later is boxed there.
  const made = value && !emptyContainer(value, null) ? value : enclosingFunction(declaration);
  return !!made && (BOXES.test(made.text) || /\.into\(\)$/.test(value?.text ?? ''));
}
