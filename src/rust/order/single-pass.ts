import { functionCalledByName } from '../functions/function-called.js';
import { declaredFor } from '../functions/signatures.js';
import type { Known } from '../known.js';
import { ownsEverything } from '../ownership/owns-everything.js';
import { enclosingClosure } from '../ownership/uses.js';
import { withBorrow } from '../syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  lineOfName,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { CLONING_METHODS } from '../types/methods.js';
import type { Type } from '../types/types.js';
import { wantedOrReturnedType } from '../types/wanted-type.js';
import { callsOfChain, consumedBy } from './collects.js';
import { isListOfReferences } from './list-of-references.js';
import { writtenLoops } from './loops.js';

/** One walk over all items of a list, which an iterator would allow as well. */
export interface Pass {
  kind: 'loop' | 'chain' | 'argument';
  /** Where the items are looked at; the source must stay the same until its end. */
  node: Node;
  word: string;
}

/** Taken from both ends, asked for its length or shared out: an iterator may not be able to. What `sorted` of itertools sorts, it collects itself. */
const NEEDS_A_LIST =
  /^(?:rev|len|windows|chunks|chunks_exact|par_iter|into_par_iter|rchunks|sort(?!ed)\w*|rposition|cycle)$/;
/** An iterator ready to be handed on by value. */
const OF_ITS_OWN = /^(?:into_iter|cloned|copied|drain)$/;

/**
 * What one use of a list is, when all it does is to go over the items once and to the end. `made` is where the list came to be: the
 * name that it was bound to, or the expression that made it.
 */
export function singlePass(use: Node, made: Node, known: Known): Pass | null {
  if (enclosingClosure(use) !== enclosingClosure(made)) return null;
  const source = withBorrow(use);
  const loop = source.parent?.kind === 'for_expression' && source.field === 'value' ? source.parent : null;
  if (loop) return inLoop(loop, made, source !== use, known);
  const call = methodCalledOn(use);
  if (call) return inChain(call, made, known);
  return source === use ? asArgument(use, made, known) : null;
}

const VALUES_OF_THEIR_OWN =
  /^(?:block|\w+_statement|\w+_declaration|closure_expression|unary_expression|binary_expression)$/;

/** Handed on as it is, or made a part of something that is: pushed, returned, wrapped, stored. */
function isKept(name: Node): boolean {
  for (let at = name; at.parent && !VALUES_OF_THEIR_OWN.test(at.kind); at = at.parent) {
    if (isHandedOn(at)) return true;
    if (CLONING_METHODS.has(methodOf(at) ?? '')) return false;
  }
  return false;
}

function isHandedOn(name: Node): boolean {
  const parent = name.parent!;
  if (parent.kind === 'arguments') {
    const call = parent.parent!;
    if (call.kind === 'macro_call') return call.macro === 'vec';
    return /(?:^|::)(?:push\w*|insert|or_insert|entry|extend|append|Some|Ok|chain|once|replace|send|(?:set|put|add|bind|register|attach)(?:_\w+)?)$/.test(
      methodOf(call) ?? calledPath(call) ?? '',
    );
  }
  return /^(?:field_initializer|shorthand_field_initializer|return_expression|break_expression|tuple_expression|array_expression|assignment_expression|struct_expression)$/.test(
    parent.kind,
  );
}

/** `pointers.push(name.as_ptr())`: the items have to stay where they are as long as somebody has their addresses. */
const KEEPS_ADDRESS = /\.as_(?:mut_)?ptr\(|\bas \*(?:const|mut)\b|&raw\b|\baddr_of(?:_mut)?!/;

function inLoop(loop: Node, made: Node, borrowed: boolean, known: Known): Pass | null {
  const body = loop.child('body')?.text ?? '';
  if (repeats(loop, made) || /\.await\b/.test(body) || KEEPS_ADDRESS.test(body)) return null;
  // Items that the loop borrows from the list must stay where they are if something keeps them.
  if (borrowed && known.localsOf(loop).some((item) => item.uses.some((use) => isKept(use.node)))) return null;
  return { kind: 'loop', node: loop, word: `by the \`for\` on line ${loop.line}` };
}

function inChain(first: Node, made: Node, known: Known): Pass | null {
  const method = methodOf(first) ?? '';
  if (!/^(?:into_iter|iter|drain)$/.test(method)) return null;
  const top = topOfChain(first);
  if (namesBadMethod(top) || KEEPS_ADDRESS.test(top.text)) return null;
  const borrowed = method === 'iter' && !/\.(?:cloned|copied)\(\)/.test(top.text);
  if (top.parent?.kind === 'for_expression' && top.field === 'value')
    return inLoop(top.parent, made, borrowed, known);
  const end = consumedBy(first);
  if (!end && top === first && method === 'into_iter' && top.parent?.kind === 'let_declaration')
    return stepByStep(top.parent, made, known);
  if (!end || end === first) return handedOn(first, top, made, known);
  if (repeats(end, made)) return null;
  if (
    borrowed &&
    !/^(?:any|all|sum|count|for_each|fold|position)$/.test(methodOf(end)!) &&
    !givesItsOwn(end, known) &&
    !holdsCopies(receiverOf(first)!, known) &&
    !isListOfReferences(receiverOf(first)!, known)
  )
    return null;
  return { kind: 'chain', node: end, word: `by \`${methodOf(end)}\` on line ${lineOfName(end)}` };
}

/** `*sizes.iter().max().unwrap_or(&0)` of a `Vec<usize>`: a number is as good as a reference to it. */
function holdsCopies(list: Node, known: Known): boolean {
  const [element] = known.typeOf(list)?.args ?? [];
  return !!element && element.refs === '' && known.isCopy(element) === true;
}

/** `let shifted: Vec<f32> = scaled.iter().map(|v| v + 1.0).collect();`: nothing of what comes out lends from the list. */
function givesItsOwn(end: Node, known: Known): boolean {
  const declaration = end.parent?.kind === 'let_declaration' ? end.parent : null;
  const [name] = declaration ? known.localsOf(declaration) : [];
  const found =
    (name?.whole ? known.typeOf(name.uses[0]?.node) : null) ?? known.typeOf(end) ?? wantedOf(end, known);
  return !!found && isWhollyKnown(found) && ownsEverything(found, known);
}

/** `Ok(rows.iter().map(..).collect())` in a function that says what it returns. */
function wantedOf(end: Node, known: Known): Type | null {
  const wrapper = callOfArgument(end);
  if (!wrapper || !/^(?:Ok|Some)$/.test(calledPath(wrapper) ?? '')) return wantedOrReturnedType(end, known);
  const outer = wantedOrReturnedType(wrapper, known);
  return (outer && /^(?:\w*Result|Option)$/.test(outer.name) && outer.args[0]) || null;
}

function isWhollyKnown(found: Type): boolean {
  return found.name !== '_' && found.args.every(isWhollyKnown);
}

/** `let mut parts = list.into_iter(); let name = parts.next();`: any iterator can be asked for one item after the other. */
function stepByStep(declaration: Node, made: Node, known: Known): Pass | null {
  const [walk] = known.localsOf(declaration);
  if (!walk?.whole || walk.uses.length === 0 || repeats(declaration, made)) return null;
  for (const { node, hidden } of walk.uses) {
    const call = methodCalledOn(node);
    const isWalked = node.parent?.kind === 'for_expression' && node.field === 'value';
    if (hidden || enclosingClosure(node) !== enclosingClosure(made)) return null;
    if (!isWalked && !(call && STEPS.test(methodOf(call) ?? '') && !repeats(call, declaration))) return null;
  }
  const last = walk.uses.at(-1)!.node;
  const node = last.parent!.kind === 'for_expression' ? last.parent! : topOfChain(methodCalledOn(last)!);
  return { kind: 'chain', node, word: `item by item from line ${declaration.line} on` };
}

const STEPS = /^(?:next|nth|by_ref|any|all|find|position|for_each|map|filter|count|sum|fold|collect)$/;

/** Is one use of a list that was lent a walk over its items, whatever it then does with each? */
export function borrowedPass(use: Node, made: Node, known: Known): boolean {
  if (enclosingClosure(use) !== enclosingClosure(made)) return false;
  if (use.parent?.kind === 'for_expression' && use.field === 'value') return true;
  const first = methodCalledOn(use);
  if (!first || !/^(?:into_iter|iter)$/.test(methodOf(first) ?? '')) return false;
  const top = topOfChain(first);
  if (namesBadMethod(top)) return false;
  if (consumedBy(first) !== null) return true;
  const taker = callOfArgument(top);
  return (
    (top.parent?.kind === 'for_expression' && top.field === 'value') ||
    (!!taker && takesIterator(taker, top, known))
  );
}

/** The last call of the method chain that starts with this one. */
function topOfChain(first: Node): Node {
  let at = first;
  for (;;) {
    const call: Node | null = methodCalledOn(at);
    if (!call) return at;
    at = call;
  }
}

function namesBadMethod(end: Node): boolean {
  for (const call of callsOfChain(end)) if (NEEDS_A_LIST.test(methodOf(call) ?? '')) return true;
  return false;
}

/** `f(list.into_iter().map(..))`: what takes this iterator takes another one as well. */
function handedOn(first: Node, top: Node, made: Node, known: Known): Pass | null {
  const call = callOfArgument(top);
  if (!call || repeats(call, made)) return null;
  if (methodOf(first) === 'iter' && !(first !== top && OF_ITS_OWN.test(methodOf(top) ?? ''))) return null;
  if (!takesIterator(call, top, known) && !mayTakeIterator(call, first, top)) return null;
  return { kind: 'argument', node: call, word: `by \`${methodOf(call) ?? calledPath(call)}\`` };
}

/** Who writes `into_iter()` in an argument does so because any iterator is asked for. */
function mayTakeIterator(call: Node, first: Node, top: Node): boolean {
  if (methodOf(first) !== 'into_iter' || first !== top) return false;
  return functionCalledByName(call) === null && /^[a-z]/.test(calleeName(call));
}

/** `other.extend(list)`, `HashSet::from_iter(list)`. */
function asArgument(use: Node, made: Node, known: Known): Pass | null {
  const call = callOfArgument(use);
  if (!call || repeats(call, made)) return null;
  return takesIterator(call, use, known)
    ? { kind: 'argument', node: call, word: `by \`${methodOf(call) ?? calledPath(call)}\`` }
    : null;
}

const TAKING_METHODS = /^(?:extend|chain|zip|args|envs)$/;
const TAKING_FUNCTIONS =
  /(?:^|::)(?:from_iter|join_all|try_join_all|select_all|select_ok|from_iter_values|from_iter_exact)$|^(?:(?:tokio_)?stream|futures::stream|iter)::iter$/;

/** Does the function called take any iterator in the place of this argument? */
function takesIterator(call: Node, argument: Node, known: Known): boolean {
  const position = argumentsOf(call).indexOf(argument);
  if (position === 0 && TAKING_METHODS.test(methodOf(call) ?? '')) return true;
  if (position === 0 && TAKING_FUNCTIONS.test(calledPath(call) ?? '')) return !isKeptAsStream(call);
  return isIteratorLike(declaredFor(argument, call, known)) || isGenericOverItems(call, position);
}

/** `let found = Box::pin(stream::iter(list)); ServiceStream::new(found)`: what outlives the function may not borrow from it. */
function isKeptAsStream(call: Node): boolean {
  if (!/(?:^|::)stream::iter$/.test(calledPath(call) ?? '')) return false;
  for (const at of call.ancestors()) {
    if (at.kind === 'await_expression' || at.kind === 'function_item') return at.kind !== 'await_expression';
    if (/^(?:let_declaration|return_expression|block|struct_expression)$/.test(at.kind)) return true;
  }
  return true;
}

function isIteratorLike(parameter: Type | null): boolean {
  return parameter?.name === 'impl' && /^(?:IntoIterator|Iterator)$/.test(parameter.args[0]?.name ?? '');
}

/** `fn insert_all<I>(.., items: I) where I: IntoIterator<..>` of the same file. */
function isGenericOverItems(call: Node, position: number): boolean {
  const fn = functionCalledByName(call);
  const parameters = fn?.child('parameters')?.children.filter((each) => each.kind === 'parameter') ?? [];
  const written = parameters[position]?.child('type')?.text ?? '';
  if (/^impl (?:Into)?Iterator\b/.test(written)) return true;
  if (!/^[A-Z]\w*$/.test(written)) return false;
  const bounds = `${fn!.child('type_parameters')?.text ?? ''} ${fn!.ofKind('where_clause')?.text ?? ''}`;
  // Adapters that leave items out know neither their length nor their end.
  if (/\b(?:ExactSize|DoubleEnded)Iterator\b/.test(bounds)) return false;
  return new RegExp(`\\b${written}\\s*:\\s*(?:Into)?Iterator\\b`).test(bounds);
}

export function repeats(pass: Node, made: Node): boolean {
  return writtenLoops(pass).some((loop) => !loop.node.contains(made));
}
