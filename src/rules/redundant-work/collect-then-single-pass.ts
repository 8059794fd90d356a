import { holdsComplaints } from '../../rust/cost/complaints.js';
import type { Binding } from '../../rust/names/scopes.js';
import { mentionsBindingOf } from '../../rust/order/bound-within.js';
import { isCollectedInPlace } from '../../rust/order/collected-in-place.js';
import {
  type Collected,
  collectedBy,
  isPlainList,
  mustRunFirst,
  underlined,
} from '../../rust/order/collects.js';
import { type Pass, singlePass } from '../../rust/order/single-pass.js';
import { walkedByCallee, walkedByTaker } from '../../rust/order/walked-by-callee.js';
import { waysOf } from '../../rust/order/ways.js';
import { touchesOnlyLocals } from '../../rust/ownership/locals-only.js';
import { isRepeated } from '../../rust/ownership/places.js';
import { yieldsTheSameLater } from '../../rust/ownership/reads.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import {
  appendedAtOnce,
  collectedThenAppended,
  gatheredThenAppended,
} from './collect-then-single-pass/appended-at-once.js';
import { isAnsweredByWalk } from './collect-then-single-pass/asked-if-empty.js';
import { collectedForNobody } from './collect-then-single-pass/collected-for-nobody.js';
import { collectedInOrderAgain } from './collect-then-single-pass/collected-in-order-again.js';
import { collectedToCompare } from './collect-then-single-pass/collected-to-compare.js';
import { halfForNobody } from './collect-then-single-pass/half-for-nobody.js';
import { isKeptBeyond } from './collect-then-single-pass/kept-beyond.js';
import { listsOfTurns } from './collect-then-single-pass/lists-of-turns.js';
import { pushedThenWalked } from './collect-then-single-pass/pushed-then-walked.js';
import { textCollectedToCompare } from './collect-then-single-pass/text-to-compare.js';
import { isWalkedUnderLock } from './collect-then-single-pass/under-lock.js';
import { walkedByOwnFunction } from './collect-then-single-pass/walked-by-own-function.js';

export const rule: Rule = {
  id: 'collect-then-single-pass',
  item: 'redundant-work',
  summary: 'an iterator collected into a list that is walked once and dropped',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration', 'call_expression', 'binary_expression'],
  needs: /\bcollect(?:_vec)?\b|\.(?:unzip|partition)\b|\.append\(&mut |\.(?:push|extend)\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind !== 'let_declaration')
      return collectedToCompare(node, file) ?? textCollectedToCompare(node, file) ?? listsOfTurns(node, file);
    if (node.child('pattern')?.kind === 'tuple_pattern') return halfForNobody(node, file);
    const [binding] = file.localsOf(node);
    if (!binding && node.child('pattern')?.text === '_') return collectedForNobody(node);
    if (!binding?.whole || binding.uses.length === 0 || binding.uses.some((use) => use.hidden)) return null;
    const value = onlyWay(node.child('value'), file);
    const stopsAtErrors = value?.kind === 'try_expression' || isOpenedWhereUsed(binding);
    const tried = value?.kind === 'try_expression' ? value.children[0] : undefined;
    const collected = collectedBy(
      tried && methodOf(tried) === 'map_err' ? receiverOf(tried) : (tried ?? value),
      typeFromNode(node.child('type')),
    );
    if (!collected) return listOfCall(node, binding, file);
    const list = stopsAtErrors ? listOfResult(collected.into) : collected.into;
    const again = stopsAtErrors ? null : collectedInOrderAgain(collected, binding, file);
    if (again) return again;
    if (
      !isPlainList(list) ||
      mustRunFirst(collected.chain) ||
      holdsGuards(collected.chain) ||
      RUNS_IN_PARALLEL.test(collected.chain.text)
    )
      return null;
    const appended = stopsAtErrors ? null : collectedThenAppended(node, binding, file);
    if (appended && staysTheSame(collected, { kind: 'argument', node: appended.until!, word: '' }, file))
      return appended;
    const passes = passesOf(binding, stopsAtErrors, file);
    const [pass] = passes;
    if (!pass || isExplained(node) || !passes.every((each) => staysTheSame(collected, each, file)))
      return null;
    if (stopsAtErrors && !passes.every((each) => touchesOnlyLocals(each.node, file))) return null;
    const underLock = passes.some((each) => isWalkedUnderLock(node, each, file));
    return {
      ...underlined(value!, collected.call),
      message: `\`${binding.name}\` is collected into a \`${list!.name}\` only to be walked once, ${pass.word}: the list is allocated, filled and dropped for nothing.`,
      help: pass.callee
        ? `let \`${pass.callee}\` take ${stopsAtErrors ? 'an iterator of Results' : 'any iterator'}, or do here what it does`
        : stopsAtErrors
          ? `walk the iterator itself and use \`?\` on each item`
          : `use the iterator itself where \`${binding.name}\` is used${underLock ? ', if its items may be made under the lock' : ''}`,
      ...((underLock || isCollectedInPlace(collected.chain, list, file)) && { minor: true }),
    };
  },
};

/** `let rows = if open { table.rows().collect() } else { return };`: what all ways but one leave for; of a block what it ends in. */
function onlyWay(value: Node | undefined, file: RustFile): Node | undefined {
  if (!/^(?:block|if_expression|match_expression)$/.test(value?.kind ?? '')) return value;
  const [way, more] = waysOf(value!);
  return way && !more && !mentionsBindingOf(value!, way, file) ? way : value;
}

/** `let all: Result<Vec<_>, _> = ..collect();` and then `all?` */
function isOpenedWhereUsed({ uses: [use, more] }: Binding): boolean {
  return !more && use?.node.parent?.kind === 'try_expression';
}

/** `shards.iter().map(|shard| shard.lock())`, `handles.iter().map(|h| h.recv())`: all of them before the first is looked at. */
function holdsGuards(chain: Node): boolean {
  const [closure] = methodOf(chain) === 'map' ? argumentsOf(chain) : [];
  return (
    closure?.kind === 'closure_expression' && (MAKES_GUARD.test(closure.text) || WAITS.test(closure.text))
  );
}

/** All have been heard before the first answer is judged: who leaves early would leave the others' answers where they are. */
const WAITS = /\.(?:recv\w*|join|wait\w*)\(\s*(?:[\w:]+\s*)?\)/;

const MAKES_GUARD =
  /\.(?:try_)?(?:lock|read|write|borrow|borrow_mut|acquire)(?:_arc|_owned)?\(\)(?:\s*\.(?:await|unwrap\(\)|expect\([^)]*\)))*\??\s*\}?$/;

/** Rayon's own adapters: what many threads made is walked by one. */
const RUNS_IN_PARALLEL =
  /\.\s*(?:par_\w+|into_par_iter|flat_map_iter|map_init|map_with|fold_with|with_min_len|with_max_len)\(/;

/** A list that a function or a loop filled, to be walked or appended at once. */
function listOfCall(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  if (holdsComplaints(binding.name)) return null;
  if (binding.uses.length === 1) return appendedAtOnce(declaration, binding, file);
  return pushedThenWalked(declaration, binding, file) ?? gatheredThenAppended(declaration, binding, file);
}

/** Someone who writes why a list is collected has met the borrow checker, or knows of a side effect. */
function isExplained(declaration: Node): boolean {
  const above = declaration.tree.lineText(declaration.line - 1).trim();
  return above.startsWith('//') && /\bcollect|\bborrow|\bsnapshot|\bfirst\b/i.test(above);
}

function listOfResult(found: Type | null): Type | null {
  return found && /^(?:Result|Option)$/.test(found.name) ? (found.args[0] ?? null) : null;
}

type Walk = Pass & { callee?: string; takesResults?: boolean };

/** The passes over the list, of which only one is ever made; none where some use is no pass. */
function passesOf(binding: Binding, stopsAtErrors: boolean, file: RustFile): Walk[] {
  const walks = binding.uses.filter(({ node }) => !isAnsweredByWalk(node, binding, file));
  const passes = walks.flatMap(({ node }) => {
    const fallible = stopsAtErrors ? walkedByOwnFunction(openedList(node, binding), binding, file) : null;
    return fallible ?? passOf(node, binding, file) ?? [];
  });
  if (passes.length !== walks.length) return [];
  // A function that takes items takes no Results of them, unless it may be changed to.
  if (stopsAtErrors && passes.some((pass) => pass.kind === 'argument' && !pass.takesResults)) return [];
  return walks.some((use) => file.isUsedAfter(binding, use.node)) ? [] : passes;
}

function openedList(use: Node, binding: Binding): Node {
  return isOpenedWhereUsed(binding) ? use.parent! : use;
}

/** A walk of this function, or of one of this file that the list is lent or given to. */
function passOf(use: Node, binding: Binding, file: RustFile): Walk | null {
  const pass = singlePass(openedList(use, binding), binding.node, file);
  const lent = use.parent?.kind === 'reference_expression' ? use.parent : null;
  if (pass || lent?.has('mutable_specifier') || isRepeated(use, binding)) return pass;
  const callee = lent ? walkedByCallee(lent, file) : walkedByTaker(use, file);
  return (
    callee && {
      kind: 'argument',
      node: callOfArgument(lent ?? use)!,
      word: `by \`${callee.child('name')!.text}\``,
      callee: callee.child('name')!.text,
    }
  );
}

/** What of a chain is evaluated item by item: what was waited for, or unwrapped with `?`, is a value of its own. */
function readLater(chain: Node): Node[] {
  const later: Node[] = [];
  for (let at = chain; at.kind === 'call_expression' && methodOf(at); at = receiverOf(at)!) {
    later.push(...argumentsOf(at));
    const asked = receiverOf(at)!;
    if (!/^(?:await|try)_expression$/.test(asked.kind)) continue;
    // `state.scan(&prefix)?.map(..)`: what can be gone on with at once is an iterator, which may lend from whom it was asked of.
    return STARTS_WALK.test(methodOf(at)!) ? later : [...later, asked];
  }
  return [chain];
}

const STARTS_WALK =
  /^(?:into_iter|iter|iter_mut|drain|keys|values|into_keys|into_values|lines|chars|bytes|split\w*|chunks\w*|windows)$/;

/** Nothing that the iterator reads may be written before the last item was taken. */
function staysTheSame(collected: Collected, pass: Pass, file: RustFile): boolean {
  if (asksOwnerOf(collected.chain, pass.node) || isKeptBeyond(pass.node, collected.chain, file)) return false;
  if (TAKES_AWAY.test(collected.chain.text) && mayLeaveEarly(pass.node)) return false;
  return readLater(collected.chain).every((part) =>
    yieldsTheSameLater(part, collected.call.end, pass.node.end, file),
  );
}

/** What a walk that ends early leaves there was taken away by the list. */
const TAKES_AWAY = /\bfrom_fn\(|\.(?:by_ref|try_iter|try_recv)\(/;

function mayLeaveEarly(walk: Node): boolean {
  return !walk.descendantsOfKind('break_expression', 'return_expression', 'try_expression').next().done;
}

/** `for key in Rows::<T>::keys() { Rows::<T>::remove(key) }`: what stands behind a type's own functions is changed while it is walked. */
function asksOwnerOf(chain: Node, walk: Node): boolean {
  let source: Node | undefined = chain;
  while (source && methodOf(source)) source = receiverOf(source);
  const owner = source && ownerAsked(source);
  if (!owner) return false;
  for (const call of walk.descendantsOfKind('call_expression')) if (ownerAsked(call) === owner) return true;
  return false;
}

function ownerAsked(call: Node): string | null {
  const parts = (calledPath(call) ?? '').replace(/::<.*?>(?=::|$)/g, '').split('::');
  const owner = parts.at(-2);
  return owner && /^[A-Z]/.test(owner) && owner !== 'Self' ? owner : null;
}
