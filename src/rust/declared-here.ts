import type { Signature } from './declarations.js';
import { calledPath, methodOf, receiverOf } from './flow.js';
import { functionsNamed } from './items-by-name.js';
import type { Known } from './places.js';
import { enclosingImpl } from './shape.js';
import type { Node } from './tree.js';
import { methodTarget, typeFromNode } from './types.js';

/** The function of the same file that a call runs; null where it is declared elsewhere or the name is not enough to tell. */
export function declaredHere(call: Node): Node | null {
  const path = calledPath(call);
  const method = methodOf(call);
  const name = path ? path.split('::').at(-1)! : method;
  const candidates = name ? functionsNamed(call.tree, name) : [];
  if (method) {
    const own = receiverOf(call)?.kind === 'self' ? candidates.filter((fn) => sharesOwner(fn, call)) : [];
    return own.length === 1 ? own[0]! : null;
  }
  const owner = path?.split('::').at(-2);
  const found = candidates.filter((fn) => {
    const type = ownerOf(fn);
    if (!owner) return type === null;
    return owner === 'Self' ? sharesOwner(fn, call) : type === owner;
  });
  return found.length === 1 ? found[0]! : null;
}

/** The one method of this file that a call runs on a value of a known type. */
export function methodDeclaredHere(call: Node, typeName: string): Node | null {
  const named = functionsNamed(call.tree, methodOf(call) ?? '');
  const own = named.filter((fn) => ownerOf(fn) === typeName);
  return own.length === 1 ? own[0]! : null;
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

function sharesOwner(fn: Node, call: Node): boolean {
  const owner = ownerOf(fn);
  for (const at of call.ancestors())
    if (at.kind === 'function_item') return owner !== null && owner === ownerOf(at);
  return false;
}
