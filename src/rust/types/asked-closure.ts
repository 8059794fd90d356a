import { functionCalledByName } from '../functions/function-called.js';
import { enclosingImpl } from '../functions/shape.js';
import { itemsNamed } from '../names/items-by-name.js';
import { argumentsOf, callOfArgument, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from './types.js';

/** What a parameter of a closure is by the function or the struct of the same file that the closure is given to; null where they don't say. */
export function askedOfClosure(closure: Node, position: number): Type | null {
  const taker = takerOf(closure);
  const called = taker && callableIn(taker.asked, taker.item);
  const parameter = called?.child('parameters')?.children[position];
  const written = parameter?.kind === 'parameter' ? parameter.child('type') : parameter;
  if (!written || namesParameterOf(taker!.item, written)) return null;
  return typeFromNode(written);
}

interface Taker {
  /** The type of the parameter or field that gets the closure. */
  asked: Node;
  item: Node;
}

function takerOf(closure: Node): Taker | null {
  if (closure.parent?.kind === 'field_initializer') return fieldFor(closure.parent);
  const call = callOfArgument(closure);
  const item = call && functionCalledByName(call);
  if (!item) return null;
  const parameters = item.child('parameters')?.children.filter((each) => /parameter$/.test(each.kind)) ?? [];
  const own = parameters[0]?.kind === 'self_parameter' && methodOf(call) ? 1 : 0;
  const asked = parameters[argumentsOf(call).indexOf(closure) + own]?.child('type');
  return asked ? { asked, item } : null;
}

function fieldFor(initializer: Node): Taker | null {
  const made = initializer.parent?.parent;
  const name = made?.kind === 'struct_expression' ? typeFromNode(made.child('name'))?.name : undefined;
  const [item, more] = name ? itemsNamed(initializer.tree, 'struct_item', name) : [];
  const field = initializer.child('field')?.text ?? initializer.child('name')?.text;
  const asked = item
    ?.child('body')
    ?.children.find((each) => each.child('name')?.text === field)
    ?.child('type');
  return item && asked && !more ? { asked, item } : null;
}

/** `FnMut(A, B)` of `impl FnMut(A, B)`, `&mut dyn FnMut(A, B)`, `fn(A, B)`, and of a `F` that is bounded so. */
function callableIn(asked: Node, item: Node): Node | null {
  let at: Node | undefined = asked.kind === 'reference_type' ? asked.child('type') : asked;
  if (/^(?:abstract|dynamic)_type$/.test(at?.kind ?? '')) at = at!.child('trait');
  if (at?.kind === 'bounded_type') at = at.children[0];
  if (at?.kind === 'abstract_type' || at?.kind === 'dynamic_type') at = at.child('trait');
  if (at?.kind === 'higher_ranked_trait_bound') at = at.child('type');
  if (at?.kind === 'type_identifier') at = boundOf(at.text, item);
  return at?.kind === 'function_type' ? at : null;
}

function boundOf(name: string, item: Node): Node | undefined {
  const declared = (item.child('type_parameters')?.children ?? []).find(
    (each) => each.child('name')?.text === name,
  );
  const stated = (item.ofKind('where_clause')?.children ?? []).find(
    (each) => each.child('left')?.text === name,
  );
  for (const bounds of [declared?.child('bounds'), stated?.child('bounds')])
    for (const bound of bounds?.children ?? []) {
      const callable = bound.kind === 'higher_ranked_trait_bound' ? bound.child('type') : bound;
      if (callable?.kind === 'function_type') return callable;
    }
  return undefined;
}

/** What the caller may choose says nothing; nor does a type of the item's own. */
function namesParameterOf(item: Node, written: Node): boolean {
  const own = new Set(['Self']);
  for (const holder of [item, enclosingImpl(item)])
    for (const each of holder?.child('type_parameters')?.children ?? [])
      own.add(each.child('name')?.text ?? '');
  for (const node of [written, ...written.descendants()]) {
    if (node.kind === 'abstract_type') return true;
    if (node.kind === 'type_identifier' && own.has(node.text)) return true;
    if (node.kind === 'scoped_type_identifier' && !/^[a-z]/.test(node.text)) return true;
  }
  return false;
}
