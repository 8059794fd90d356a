import { asCopy, type Copy, costOf, costOfType, isFreeCopy } from '../../rust/cost/copies.js';
import type { Binding } from '../../rust/names/scopes.js';
import { comesBack } from '../../rust/order/runs-after.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { isLook, isOnlyLookedAt, isTakenAlong, staysAsItIs } from '../../rust/ownership/only-read.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { comesFromGuard, rootOf, statementOf } from '../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, nextMethod } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, methodTarget, type Type } from '../../rust/types/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isCollectedIntoCopy } from './clone-to-iterate/collected-into-copy.js';
import { copiedForKeys } from './clone-to-iterate/copied-for-keys.js';
import { copiedForPartner } from './clone-to-iterate/copied-for-partner.js';
import { handedCopy } from './of-several-rules/copied-for-closure.js';
import { copyWalkedBy, isCheapToIterate } from './of-several-rules/walked-copy.js';
import { writtenAsReference } from './of-several-rules/written-as-reference.js';

export const rule: Rule = {
  id: 'clone-to-iterate',
  item: 'allocations',
  summary: 'a collection that is copied for a loop to walk over it',
  severity: ALWAYS_WARN,
  blocksWhenHot: true,
  noteInTests: true,
  on: ['for_expression', 'call_expression', 'let_declaration'],
  needs: /\.(clone|cloned|to_owned|to_vec)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return copiedToWalkLater(node, file);
    return node.kind === 'call_expression'
      ? (copiedForChain(node, file) ?? copiedForClosure(node, file) ?? copiedForPartner(node, file))
      : (copiedForLoop(node, file) ?? copiedForKeys(node, file) ?? copiedOneByOne(node, file));
  },
};

function copiedForLoop(loop: Node, file: RustFile): Problem | null {
  const copy = copyWalkedBy(loop);
  if (!copy || copy.method === 'cloned' || !rootOf(copy.source)) return null;
  if (isFreeCopy(copy, file) || isCheapToIterate(copy, file)) return null;
  const spared = sparedNames(loop, file);
  if (!spared || mayChangeWithin(copy.source, loop.start, loop.end, file)) return null;
  if (spared.length === 0) return problemOfLoop(copy, loop, file);
  const names = spared.map((name) => `\`${name.name}\``).join(' and ');
  return {
    ...problemOfLoop(copy, loop, file),
    message: `${quoted(copy.source)} is copied with all its items, though the loop only looks at ${names} of each.`,
  };
}

/**
 * What the copies were made for in vain: nothing in particular where all that is bound is only looked at, and where other parts
 * are moved on, the names of which each copy is known to cost something. Null where there are none.
 */
function sparedNames(loop: Node, file: RustFile): readonly Binding[] | null {
  const used = file.localsOf(loop).filter((name) => name.uses.length > 0);
  const looked = used.filter((name) => isOnlyLookedAt(name, file));
  if (looked.length === 0 && !used.every((name) => isCopiedByTurn(name, file))) return null;
  if (used.every((name) => looked.includes(name) || isCopied(name, file) || isCopiedByTurn(name, file)))
    return [];
  const spared = looked.filter((name) => {
    const found = file.typeOf(name.uses[0]!.node);
    return !!found && costOfType(found, file) === 'costs';
  });
  return spared.length > 0 ? spared : null;
}

/** A number that is handed on lies where it was, too. */
function isCopied(name: Binding, file: RustFile): boolean {
  const found = file.typeOf(name.uses[0]!.node);
  return !name.mutable && !!found && file.isCopy(found) === true;
}

/** `keep(id); show(id);`: what is given away and used again was copied the first time. */
function isCopiedByTurn(name: Binding, file: RustFile): boolean {
  if (name.mutable) return false;
  return file
    .usesOf(name)
    .some(
      ({ use, effect, place, call }) =>
        effect === 'move' &&
        call !== null &&
        place === use.node &&
        !use.hidden &&
        file.isUsedAfter(name, use.node),
    );
}

/** `for part in parts.iter().cloned() { total += part.names.len(); }`. */
function copiedOneByOne(loop: Node, file: RustFile): Problem | null {
  const copy = asCopy(loop.child('value'));
  const item = copy?.method === 'cloned' ? file.typeOf(copy.source)?.args[0] : undefined;
  const root = copy && rootOf(copy.source);
  if (!copy || !root || !item || item.name === '_' || comesFromGuard(copy.source, file)) return null;
  if (costOfType({ ...item, refs: item.refs.slice(1) }, file) !== 'costs' || !areOnlyLookedAt(loop, file))
    return null;
  if (mayChangeWithin(root, loop.start, loop.end, file)) return null;
  return {
    at: copy.call.child('function')!.child('field')!,
    message: `Each item of ${quoted(root)} is copied for the loop, which only looks at it.`,
    help: 'iterate by reference: leave `cloned` out',
  };
}

/** `tasks.iter().cloned().map(|task| task.tags.len())`. */
function copiedForClosure(call: Node, file: RustFile): Problem | null {
  const copy = handedCopy(call, file);
  if (!copy?.names.every((name) => !name.mutable && (name.uses.length === 0 || isOnlyLookedAt(name, file))))
    return null;
  return {
    at: copy.at,
    message: `${copy.what} is copied for \`${methodOf(copy.adapter)}\`, which only looks at it.`,
    help: 'leave the copy out: the closure can look at the item where it is',
  };
}

function areOnlyLookedAt(loop: Node, file: RustFile): boolean {
  const names = file.localsOf(loop).filter((name) => name.uses.length > 0);
  return names.length > 0 && names.every((name) => !name.mutable && isOnlyLookedAt(name, file));
}

function problemOfLoop(copy: Copy, loop: Node, file: RustFile): Problem {
  const written = writtenAsReference(file.localsOf(loop), false, file);
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its items for the loop to look at them; the copy is dropped at its end.`,
    help: `iterate over \`${copy.source.text.replace(/\s+/g, '')}.iter()\`${written || ', and copy in the loop what has to be owned'}`,
  };
}

/** `names.clone().into_iter().map(|name| name.len())`: the list is copied for its items to be walked over once. */
function copiedForChain(call: Node, file: RustFile): Problem | null {
  if (!/^(?:into_iter|into_values|into_keys|into_par_iter)$/.test(methodOf(call) ?? '')) return null;
  const copy = asCopy(call.child('function')?.child('value'));
  if (!copy || copy.method === 'cloned' || copy.method === 'to_string' || !rootOf(copy.source)) return null;
  if (isFreeCopy(copy, file) || isCheapToIterate(copy, file) || !isConsumedHere(call)) return null;
  const statement = statementOf(call);
  if (mayChangeWithin(copy.source, statement.start, statement.end, file)) return null;
  return walkedOnce(copy, call, file);
}

/** The items are only looked at, or can be copied one by one. */
function walkedOnce(copy: Copy, call: Node, file: RustFile): Problem | null {
  const found = file.typeOf(copy.source);
  const costs = !!found && costOf(copy, file) === 'costs';
  const list = copy.method === 'to_vec' || (costs && isSequence(found));
  const looks = namesOnlyLookedAt(call, file);
  if (!looks && !(costs && isPartOfTable(found, call)) && (!list || isCollectedIntoCopy(call, file)))
    return null;
  // Nobody needs it afterwards: another rule says that it may be taken apart itself.
  if (!looks && mayBeMovedOut(copy.source, copy.call, file)) return null;
  const walk = `${copy.source.text.replace(/\s+/g, '')}.${methodOf(call)!.replace('into_', '')}()`;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its items for one walk over them; the copy is dropped at its end.`,
    help: looks
      ? `use \`${walk}\`${writtenAsReference(looks, false, file)}`
      : `use \`${walk}.cloned()\`: the items are copied, the list is not`,
  };
}

/** The items of a set, or either half of a map, of which the other is copied for nothing: the table is no part of what is made of them. */
function isPartOfTable(found: Type, walk: Node): boolean {
  const held = methodTarget(found);
  return isSet(held) || (isMap(held) && /^into_(?:keys|values)$/.test(methodOf(walk)!));
}

/** `let events = input.events.clone(); ..; events.into_iter().map(..)`, `for event in events`: walked over in a later statement. */
function copiedToWalkLater(declaration: Node, file: RustFile): Problem | null {
  const copy = asCopy(declaration.child('value'));
  if (!copy || !/^(?:clone|to_owned|to_vec)$/.test(copy.method) || !isReadable(copy, file)) return null;
  const [binding] = file.localsOf(declaration);
  const uses = binding?.whole ? file.usesOf(binding) : [];
  const walk = uses.at(-1);
  if (!walk || walk.place !== walk.use.node || isTakenAlong(walk.use.node, binding!)) return null;
  if (!uses.slice(0, -1).every((use) => isLook(use, file)) || comesBack(walk.use.node, declaration))
    return null;
  const end = statementOf(walk.use.node).end;
  if (!staysAsItIs(copy.source, declaration.end, end, file)) return null;
  const parent = walk.use.node.parent;
  if (parent?.kind === 'for_expression' && walk.use.node.field === 'value')
    return areOnlyLookedAt(parent, file) ? problemOfLoop(copy, parent, file) : null;
  const call = walk.call;
  if (!call || !/^(?:into_iter|into_values|into_par_iter)$/.test(walk.method ?? '') || !isConsumedHere(call))
    return null;
  return walkedOnce(copy, call, file);
}

function isReadable(copy: Copy, file: RustFile): boolean {
  return (
    !!rootOf(copy.source) &&
    !comesFromGuard(copy.source, file) &&
    !isFreeCopy(copy, file) &&
    !isCheapToIterate(copy, file)
  );
}

const ADAPTERS =
  /^(?:map|filter|filter_map|flat_map|enumerate|zip|chain|rev|skip|take|take_while|skip_while|map_while|inspect|flatten|step_by|peekable|copied|cloned)$/;
const CONSUMERS =
  /^(?:collect|collect_vec|for_each|try_for_each|sum|product|count|any|all|find|find_map|position|fold|try_fold|max|min|max_by|min_by|max_by_key|min_by_key|last|partition|unzip|reduce|join)$/;

/** Does the chain end in the same expression? What is kept or handed on may outlive a borrow. */
function isConsumedHere(call: Node): boolean {
  for (let at = call; ; ) {
    const next = methodCalledOn(at);
    const method = nextMethod(at);
    if (CONSUMERS.test(method)) return true;
    if (!next || !ADAPTERS.test(method)) return false;
    at = next;
  }
}

/** What the first closure of the chain calls an item, or its parts; null where it does more than look at them. */
function namesOnlyLookedAt(call: Node, file: RustFile): readonly Binding[] | null {
  const next = call.parent?.parent;
  const closure = next?.kind === 'call_expression' ? argumentsOf(next).at(-1) : undefined;
  const parameters = closure?.kind === 'closure_expression' ? closure.child('parameters') : undefined;
  if (
    !parameters ||
    !/^(?:map|for_each|any|all|flat_map|filter_map|try_for_each)$/.test(methodOf(next!) ?? '')
  )
    return null;
  const names = file.boundIn(parameters);
  return names.length > 0 && names.every((name) => isOnlyLookedAt(name, file)) ? names : null;
}
