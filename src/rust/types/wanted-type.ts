import { enclosingImpl } from '../functions/shape.js';
import { declaredFor, signatureOf } from '../functions/signatures.js';
import type { Known } from '../known.js';
import { itemsNamed } from '../names/items-by-name.js';
import { resultsOf } from '../order/ways.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isMap, KNOWN_OWNERS, methodTarget, type Type, typeFromNode } from './types.js';

/** The type that the place of an expression asks for: of a field that it fills, or a parameter that it is for. Null when unknown. */
export function wantedType(expression: Node, known: Known): Type | null {
  const parent = expression.parent;
  switch (parent?.kind) {
    case 'field_initializer':
      return expression.field === 'value'
        ? fieldType(parent, (parent.child('field') ?? parent.child('name'))?.text, known)
        : null;
    case 'shorthand_field_initializer':
      return fieldType(parent, expression.text, known);
    case 'arguments':
      return parent.parent?.kind === 'call_expression'
        ? parameterType(expression, parent.parent, known)
        : null;
    case 'let_declaration':
      return expression.field === 'value' ? typeFromNode(parent.child('type')) : null;
    default:
      return null;
  }
}

/** As `wantedType`, and what the function says that it returns where the expression is what it gives. */
export function wantedOrReturnedType(expression: Node, known: Known): Type | null {
  const wanted = wantedType(expression, known);
  if (wanted) return wanted;
  const fn = enclosingFunction(expression);
  const body = fn?.child('body');
  return body && resultsOf(body).includes(expression) ? typeFromNode(fn!.child('return_type')) : null;
}

function fieldType(initializer: Node, field: string | undefined, known: Known): Type | null {
  const struct = initializer.parent?.parent;
  if (!field || struct?.kind !== 'struct_expression') return null;
  const made = known.typeOf(struct);
  return made && known.declarations.field(made.name, field);
}

/** `Wood` of `Stored::Wood(..)`, as the enum declares it. */
export function heldByVariant(argument: Node, known: Known): Type | null {
  const call = callOfArgument(argument);
  const [, variant] = /(?:^|::)([A-Z]\w*::[A-Z]\w*)$/.exec((call && calledPath(call)) ?? '') ?? [];
  return variant ? known.declarations.field(variant, String(argumentsOf(call!).indexOf(argument))) : null;
}

/** `V` of `rows.insert(key, ..)` where `rows` is a `HashMap<K, V>`, `T` of `rows.push(..)`. */
export function heldByList(argument: Node, known: Known): Type | null {
  const call = callOfArgument(argument);
  const list = call && KEEPS.test(methodOf(call) ?? '') ? known.typeOf(receiverOf(call)) : null;
  const target = list && methodTarget(list);
  if (!target || !KNOWN_OWNERS.has(target.name)) return null;
  return target.args[isMap(target) ? argumentsOf(call!).indexOf(argument) : 0] ?? null;
}

const KEEPS = /^(?:push|push_back|push_front|insert)$/;

function parameterType(argument: Node, call: Node, known: Known): Type | null {
  const declared = declaredFor(argument, call, known);
  const method = methodOf(call);
  if (declared || !method || signatureOf(call, known)) return declared;
  const owner = known.typeOf(receiverOf(call));
  const isStandard = owner && KNOWN_OWNERS.has(methodTarget(owner).name);
  return isStandard ? null : typeInTraits(call, method, argumentsOf(call).indexOf(argument));
}

/** What the traits of the file that have a method of this name ask for; null where they differ. */
function typeInTraits(call: Node, method: string, position: number): Type | null {
  const declared = ['function_signature_item', 'function_item'].flatMap((kind) =>
    itemsNamed(call.tree, kind, method).filter((fn) => enclosingImpl(fn)?.kind === 'trait_item'),
  );
  const asked = declared.map((fn) => {
    const parameters = fn.child('parameters')?.children.filter(({ kind }) => kind === 'parameter') ?? [];
    return parameters[position]?.child('type');
  });
  const [first] = asked;
  return first && asked.every((each) => each?.text === first.text) ? typeFromNode(first) : null;
}

/** Does a place that asks for a value of its own, of a type that is not the caller's to choose, get this one? */
export function isWantedByValue(expression: Node, known: Known): boolean {
  const wanted = wantedType(expression, known);
  return !!wanted && wanted.refs === '' && !isTooOpen(wanted);
}

/** May a reference stand for it as well? */
export function isTooOpen(wanted: Type): boolean {
  return /^(?:[A-Z]\d?|Self|impl|dyn|_)$|::/.test(wanted.name);
}
