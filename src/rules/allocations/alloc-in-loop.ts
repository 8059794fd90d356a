import { emptyContainer, hasCapacity } from '../../rust/containers.js';
import { argumentsOf, calledPath, diverges, enclosingLoop, type Loop, methodOf } from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { MUTATING_METHODS } from '../../rust/methods.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { type Type, typeFromNode } from '../../rust/types.js';
import { isMovedIntoClosure, type UseFacts } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Longer lists are no longer written out as an array. */
const MAX_ARRAY = 8;

export const rule: Rule = {
  id: 'alloc-in-loop',
  item: 'allocations',
  summary: 'a buffer allocated at every turn of a loop that could be cleared and used again',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration', 'call_expression'],
  needs: /vec!\[|::(?:new|default|with_capacity)\(|HashSet::from\(\[/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return bufferOfOneTurn(node, file);
    return methodOf(node) === 'flat_map' ? listAsItems(node) : setOfOne(node);
  },
};

/** `let mut buf = Vec::new();` in a loop, filled and read there, never given away. */
function bufferOfOneTurn(node: Node, file: RustFile): Problem | null {
  const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
  const loop = enclosingLoop(node);
  if (!binding?.whole || !binding.mutable || !loop || !/^(?:for|while|loop)$/.test(loop.word)) return null;
  const made = containerMade(node, file);
  if (
    !made ||
    diverges(loop.node.child('body')) ||
    isShortLoop(loop, (expression) => file.typeOf(expression))
  )
    return null;
  if (!staysInTurn(binding, made, loop, file)) return null;
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at every turn of \`${loop.word}\` on line ${loop.node.line}, filled, read and freed again.`,
    help: `create \`${binding.name}\` before the loop and \`clear()\` it at the start of each turn`,
  };
}

function containerMade(node: Node, file: RustFile): Type | null {
  const value = node.child('value');
  const declared = typeFromNode(node.child('type')) ?? file.typeOf(value);
  const empty = emptyContainer(value, declared);
  if (empty) return declared ?? empty;
  const sized = value?.kind === 'call_expression' && /::with_capacity$/.test(calledPath(value) ?? '');
  const filled = value?.kind === 'macro_call' && value.macro === 'vec' && !!value.child('length');
  return (sized || filled) && declared && hasCapacity(declared) ? declared : null;
}

/** Filled and only looked at, so that what it holds can be thrown away at the end of the turn. */
function staysInTurn(binding: Binding, made: Type, loop: Loop, file: RustFile): boolean {
  if (made.args.some((arg) => arg.refs !== '')) return false;
  const uses = file.usesOf(binding);
  if (
    uses.some(
      (use) => use.effect === 'move' || use.effect === 'hidden' || use.guessed || isMovedIntoClosure(use.use),
    )
  )
    return false;
  if (uses.some((use) => isTakenOut(use))) return false;
  const filling = uses.filter(isFilling);
  return (
    filling.length > 0 &&
    (isOwnedContent(made) || filling.every((use) => !mayBorrowFromTurn(use, loop, file)))
  );
}

function isFilling(use: UseFacts): boolean {
  if (use.effect === 'borrow-mut' || (use.method !== null && MUTATING_METHODS.has(use.method))) return true;
  const written = use.call?.kind === 'macro_call' && /^write(?:ln)?$/.test(use.call.macro);
  return written && use.call?.child('arguments')?.children[0] === use.place;
}

/** `mem::take(&mut buf)`, `other.append(&mut buf)`, `buf.drain(..)` that is kept. */
function isTakenOut(use: UseFacts): boolean {
  const path = use.call ? (calledPath(use.call) ?? methodOf(use.call) ?? '') : '';
  return /(?:^|::)(?:take|replace|swap|append|split_off|split_to|freeze)$/.test(path);
}

function isOwnedContent(made: Type): boolean {
  if (['String', 'BytesMut', 'OsString'].includes(made.name)) return true;
  return (
    made.args.length > 0 &&
    made.args.every(
      (arg) => arg.refs === '' && /^(?:[iu]\d+|[iu]size|f\d\d|bool|char|String|Vec|PathBuf)$/.test(arg.name),
    )
  );
}

/** Elements that may be references to what this turn owns keep the buffer from outliving it. */
function mayBorrowFromTurn(use: UseFacts, loop: Loop, file: RustFile): boolean {
  const given = use.call && use.method ? argumentsOf(use.call) : [];
  if (given.length === 0) return true;
  return given.some((argument) => {
    const found = file.typeOf(argument);
    if (found)
      return (
        found.refs !== '' || found.args.length > 0 || !isOwnedContent({ ...found, args: [found], name: '' })
      );
    return loop.body.contains(argument);
  });
}

/** `flat_map(|x| vec![a, b])`: the list is made only to be taken apart. */
function listAsItems(call: Node): Problem | null {
  const closure = argumentsOf(call)[0];
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  if (body?.kind !== 'macro_call' || body.macro !== 'vec' || body.child('length')) return null;
  if (body.children.length === 0 || body.children.length > MAX_ARRAY) return null;
  return {
    at: body,
    message: `A \`Vec\` of ${body.children.length} is allocated for every item, only for \`flat_map\` to take it apart.`,
    help: 'yield an array: it lives on the stack',
    fix: { start: body.start, end: body.end, text: body.text.replace(/^vec!\s*/, '') },
  };
}

/** A hash set of one element for each item, where most never get a second one. */
function setOfOne(call: Node): Problem | null {
  if (!/HashSet::from$/.test(calledPath(call) ?? '')) return null;
  const [elements] = argumentsOf(call);
  if (elements?.kind !== 'array_expression' || elements.children.length !== 1) return null;
  const holder = call.parent?.kind === 'arguments' ? call.parent.parent : null;
  if (!holder || !/^(?:insert|push|or_insert)$/.test(methodOf(holder) ?? '') || !enclosingLoop(call))
    return null;
  return {
    at: call,
    message: 'A hash set with its table is allocated for every item to hold a single element.',
    help: 'use a `SmallVec`, which keeps the first few elements in place',
  };
}
