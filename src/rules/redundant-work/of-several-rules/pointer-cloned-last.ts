import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  calledPath,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isNewPointer } from '../../../rust/types/sharing.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** The `x` of `let x = Arc::new(..)`, of which every use is in sight; a trait object is made of the pointer itself. */
export function pointerMadeBy(declaration: Node, file: RustFile): Binding | null {
  const value = declaration.child('value');
  if (!isNewPointer(value) || /\bdyn\b|^[^<]*$/.test(declaration.child('type')?.text ?? '<')) return null;
  const [binding] = file.localsOf(declaration);
  const isInSight = binding?.whole && binding.uses.length > 0 && !binding.uses.some((use) => use.hidden);
  return isInSight ? binding : null;
}

/** In cold code a last clone of such a pointer is no more than a note, whichever rule it is that tells. */
export function isLastCloneInColdCode(clone: Node, source: Node, file: RustFile): boolean {
  const { declaration } = (source.kind === 'identifier' && file.bindingOf(source)) || {};
  const binding = declaration?.kind === 'let_declaration' ? pointerMadeBy(declaration, file) : null;
  return !!binding && clonedToBeDropped(binding)?.at === clone && file.isCold(clone);
}

/** `let schema = Arc::new(..); scan(schema.clone());` and never again: the clone outlives what it was cloned from. */
export function clonedToBeDropped(binding: Binding): Problem | null {
  const use = binding.uses.at(-1);
  const clone = use ? cloneAt(use.node) : null;
  if (!clone || clone.parent?.kind === 'let_declaration') return null;
  if (
    !binding.uses.slice(0, -1).every(({ node }) => isLookedThrough(node) && !isInSameStatement(node, clone))
  )
    return null;
  if (enclosingLoop(clone)?.body !== enclosingLoop(binding.node)?.body) return null;
  if (enclosingClosure(clone) !== enclosingClosure(binding.node)) return null;
  return {
    at: clone,
    message: `${quoted(clone)} is the last that is done with \`${binding.name}\`: its counter goes up and down for nothing.`,
    help: `hand over \`${binding.name}\` itself`,
  };
}

function isInSameStatement(node: Node, clone: Node): boolean {
  return statementOf(clone).contains(node);
}

/** The whole `x.clone()` or `Arc::clone(&x)` around a name. */
export function cloneAt(name: Node): Node | null {
  const field = name.parent;
  if (nextMethod(name) === 'clone') return methodCalledOn(name);
  const call = field?.kind === 'reference_expression' ? field.parent?.parent : null;
  return call?.kind === 'call_expression' && /(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(call) ?? '')
    ? call
    : null;
}

/** Lent, dereferenced, indexed, or a method of what it points at called. */
export function isLookedThrough(name: Node): boolean {
  const parent = name.parent!;
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  if (parent.kind === 'reference_expression') return !parent.has('mutable_specifier') && isLent(parent);
  if (parent.kind === 'index_expression') return parent.children[0] === name;
  if (parent.kind !== 'field_expression') return false;
  const call = parent.parent;
  return !(
    call &&
    receiverOf(call) === name &&
    /^(?:clone|into|downgrade|to_owned)$/.test(methodOf(call) ?? '')
  );
}

function isLent(reference: Node): boolean {
  const call = reference.parent?.kind === 'arguments' ? reference.parent.parent : null;
  return !!call && !/(?:^|::)(?:Arc|Rc)::/.test(calledPath(call) ?? '');
}
