import type { Known } from '../known.js';
import { functionsNamed } from '../names/items-by-name.js';
import { calledPath, calleeName, enclosingFunction, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { methodTarget } from '../types/types.js';
import { isNamedByAttribute } from './named-as-value.js';
import { enclosingImpl, implTrait, isReadByMacro, ownerOf } from './shape.js';

/** The function of the same file that a call runs; null where it is declared elsewhere or names and types are not enough to tell. */
export function functionCalled(call: Node, known: Known): Node | null {
  const receiver = receiverOf(call);
  if (!receiver || receiver.kind === 'self') return functionCalledByName(call);
  const found = known.typeOf(receiver);
  const owner = found && methodTarget(found).name;
  return owner && !/^(impl|dyn|_)$/.test(owner) ? onlyFunction(call.tree, calleeName(call), owner) : null;
}

/** The same by names alone: of methods, only those of `self` are told. */
export function functionCalledByName(call: Node): Node | null {
  const owner = ownerByName(call);
  return owner === null ? null : onlyFunction(call.tree, calleeName(call), owner);
}

/** The same, of functions that no trait fixes the signature of. */
export function calleeOutsideTraits(call: Node, known: Known): Node | null {
  const fn = functionCalled(call, known);
  return fn && !isFixedByTrait(fn) ? fn : null;
}

export function isFixedByTrait(fn: Node): boolean {
  return implTrait(fn) !== null || enclosingImpl(fn)?.kind === 'trait_item';
}

/** Neither part of the crate's interface nor fixed by a trait or a macro. */
export function isFreeToChange(fn: Node): boolean {
  if (fn.ofKind('visibility_modifier')?.text === 'pub' || fn.ofKind('function_modifiers')?.has('async'))
    return false;
  return !isFixedByTrait(fn) && !isReadByMacro(fn) && !isNamedByAttribute(fn);
}

/** Name of the type whose function is called, '' of a free function, null where it is not known. */
function ownerByName(call: Node): string | null {
  if (methodOf(call)) return receiverOf(call)?.kind === 'self' ? ownerAround(call) : null;
  const path = calledPath(call)?.replace(/::<.*>(?=::)/, '');
  if (!path) return null;
  const [owner = '', ...modules] = path.split('::').reverse().slice(1);
  // `v1::Connector::new(..)` is not the `Connector` that stands here.
  if (modules.some((module) => module !== 'self')) return null;
  if (owner === '' || owner === 'self') return '';
  if (owner === 'Self') return ownerAround(call);
  return /^[A-Z]/.test(owner) ? owner : null;
}

function ownerAround(call: Node): string | null {
  const fn = enclosingFunction(call);
  return (fn && ownerOf(fn)) || null;
}

type ByOwner = ReadonlyMap<string, readonly Node[]>;

const KNOWN = new TreeMemo<Map<string, ByOwner>>();

function onlyFunction(tree: SyntaxTree, name: string, owner: string): Node | null {
  const names = KNOWN.of(tree, () => new Map());
  let owners = names.get(name);
  if (!owners) {
    owners = byOwner(functionsNamed(tree, name));
    names.set(name, owners);
  }
  const found = owners.get(owner) ?? [];
  return found.length === 1 ? found[0]! : null;
}

function byOwner(functions: readonly Node[]): ByOwner {
  const owners = new Map<string, Node[]>();
  for (const fn of functions) {
    const owner = ownerOf(fn);
    const known = owners.get(owner);
    if (known) known.push(fn);
    else owners.set(owner, [fn]);
  }
  return owners;
}
