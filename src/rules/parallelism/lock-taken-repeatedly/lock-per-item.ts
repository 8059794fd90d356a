import { isTrifle } from '../../../rust/cost/trifle.js';
import { isLight, workIn } from '../../../rust/cost/work.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoops, type Loop } from '../../../rust/order/loops.js';
import { guardBinding, lockTaken, staysTheSame, type TakenLock } from '../../../rust/ownership/locks.js';
import { isGetterName } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf, statementOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isLentToCallee, takesAnotherLock } from './works-under-lock.js';

const STORES =
  /^(?:push|push_back|insert|extend|append|remove|get|get_mut|contains|contains_key|entry|add|inc|incr|update)$/;

/** `for x in xs { m.lock().unwrap().push(x) }`: nothing but the lock in the body, so that it might stand around the loop. */
export function takenPerItem(lock: TakenLock, file: RustFile): Problem | null {
  const [loop] = enclosingLoops(lock.call);
  if (!loop || !(/^(?:for|for_each)$/.test(loop.word) || isLookedUpPerItem(lock, loop))) return null;
  if (lock.isAsync && waitsForMore(loop.body)) return null;
  const held = guardBinding(lock, file);
  if (held && (!isHeldForAll(lock, held, loop.body) || takesAnotherLock(lock, loop.body, file))) return null;
  const root = rootOf(lock.place);
  const binding = root && file.bindingOf(root);
  if (!root || (binding && loop.node.contains(binding.node)) || !staysTheSame(lock, file)) return null;
  const use = methodCalledOn(lock.guard);
  if (
    !held &&
    /^(?:for|for_each)$/.test(loop.word) &&
    !isSetAsWhole(lock, loop.body) &&
    (!use ||
      (!(STORES.test(methodOf(use) ?? '') ? isWholeBody(use, loop.body) : false) &&
        !isNearlyAll(lock, use, loop.body, file)))
  )
    return null;
  const parallel = loop.word === 'for_each' && /\.(?:into_)?par_\w+\(/.test(loop.node.text);
  if (held && !parallel && isLentToCallee(held)) return ofWorkUnderIt(lock);
  return {
    at: lock.call,
    message: parallel
      ? `Every thread of the parallel loop takes ${quoted(lock.call)} for each item: they wait for each other instead of running side by side.`
      : `${quoted(lock.call)} is taken and released once per item, though the loop does nothing else.`,
    help: parallel
      ? 'collect the results (`map` and `collect`, or `fold` and `reduce`) and store them in one go'
      : 'take the lock once before the loop, or collect the items and `extend` once',
  };
}

/** How long the callee works, and who waits for it between the turns, is not told here. */
function ofWorkUnderIt(lock: TakenLock): Problem {
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken and released once per item, and all that the loop does runs under it.`,
    help: 'take it once before the loop, where nobody else needs it between the turns',
    minor: true,
  };
}

const ADAPTERS = /^(?:map|filter|filter_map|find|find_map|any|all|position|partition)$/;
const ENDS_WALK = /^(?:collect|count|sum|max|min|any|all|find|find_map|position|partition|last|unzip)$/;

/** `ids.iter().filter(|id| !self.known.lock().contains(id)).count()`: nothing but a look under the lock, and the walk ends where it stands. */
function isLookedUpPerItem(lock: TakenLock, loop: Loop): boolean {
  if (!ADAPTERS.test(loop.word) || /\.(?:into_)?par_\w+\(/.test(loop.node.text)) return false;
  let end = loop.node;
  for (let call = methodCalledOn(end); call; call = methodCalledOn(end)) end = call;
  if (!ENDS_WALK.test(methodOf(end) ?? '') && !ENDS_WALK.test(loop.word)) return false;
  const use = methodCalledOn(lock.guard);
  if (!use || !STORES.test(methodOf(use) ?? '')) return false;
  for (const node of loop.body.descendants()) {
    if (OWN_WAYS.test(node.kind)) return false;
    if (node.kind !== 'call_expression') continue;
    if (isVariant(node)) continue;
    if (calledPath(node)) return false;
    if (use.contains(node)) continue;
    if (!ADDS.test(methodOf(node) ?? '') || !node.contains(use)) return false;
  }
  return true;
}

/** `Fault::Unknown(*id)` */
function isVariant(call: Node): boolean {
  return /(?:^|::)[A-Z]\w*$/.test(calledPath(call) ?? '') && isTrifle(call);
}

const OWN_WAYS =
  /^(?:await_expression|macro_call|macro_invocation|return_expression|break_expression|loop_expression|while_expression|for_expression|closure_expression)$/;

/** `let mut map = self.map.write(); map.remove(id);`: each turn begins with the lock, but for a glance, and has little else to do. */
function isHeldForAll(lock: TakenLock, held: Binding, body: Node): boolean {
  const statements = body.kind === 'block' ? body.children : [];
  const at = statements.indexOf(statementOf(lock.call));
  const rest = statements.slice(at + 1);
  if (
    at < 0 ||
    !statements.slice(0, at).every(isGlance) ||
    rest.length === 0 ||
    statements.length > MAX_STEPS
  )
    return false;
  const [first, ...others] = rest.filter((statement) => !isGlance(statement) && !isCounted(statement));
  if (!first || ![first, ...others].every((each) => held.uses.some(({ node }) => each.contains(node))))
    return false;
  return (
    rest.every((statement) => isLight(statement)) &&
    !/\b(?:return|break|drop|send)\b|\w!\s*[({[]/.test(body.text)
  );
}

const ADDS =
  /^(?:push|push_back|insert|extend|copied|cloned|clone|ok_or|unwrap_or|unwrap_or_default|unwrap|expect|is_some|is_none|len)$/;

/** The answer is kept in a local and added to a list or compared, in a step or two; logs don't count. */
function isNearlyAll(lock: TakenLock, use: Node, body: Node, file: RustFile): boolean {
  if (
    body.kind !== 'block' ||
    body.children.length > MAX_STEPS ||
    statementOf(lock.call).kind !== 'let_declaration'
  )
    return false;
  if (
    statementOf(lock.call).parent !== body ||
    argumentsOf(use).some((each) => workIn(each, undefined, true))
  )
    return false;
  for (const node of body.descendants()) {
    if (
      /^(?:await_expression|macro_invocation|return_expression|break_expression|loop_expression|while_expression|for_expression|closure_expression)$/.test(
        node.kind,
      )
    )
      return false;
    if (node.kind === 'macro_call' && !/^(?:trace|debug|info|warn|error)$/.test(node.macro)) return false;
    if (node.kind !== 'call_expression' || use.contains(node) || lock.guard.contains(node)) continue;
    if (!ADDS.test(methodOf(node) ?? '') || lockTaken(node, file)) return false;
  }
  return true;
}

/** A body of more is work of its own. */
const MAX_STEPS = 4;

/** The one step of a body that does more than to name a part of the item, to count it, or to skip it. */
function onlyDeed(body: Node): Node | null {
  const statements = body.kind === 'block' ? body.children : [body];
  if (statements.length > MAX_STEPS) return null;
  const [only, more] = statements.filter((each) => !(isGlance(each) || isCounted(each) || isDebugLog(each)));
  return only && !more ? only : null;
}

/** `debug!(id, "seen");`, which is silent where the lock matters. */
function isDebugLog(statement: Node): boolean {
  return (
    statement.kind === 'expression_statement' && /^(?:\w+::)*(?:trace|debug)!\s*[({[]/.test(statement.text)
  );
}

/** `added += 1;` */
function isCounted(statement: Node): boolean {
  const [step] = statement.kind === 'expression_statement' ? statement.children : [];
  if (step?.kind !== 'compound_assignment_expr') return false;
  return isPlace(step.child('left')!) && isTrifle(step.child('right')!);
}

function isWholeBody(use: Node, body: Node): boolean {
  const only = onlyDeed(body);
  const expression = only?.kind === 'expression_statement' ? only.children[0] : only;
  if (expression?.kind === 'if_expression') return isLookAndSet(use, expression);
  const calls = [...use.descendants()].filter(
    (node) => node.kind === 'await_expression' || node.kind === 'macro_invocation',
  );
  return expression === use && calls.length === 0;
}

/** `*counts.lock().unwrap().entry(word).or_insert(0) += 1;`, `stats.lock().unwrap().total += size;` and `total += m.read().unwrap().get(id).map_or(0, |x| x.size);`, and nothing else. */
function isSetAsWhole(lock: TakenLock, body: Node): boolean {
  const only = onlyDeed(body);
  if (!only) return false;
  const set = only.kind === 'expression_statement' ? only.children[0]! : only;
  if (!/^(?:compound_assignment_expr|assignment_expression)$/.test(set.kind)) return false;
  const [left, right] = [set.child('left'), set.child('right')];
  if (left?.contains(lock.call)) return !!right && isTrifle(right);
  return set.kind === 'compound_assignment_expr' && !!right && isAddedAnswer(lock, right);
}

/** A look-up under the lock, of whose answer a part is read. */
function isAddedAnswer(lock: TakenLock, added: Node): boolean {
  const use = methodCalledOn(lock.guard);
  if (!use || !/^(?:get|contains|contains_key|len)$/.test(methodOf(use) ?? '')) return false;
  let end = use;
  for (let call = methodCalledOn(end); call; call = methodCalledOn(end)) {
    if (!/^(?:map|map_or|copied|cloned|unwrap_or|unwrap_or_default|unwrap|expect)$/.test(methodOf(call)!))
      return false;
    if (argumentsOf(call).some((each) => !isTrifle(each.child('body') ?? each))) return false;
    end = call;
  }
  return end === added;
}

/** Of an async body: is anything waited for besides the one lock? */
function waitsForMore(body: Node): boolean {
  const [, more] = body.descendantsOfKind('await_expression');
  return !!more;
}

/** `let hash = tx.hash();`: a name for a part of the item, which could as well be read under the lock. */
function isGlance(statement: Node): boolean {
  if (isSkipped(statement)) return true;
  const value = statement.kind === 'let_declaration' ? statement.child('value') : undefined;
  if (!value || statement.child('alternative')) return false;
  if (isPlace(value) || isTrifle(value)) return true;
  return isLight(statement) && isOfGetters(value);
}

/** `row.hash()`, `series.points().last().copied().unwrap_or_default()` */
function isOfGetters(value: Node): boolean {
  if (isPlace(value)) return true;
  const [receiver, method] = [receiverOf(value), methodOf(value)];
  if (!receiver || !method || argumentsOf(value).length > 0 || /_slow$/.test(method)) return false;
  const isLook = isGetterName(method) || /^(?:\w+_)?hash$|^unwrap_or_default$/.test(method);
  return isLook && isOfGetters(receiver);
}

/** `if row.is_empty() { continue; }` */
function isSkipped(statement: Node): boolean {
  const branch = statement.kind === 'expression_statement' ? statement.children[0] : statement;
  return (
    branch?.kind === 'if_expression' &&
    !branch.child('alternative') &&
    /^\{\s*continue;?\s*\}$/.test(branch.child('consequence')?.text ?? '') &&
    isTrifle(branch.child('condition')!)
  );
}

/** `if let Some(entry) = m.write().get_mut(id) { entry.seen = now; }`: a step or two under the lock, and nothing without it. */
function isLookAndSet(use: Node, branch: Node): boolean {
  const condition = branch.child('condition');
  if (condition?.kind !== 'let_condition' || condition.child('value') !== use || branch.child('alternative'))
    return false;
  const body = branch.child('consequence');
  return !!body && isLight(body) && !/\.await\b|\b(?:return|break)\b|\w!\s*[({[]/.test(body.text);
}
