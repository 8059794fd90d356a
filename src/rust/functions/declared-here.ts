import type { Signature } from '../names/declarations.js';
import { functionsNamed } from '../names/items-by-name.js';
import type { Known } from '../ownership/places.js';
import { calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { methodTarget, typeFromNode } from '../types/types.js';
import { enclosingImpl } from './shape.js';

/** The function of the same file that a call runs; null where it is declared elsewhere or the name is not enough to tell. */
export function declaredHere(call: Node): Node | null {
  const method = methodOf(call);
  if (method) return receiverOf(call)?.kind === 'self' ? ofOwnType(call, method) : null;
  const [name, owner] = calledPath(call)?.split('::').reverse() ?? [];
  if (!name) return null;
  return owner === 'Self' ? ofOwnType(call, name) : onlyFunction(call.tree, name, owner ?? null);
}

function ofOwnType(call: Node, name: string): Node | null {
  return onlyFunction(call.tree, name, ownerAround(call) ?? NO_OWNER);
}

/** The one method of this file that a call runs on a value of a known type. */
function methodDeclaredHere(call: Node, typeName: string): Node | null {
  return onlyFunction(call.tree, methodOf(call) ?? '', typeName);
}

/** The body that a call runs: of a function of this file, or of a method where the type of what it is called on is known. */
export function bodyRun(call: Node, known: Known): Node | undefined {
  const here = declaredHere(call);
  if (here || !methodOf(call)) return here?.child('body');
  const found = known.typeOf(receiverOf(call));
  return (found && methodDeclaredHere(call, methodTarget(found).name))?.child('body');
}

/** What the repository declares of the function that a call runs, where its type and name tell which. */
export function declaredAnywhere(call: Node, known: Known): Signature | null {
  const method = methodOf(call);
  const [name = '', owner = ''] = (calledPath(call) ?? '').split('::').reverse();
  if (!method)
    return /^[A-Z]/.test(owner) ? known.declarations.method(owner, name) : known.declarations.function(name);
  const found = known.typeOf(receiverOf(call));
  return found && known.declarations.method(methodTarget(found).name, method);
}

function ownerOf(fn: Node): string | null {
  const holder = enclosingImpl(fn);
  return (holder && typeFromNode(holder.child('type') ?? holder.child('name'))?.name) ?? null;
}

/** No type is called so. */
const NO_OWNER = '';

/** The type that the function around a call belongs to. */
function ownerAround(call: Node): string | null {
  for (const at of call.ancestors()) if (at.kind === 'function_item') return ownerOf(at);
  return null;
}

type ByOwner = ReadonlyMap<string | null, readonly Node[]>;

const KNOWN = new TreeMemo<Map<string, ByOwner>>();

function onlyFunction(tree: SyntaxTree, name: string, owner: string | null): Node | null {
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
  const owners = new Map<string | null, Node[]>();
  for (const fn of functions) {
    const owner = ownerOf(fn);
    const known = owners.get(owner);
    if (known) known.push(fn);
    else owners.set(owner, [fn]);
  }
  return owners;
}
