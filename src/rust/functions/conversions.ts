import type { Known } from '../known.js';
import { functionsNamed } from '../names/items-by-name.js';
import { calledPath, callOfArgument, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from '../types/types.js';
import { wantedType } from '../types/wanted-type.js';
import { implTrait, ownerOf } from './shape.js';

/** The `from` or `try_from` of this file that a value goes through, and what it takes it as. */
export interface Conversion {
  /** Name of the type that is made. */
  into: string;
  call: Node;
  parameter: Node;
  callee: Node;
}

/** `Index::try_from(entry)`, `let index: Index = entry.into();`: of the conversions of this file into that type, the one for values of this type. */
export function conversionOf(value: Node, given: Type, known: Known): Conversion | null {
  const call = conversionCall(value);
  const into = call && targetOf(call, known);
  if (!into) return null;
  const [only, more] = conversionsInto(into, call).filter((each) => takes(each, given.name, ''));
  return only && !more ? { into, call, parameter: parameterOf(only)!, callee: only } : null;
}

/** Does this file have the same conversion for a reference? */
export function convertsReference(into: string, given: Type, value: Node): boolean {
  return conversionsInto(into, value).some((each) => takes(each, given.name, '&'));
}

function conversionCall(value: Node): Node | null {
  const taker = callOfArgument(value);
  if (taker) return /(?:^|::)[A-Z]\w*::(?:try_)?from$/.test(calledPath(taker) ?? '') ? taker : null;
  const asked = methodCalledOn(value);
  return asked && /^(?:try_)?into$/.test(methodOf(asked) ?? '') ? asked : null;
}

function targetOf(call: Node, known: Known): string | null {
  const path = calledPath(call);
  if (path) return path.split('::').at(-2)!;
  const opened = call.parent?.kind === 'try_expression' ? call.parent : call;
  return wantedType(opened, known)?.name ?? null;
}

function conversionsInto(into: string, { tree }: Node): Node[] {
  return ['from', 'try_from']
    .flatMap((name) => functionsNamed(tree, name))
    .filter((fn) => ownerOf(fn) === into && /^(?:Try)?From$/.test(implTrait(fn) ?? ''));
}

function takes(fn: Node, name: string, refs: string): boolean {
  const found = typeFromNode(parameterOf(fn)?.child('type'));
  return found?.name === name && found.refs === refs;
}

function parameterOf(fn: Node): Node | undefined {
  return fn.child('parameters')?.children.find(({ kind }) => kind === 'parameter');
}
