import { calledPath, methodOf, receiverOf } from './flow.js';
import { enclosingImpl } from './shape.js';
import type { Node, SyntaxTree } from './tree.js';
import { typeFromNode } from './types.js';

const KNOWN = new WeakMap<SyntaxTree, Map<string, Node[]>>();

/** The function of the same file that a call runs; null where it is declared elsewhere or the name is not enough to tell. */
export function declaredHere(call: Node): Node | null {
  const path = calledPath(call);
  const method = methodOf(call);
  const name = path ? path.split('::').at(-1)! : method;
  const candidates = name ? (functionsByName(call.tree).get(name) ?? []) : [];
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
  const named = functionsByName(call.tree).get(methodOf(call) ?? '') ?? [];
  const own = named.filter((fn) => ownerOf(fn) === typeName);
  return own.length === 1 ? own[0]! : null;
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

/** Functions of the file by name, in its order. */
export function functionsByName(tree: SyntaxTree): ReadonlyMap<string, readonly Node[]> {
  const known = KNOWN.get(tree);
  if (known) return known;
  const functions = new Map<string, Node[]>();
  for (const node of tree.root.descendantsOfKind('function_item')) {
    const name = node.child('name')?.text ?? '';
    const alike = functions.get(name);
    if (alike) alike.push(node);
    else functions.set(name, [node]);
  }
  KNOWN.set(tree, functions);
  return functions;
}
