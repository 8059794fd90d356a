import { argumentsOf, calledPath, callOfArgument, methodOf } from '../../rust/flow.js';
import { ITERATOR_METHODS, MAYBE_ITERATOR_METHODS } from '../../rust/methods.js';
import { attributesOf, enclosingImpl, functionName, implTrait } from '../../rust/shape.js';
import type { Node } from '../../rust/tree.js';
import { printType, typeFromNode } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'needless-box',
  item: 'allocations',
  summary: 'a heap allocation around something that needs none',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['generic_type', 'call_expression', 'function_item'],
  needs: /\bBox\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'generic_type')
      return (
        boxedContainer(node) ?? boxedElement(node, file) ?? boxedAdapter(node) ?? boxedMapper(node, file)
      );
    return node.kind === 'call_expression' ? boxedClosure(node) : boxedIterator(node);
  },
};

const ON_THE_HEAP = /^(?:Vec|String|HashMap|HashSet|BTreeMap|BTreeSet|VecDeque|PathBuf)$/;

/** `Box<Vec<T>>`: the content is on the heap already. Enum variants and `Option`s may be meant to be one word long. */
function boxedContainer(node: Node): Problem | null {
  const written = typeFromNode(node);
  const inner = written?.args[0];
  if (written?.name !== 'Box' || !inner || inner.refs !== '' || !ON_THE_HEAP.test(inner.name)) return null;
  if (!isOwnChoice(node) || isInsideEnum(node) || node.parent?.kind === 'type_arguments') return null;
  return {
    at: node,
    message: `\`${printType(written)}\` reaches its content through two pointers: a \`${inner.name}\` is on the heap already.`,
    help: `use \`${printType(inner)}\``,
  };
}

/** `Vec<Box<T>>` of a struct of known size: one allocation per element, and no two side by side. */
function boxedElement(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const inner = written?.name === 'Vec' && written.args[0]?.name === 'Box' ? written.args[0].args[0] : null;
  if (inner?.refs !== '' || !isOwnChoice(node) || isInsideEnum(node)) return null;
  if (!file.declarations.fields(inner.name) || /\b(?:NonNull|unsafe|Pin)\b/.test(file.text)) return null;
  return {
    at: node,
    message: `Each \`${inner.name}\` of the \`Vec\` is allocated on its own, and walking over them follows a pointer per element.`,
    help: `use \`Vec<${printType(inner)}>\`: the elements then lie side by side`,
  };
}

/** Neither exported nor dictated by a trait or a foreign interface. */
function isOwnChoice(node: Node): boolean {
  for (const at of node.ancestors()) {
    // In a call or a cast, what takes the value says its type.
    if (at.kind === 'block' || at.kind === 'arguments' || at.kind === 'call_expression') return false;
    if (at.kind === 'field_declaration' || at.kind === 'type_item') {
      if (at.has('visibility_modifier')) return false;
      return !/\b(?:prost|serde|derive_ex|repr)\b/.test(attributesOf(at));
    }
    if (at.kind === 'let_declaration') return true;
    if (at.kind === 'function_item') return !at.has('visibility_modifier') && !implTrait(at);
    if (/^(?:foreign_mod|trait|impl|function_signature)_item$/.test(at.kind)) return false;
  }
  return false;
}

function isInsideEnum(node: Node): boolean {
  for (const at of node.ancestors()) if (at.kind === 'enum_variant') return true;
  return false;
}

const ADAPTERS = /^(?:Map|Filter|FilterMap|FlatMap|TakeWhile|SkipWhile|MapWhile|Inspect)$/;

/** `Map<I, Box<dyn Fn(A) -> B>>`: an indirect call per item. */
function boxedAdapter(node: Node): Problem | null {
  const written = typeFromNode(node);
  if (!written || !ADAPTERS.test(written.name) || written.args.length !== 2) return null;
  const [, closure] = written.args;
  if (closure?.name !== 'Box' || closure.args[0]?.name !== 'dyn' || !isFn(closure.args[0].args[0]?.name))
    return null;
  return {
    at: node,
    message: `The closure of this \`${written.name}\` is boxed: an allocation, and a call through a pointer for each item.`,
    help: 'name the type `fn(A) -> B` where nothing is captured, else make it a type parameter',
  };
}

/** `let mapper: Box<dyn Fn(A) -> B> = ..; iter.map(mapper)` */
function boxedMapper(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const declaration = node.parent;
  if (declaration?.kind !== 'let_declaration' || written?.name !== 'Box' || written.args[0]?.name !== 'dyn')
    return null;
  const [binding] = isFn(written.args[0].args[0]?.name) ? file.localsOf(declaration) : [];
  const [use, ...more] = binding?.uses ?? [];
  const call = use && more.length === 0 ? callOfArgument(use.node) : null;
  const method = call && methodOf(call);
  if (!binding?.whole || !method || !(ITERATOR_METHODS.has(method) || MAYBE_ITERATOR_METHODS.has(method)))
    return null;
  return {
    at: node,
    message: `\`${method}\` takes any closure: the box in \`${binding.name}\` is an allocation, and a call through a pointer for each item.`,
    help: 'name the type `fn(A) -> B` where nothing is captured, lend `&dyn Fn`, or ask the question inside one closure',
  };
}

function isFn(name: string | undefined): boolean {
  return /^Fn(?:Mut|Once)?$/.test(name ?? '');
}

/** `iter.map(Box::new(f))`. */
function boxedClosure(node: Node): Problem | null {
  if (calledPath(node) !== 'Box::new') return null;
  const argument = node.parent?.kind === 'type_cast_expression' ? node.parent : node;
  const call = callOfArgument(argument);
  const method = call && methodOf(call);
  if (!method || !(ITERATOR_METHODS.has(method) || MAYBE_ITERATOR_METHODS.has(method))) return null;
  const inner = argumentsOf(node)[0];
  if (!inner || !/^(?:closure_expression|identifier|scoped_identifier)$/.test(inner.kind)) return null;
  return {
    at: argument,
    message: `\`${method}\` takes any closure: the box around ${quoted(inner)} is an allocation, and a call through a pointer for each item.`,
    help: `pass ${quoted(inner)} itself; where the type must be written down, \`as fn(_) -> _\``,
  };
}

/** A function of one's own that returns `Box<dyn Iterator>` from one place only. */
function boxedIterator(fn: Node): Problem | null {
  const returns = fn.child('return_type');
  const written = typeFromNode(returns);
  if (
    written?.name !== 'Box' ||
    written.args[0]?.name !== 'dyn' ||
    written.args[0].args[0]?.name !== 'Iterator'
  )
    return null;
  const holder = enclosingImpl(fn);
  if (holder?.kind === 'trait_item' || implTrait(fn)) return null;
  const body = fn.child('body');
  const tail = body?.children.at(-1);
  if (!body || tail?.kind !== 'call_expression' || calledPath(tail) !== 'Box::new') return null;
  const name = functionName(fn);
  for (const node of body.descendants()) {
    if (node.kind === 'return_expression' || node.kind === 'macro_invocation') return null;
    // An opaque type can't contain itself.
    if (node.text === name && (node.kind === 'identifier' || node.parent?.child('value')?.kind === 'self'))
      return null;
  }
  if (/boxed|dyn/.test(name) || /\bdyn\b/.test(argumentsOf(tail)[0]?.text ?? '')) return null;
  return {
    at: returns!,
    message: `\`${name}\` always returns the same iterator, yet boxes it: an allocation per call, and a call through a pointer per item.`,
    help: 'return `impl Iterator`, and leave the `Box::new` out',
    // Callers outside may hold several such functions to one type.
    ...(fn.has('visibility_modifier') && { minor: true }),
  };
}
