import { isExported } from '../../../rust/functions/api.js';
import { callsInFile } from '../../../rust/functions/callees.js';
import { enclosingImpl, implTrait } from '../../../rust/functions/shape.js';
import { argumentsOf, calledPath, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { ITERATOR_METHODS, MAYBE_ITERATOR_METHODS } from '../../../rust/types/methods.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

const ADAPTERS = /^(?:Map|Filter|FilterMap|FlatMap|TakeWhile|SkipWhile|MapWhile|Inspect)$/;

/** `Map<I, Box<dyn Fn(A) -> B>>`: an indirect call per item. */
export function boxedAdapter(node: Node): Problem | null {
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
export function boxedMapper(node: Node, file: RustFile): Problem | null {
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
export function boxedClosure(node: Node, file: RustFile): Problem | null {
  if (calledPath(node) !== 'Box::new') return null;
  const argument = node.parent?.kind === 'type_cast_expression' ? node.parent : node;
  const call = takerOf(argument, file);
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

/** The call that is given a value, also by way of a name. A type that is written beside the name is another's to judge. */
function takerOf(value: Node, file: RustFile): Node | null {
  const holder = value.parent?.kind === 'let_declaration' ? value.parent : null;
  if (!holder) return callOfArgument(value);
  const [binding] = holder.child('type') ? [] : file.localsOf(holder);
  const [use, more] = binding?.uses ?? [];
  return binding?.whole && use && !more && !use.hidden ? callOfArgument(use.node) : null;
}

/** `fn visit(nodes: &[Node], on_leaf: Box<dyn Fn(&Leaf) -> bool>)` of one's own that only calls it. */
export function boxedParameter(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const parameter = node.parent;
  if (parameter?.kind !== 'parameter' || written?.name !== 'Box' || !isFn(written.args[0]?.args[0]?.name))
    return null;
  const fn = parameter.parent?.parent;
  if (fn?.kind !== 'function_item' || isExported(fn) || implTrait(fn)) return null;
  if (enclosingImpl(fn)?.kind === 'trait_item') return null;
  const [binding] = file.localsOf(parameter);
  if (!binding?.whole || binding.uses.length === 0) return null;
  if (
    !binding.uses.every(({ node: use }) => use.field === 'function' && use.parent?.kind === 'call_expression')
  )
    return null;
  if (isGivenBoxes(fn, parameter, file) || isMadeOnceForAll(fn, file)) return null;
  return {
    at: node,
    message: `\`${binding.name}\` is only called, yet every caller has to box it: an allocation, and a call through a pointer each time.`,
    help: TAKEN_UNBOXED[written.args[0]!.args[0]!.name]!,
  };
}

const TAKEN_UNBOXED: Readonly<Record<string, string>> = {
  Fn: 'take `impl Fn(..)` or `&dyn Fn(..)`',
  FnMut: 'take `impl FnMut(..)` or `&mut dyn FnMut(..)`',
  FnOnce: 'take `impl FnOnce(..)`',
};

/** `pub fn show(self, add: impl FnOnce(&mut Ui)) { self.show_dyn(Box::new(add)) }`: a large body is compiled once, whatever closures there are. */
function isMadeOnceForAll(fn: Node, file: RustFile): boolean {
  return callsInFile(fn, file).some((call) => argumentsOf(call).some((given) => isOwnClosure(given, file)));
}

/** `Box::new(add)` of a parameter whose type the caller chooses. */
function isOwnClosure(given: Node, file: RustFile): boolean {
  const [name] = calledPath(given) === 'Box::new' ? argumentsOf(given) : [];
  const parameter = name?.kind === 'identifier' ? file.bindingOf(name)?.declaration : undefined;
  const type = parameter?.kind === 'parameter' ? parameter.child('type') : undefined;
  return !!type && (type.kind === 'abstract_type' || isTypeParameter(typeFromNode(type), given));
}

/** `build(self.source, self.fetch)`: every caller hands on a box that it was given itself. */
function isGivenBoxes(fn: Node, parameter: Node, file: RustFile): boolean {
  const position = parameter.parent!.children.filter(({ kind }) => kind === 'parameter').indexOf(parameter);
  const calls = callsInFile(fn, file);
  return calls.length > 0 && calls.every((call) => argumentsOf(call)[position]?.kind === 'field_expression');
}
