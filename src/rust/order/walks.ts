import type { Known } from '../known.js';
import { callOfParameter } from '../names/bound-to.js';
import type { Binding } from '../names/scopes.js';
import { valueOfSingleUse } from '../ownership/single-use.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { ITERATOR_SOURCES } from '../types/methods.js';
import { enclosingLoop, isIteratorChain, type Loop } from './loops.js';
import { walkedByWhile } from './while-loops.js';

/** Goes over items one after the other: a `for`, a `for_each` with its closure, or a `while let` that asks an iterator of its own. */
export interface Walk extends Loop {
  /** What binds the names of the pattern. */
  binder: Node;
  /** Of an item. */
  pattern: Node;
  /** What is walked, without an `into_iter` around it, which `for` writes by itself. */
  source: Node;
}

/** The walk that an expression is; null for anything else. */
export function walkOf(node: Node, known: Known): Walk | null {
  if (node.kind === 'for_expression') return walkOfFor(node, known);
  if (node.kind === 'while_expression') return walkOfWhile(node, known);
  return methodOf(node) === 'for_each' ? walkOfClosure(node, known) : null;
}

/** The walk whose turns bind this name; null for any other name. */
export function walkBinding(binding: Binding | undefined, known: Known): Walk | null {
  if (!binding) return null;
  if (binding.kind === 'for') return walkOf(binding.declaration, known);
  if (binding.kind === 'closure-parameter') {
    const call = callOfParameter(binding);
    return call && walkOf(call, known);
  }
  const loop = binding.declaration.kind === 'let_condition' ? binding.declaration.parent : null;
  return loop?.kind === 'while_expression' ? walkOf(loop, known) : null;
}

/** Is it the item of each turn, as it is or behind a `&` of the pattern? */
export function isItemOf(walk: Walk, name: Node, known: Known): boolean {
  const binding = name.kind === 'identifier' ? known.bindingOf(name) : undefined;
  if (binding?.declaration !== walk.binder) return false;
  const { pattern } = walk;
  const bare = /^(?:mut|reference)_pattern$/.test(pattern.kind) ? pattern.children.at(-1) : pattern;
  return bare === binding.node;
}

function walkOfFor(node: Node, known: Known): Walk | null {
  const [value, pattern, body] = [node.child('value'), node.child('pattern'), node.child('body')];
  if (!value || !pattern || !body) return null;
  const source = withoutIntoIter(chainBehind(value, known));
  return { word: 'for', node, body, binder: node, pattern, source };
}

function walkOfClosure(node: Node, known: Known): Walk | null {
  const [closure, more] = argumentsOf(node);
  const [parameter, another] = closure?.child('parameters')?.children ?? [];
  const body = closure?.child('body');
  if (closure?.kind !== 'closure_expression' || more || !parameter || another || !body) return null;
  const given = chainBehind(receiverOf(node)!, known);
  if (!isIterator(given) || body.kind === 'async_block') return null;
  const isTyped = parameter.kind === 'parameter';
  const pattern = isTyped ? parameter.child('pattern') : parameter;
  if (!pattern) return null;
  const source = withoutIntoIter(given);
  return { word: 'for_each', node, body, binder: isTyped ? parameter : closure, pattern, source };
}

/** `let mut rest = rows.iter(); while let Some(row) = rest.next() { .. }`, where nothing else asks `rest`. */
function walkOfWhile(node: Node, known: Known): Walk | null {
  const walked = walkedByWhile(node);
  const binding = walked && known.bindingOf(walked);
  const body = node.child('body');
  if (binding?.kind !== 'let' || !binding.whole || binding.uses.length !== 1 || !binding.value || !body)
    return null;
  const outer = enclosingLoop(node);
  if (!isIterator(binding.value) || (outer && !outer.body.contains(binding.node))) return null;
  const binder = node.child('condition')!;
  const pattern = binder.child('pattern')!.children.at(-1)!;
  return { word: 'while', node, body, binder, pattern, source: withoutIntoIter(binding.value) };
}

/** On several threads it is another matter. */
function isIterator(given: Node): boolean {
  const isGiven = isIteratorChain(given) || ITERATOR_SOURCES.has(methodOf(given) ?? '');
  return isGiven && !/\b(?:par_|into_par_)/.test(given.text);
}

/** `let rest = rows.iter().skip(1); for row in rest { .. }`: the chain behind a name that nothing else asks. */
function chainBehind(source: Node, known: Known): Node {
  const value = valueOfSingleUse(source, known);
  return value && isIterator(value) ? value : source;
}

function withoutIntoIter(source: Node): Node {
  let at = source;
  while (methodOf(at) === 'into_iter' || at.kind === 'parenthesized_expression')
    at = at.kind === 'parenthesized_expression' ? at.children[0]! : receiverOf(at)!;
  return at;
}
