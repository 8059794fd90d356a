import {
  argumentsOf,
  callOfArgument,
  enclosingLoop,
  enclosingLoops,
  type Loop,
  methodOf,
  receiverOf,
} from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { isPlace, rootOf } from '../../rust/places.js';
import { spelling } from '../../rust/same-place.js';
import type { Node } from '../../rust/tree.js';
import { isSequence, methodTarget } from '../../rust/types.js';

import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const SEARCHES = new Set(['any', 'all', 'find', 'position', 'rposition', 'rfind']);
/** Collections of a few things by what they are called: a set would cost more than the walk. */
const FEW_BY_NAME =
  /(?:^|_)(?:args|params|parameters|columns|cols|extensions|exts|features|flags|modes|kinds|types|suffixes|prefixes|keywords|operators|ops)$/;

export const rule: Rule = {
  id: 'linear-search-in-loop',
  item: 'redundant-work',
  summary: 'a list walked from its start for every item of a loop',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(?:contains|any|all|find|position|rposition|rfind)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    const list =
      method === 'contains' ? listAskedFor(node, file) : SEARCHES.has(method) ? listWalked(node, file) : null;
    if (!list) return null;
    const loop = loopThatRepeats(node, list, file);
    if (!loop) return null;
    const sorted = method === 'position' || method === 'rposition';
    return {
      at: node,
      message: `\`${spelling(list)}\` is searched from its start at every turn of \`${loop.word}\`${lineOf(loop, node)}: the work grows with the product of both lengths.`,
      help: sorted
        ? `build a map from item to index before the loop`
        : `build a \`HashSet\` (or a map) of \`${spelling(list)}\` before the loop and ask that`,
    };
  },
};

function lineOf(loop: Loop, node: Node): string {
  return loop.node.line === node.line ? '' : ` on line ${loop.node.line}`;
}

/** `list.contains(&x)` on a list of unknown length. */
function listAskedFor(call: Node, file: RustFile): Node | null {
  const list = receiverOf(call);
  if (!list || argumentsOf(call).length !== 1 || !isPlace(list)) return null;
  const found = file.typeOf(list);
  return found && isSequence(methodTarget(found)) && mayBeLong(list, file) ? list : null;
}

/** `list.iter().any(|x| x == y)`: a search for one item by equality. */
function listWalked(call: Node, file: RustFile): Node | null {
  const iter = receiverOf(call);
  const list = iter && /^(?:iter|iter_mut)$/.test(methodOf(iter) ?? '') ? receiverOf(iter) : undefined;
  const closure = argumentsOf(call)[0];
  if (!list || !isPlace(list) || closure?.kind !== 'closure_expression') return null;
  return isEquality(closure, file, methodOf(call) === 'all') && mayBeLong(list, file) ? list : null;
}

function mayBeLong(list: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  const target = found && methodTarget(found);
  if (target && ['[;]', 'ArrayVec', 'Option', 'SmallVec'].includes(target.name)) return false;
  // There are few delimiters and flags to tell apart, however often they are asked for.
  if (/^(?:u8|char|bool)$/.test(target?.args[0]?.name ?? '')) return false;
  const last = /(\w+)$/.exec(spelling(list))?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*$/.test(last)) return false;
  return !FEW_BY_NAME.test(last) || isCollectedMeanwhile(list, file);
}

/** `if !columns.contains(name) { columns.push(name) }`: a list of what the loop has seen gets as long as the data has it. */
function isCollectedMeanwhile(list: Node, file: RustFile): boolean {
  const loop = enclosingLoop(list);
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!loop || !held || loop.node.contains(held.node)) return false;
  return file.usesOf(held).some((use) => use.method === 'push' && loop.body.contains(use.use.node));
}

/** Does the closure compare its item, or a part of it, with something from outside? */
function isEquality(closure: Node, file: RustFile, forAll: boolean): boolean {
  let body = closure.child('body');
  while (body?.kind === 'parenthesized_expression' || (body?.kind === 'block' && body.children.length === 1))
    body = body.children[0];
  if (body?.kind !== 'binary_expression') return false;
  if (body.child('operator')?.text !== (forAll ? '!=' : '==')) return false;
  const sides = [body.child('left')!, body.child('right')!];
  const own = sides.map((side) => namesIn(side, file).some((name) => closure.contains(name)));
  const outer = sides.map((side) => namesIn(side, file).some((name) => !closure.contains(name)));
  return (own[0]! && !outer[0]! && outer[1]! && !own[1]!) || (own[1]! && !outer[1]! && outer[0]! && !own[0]!);
}

/** Where the locals that an expression mentions are bound. */
function namesIn(expression: Node, file: RustFile): Node[] {
  return [...expression.descendants()].flatMap((node) => {
    const binding = node.kind === 'identifier' || node.kind === 'self' ? file.bindingOf(node) : undefined;
    return binding ? [binding.node] : [];
  });
}

/** The loop around the search that asks for something else at each turn while the list stays the same thing. */
function loopThatRepeats(call: Node, list: Node, file: RustFile): Loop | null {
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  if (!held) return null;
  const asked = namesIn(call.child('arguments')!, file);
  const direct = enclosingLoops(call);
  for (const loop of direct) {
    if (loop.node.contains(held.node)) return null;
    const varies = asked.some((name) => loop.node.contains(name) && !call.contains(name));
    if (varies && loop.word !== 'loop' && !isShortLoop(loop, (expression) => file.typeOf(expression)))
      return loop;
  }
  const closure = direct.length === 0 ? namedClosureAround(call) : null;
  const varies = closure && asked.some((name) => closure.contains(name) && !call.contains(name));
  return varies && !closure.contains(held.node) ? loopThatCalls(closure, file) : null;
}

/** The loop in which a closure that is bound to a name is called or handed on. */
function loopThatCalls(closure: Node, file: RustFile): Loop | null {
  const [binding] = file.functionAt(closure)?.scopes.boundBy(closure.parent!) ?? [];
  for (const use of binding?.uses ?? []) {
    const loop = enclosingLoop(use.node) ?? adapterTaking(use.node);
    if (loop && !isShortLoop(loop, (expression) => file.typeOf(expression))) return loop;
  }
  return null;
}

function namedClosureAround(call: Node): Node | null {
  for (const at of call.ancestors()) {
    if (at.kind === 'closure_expression') return at.parent?.kind === 'let_declaration' ? at : null;
    if (at.kind === 'function_item') return null;
  }
  return null;
}

/** `items.iter().all(&is_known)`: the closure runs once per item without a call being written. */
function adapterTaking(use: Node): Loop | null {
  const argument = use.parent?.kind === 'reference_expression' ? use.parent : use;
  const call = callOfArgument(argument);
  const word = call && methodOf(call);
  return call && word && /^(?:any|all|filter|filter_map|find|position|retain|for_each|map)$/.test(word)
    ? { word, node: call, body: call }
    : null;
}
