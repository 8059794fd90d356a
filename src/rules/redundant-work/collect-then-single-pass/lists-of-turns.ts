import { holdsComplaints } from '../../../rust/cost/complaints.js';
import { emptyContainer } from '../../../rust/cost/containers.js';
import { callsInFile } from '../../../rust/functions/callees.js';
import { functionCalled, isFreeToChange } from '../../../rust/functions/function-called.js';
import { isRootedOutside } from '../../../rust/order/bound-within.js';
import { isCollect } from '../../../rust/order/collects.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { looksAtTarget } from '../../../rust/ownership/read-too-late.js';
import { isOfSameSelf } from '../../../rust/ownership/same-self.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { withBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { contentOfVariant, endsOf, returnsOf } from '../of-several-rules/returned-values.js';

/** `for row in rows { all.extend(split(row)); }`, where `split` of this file makes a list of its own for each row. */
export function listsOfTurns(extend: Node, file: RustFile): Problem | null {
  if (!/^(?:extend|append)$/.test(methodOf(extend) ?? '')) return null;
  const [argument, more] = argumentsOf(extend);
  const target = receiverOf(extend)!;
  if (!argument || more || !isPlace(target) || !growsOverTurns(target, extend, file)) return null;
  const lent = withoutBorrow(argument);
  const value = valueOfSingleUse(lent, file) ?? lent;
  const call = value.kind === 'try_expression' ? value.children[0]! : value;
  const fn = call.kind === 'call_expression' ? functionCalled(call, file) : null;
  if (!fn || !makesList(fn, file)) return null;
  if (enclosingFunction(call) === fn) return listOfEachLevel(call, target, fn, file);
  const isOffered = !isFreeToChange(fn);
  if (isOffered && fn.ofKind('visibility_modifier')?.text !== 'pub') return null;
  // Most others who call it may want a list of its own.
  const calls = callsInFile(fn, file).filter((each) => !file.isInTest(each));
  if (calls.filter((each) => each === call || isExtended(each, file)).length * 2 < calls.length) return null;
  // A list of what went wrong stays empty, which allocates nothing.
  if (holdsComplaints(/\w+$/.exec(target.text)?.[0] ?? '')) return null;
  const isOwn = looksAtTarget(call, target, file);
  if (isOwn && !isOfSameSelf(call, target)) return null;
  const name = fn.child('name')!.text;
  return {
    at: call,
    message: `\`${name}\` allocates a list at each turn whose items are moved to the end of \`${target.text}\` at once.`,
    help: `let ${isOffered ? `a function behind \`${name}\`` : `\`${name}\``} push into ${isOwn ? quoted(target) : 'a `&mut Vec` that it is given'}`,
    // Who else wants the list of one is not to be seen.
    ...(isOffered && { minor: true }),
  };
}

/** `for child in &tree.children { all.extend(names(child)); }` in `names` itself, which gives `all`. */
function listOfEachLevel(call: Node, target: Node, fn: Node, file: RustFile): Problem | null {
  const list = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  const isGiven = endsOf(fn.child('body')).some((end) => {
    const given = contentOfVariant(end);
    return given?.kind === 'identifier' && file.bindingOf(given) === list;
  });
  if (list?.kind !== 'let' || !isGiven || holdsComplaints(list.name)) return null;
  const name = fn.child('name')!.text;
  return {
    at: call,
    message: `\`${name}\` allocates a list for each level, and the items that come from below are copied into the one above, level by level.`,
    help: `let a function behind \`${name}\` push into one \`&mut Vec\` that it hands on`,
  };
}

/** A list from outside of the loop. */
function growsOverTurns(target: Node, extend: Node, file: RustFile): boolean {
  const loop = enclosingLoop(extend);
  return !!loop && isRootedOutside(loop.node, target, file);
}

/** Does it end in a list that it has filled? What is collected had better be an iterator. */
function makesList(fn: Node, file: RustFile): boolean {
  const returned = typeFromNode(fn.child('return_type'));
  const list = /^(?:Result|Option)$/.test(returned?.name ?? '') ? returned!.args[0] : returned;
  if (list?.name !== 'Vec' || list.refs !== '') return false;
  const body = fn.child('body')!;
  const ends = [...endsOf(body), ...returnsOf(body)].flatMap((end) => contentOfVariant(end) ?? []);
  if (ends.length === 0 || (ends.length === 1 && isCollect(ends[0]!))) return false;
  return ends.every((end) => isCollect(end) || end.macro === 'vec' || isFilled(end, file));
}

function isFilled(end: Node, file: RustFile): boolean {
  const binding = end.kind === 'identifier' ? file.bindingOf(end) : undefined;
  if (binding?.kind !== 'let' || !binding.mutable || !binding.value) return false;
  return (
    isCollect(binding.value) ||
    binding.value.macro === 'vec' ||
    emptyContainer(binding.value, typeFromNode(binding.declaration.child('type'))) !== null ||
    calledPath(binding.value) === 'Vec::with_capacity'
  );
}

function isExtended(call: Node, file: RustFile): boolean {
  const opened = call.parent?.kind === 'try_expression' ? call.parent : call;
  const [binding] = opened.parent?.kind === 'let_declaration' ? file.localsOf(opened.parent) : [];
  const use = binding?.uses.length === 1 ? binding.uses[0]!.node : opened;
  const lent = withBorrow(use);
  const taker = callOfArgument(lent);
  return !!taker && /^(?:extend|append)$/.test(methodOf(taker) ?? '');
}
