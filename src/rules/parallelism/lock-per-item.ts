import { argumentsOf, enclosingLoops, methodOf } from '../../rust/flow.js';
import { guardBinding, lockTaken, staysTheSame, type TakenLock } from '../../rust/locks.js';
import { rootOf, statementOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { isLight, workIn } from '../../rust/work.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

const STORES =
  /^(?:push|push_back|insert|extend|append|remove|get|get_mut|contains|contains_key|entry|add|inc|incr|update)$/;

/** `for x in xs { m.lock().unwrap().push(x) }`: nothing but the lock in the body, so that it might stand around the loop. */
export function takenPerItem(lock: TakenLock, file: RustFile): Problem | null {
  const [loop] = enclosingLoops(lock.call);
  if (!loop || !/^(?:for|for_each)$/.test(loop.word) || guardBinding(lock, file) || lock.isAsync) return null;
  const root = rootOf(lock.place);
  const binding = root && file.bindingOf(root);
  if (!root || (binding && loop.node.contains(binding.node)) || !staysTheSame(lock, file)) return null;
  const use = lock.guard.parent?.kind === 'field_expression' ? lock.guard.parent.parent : null;
  if (
    !use ||
    (!(STORES.test(methodOf(use) ?? '') ? isWholeBody(use, loop.body) : false) &&
      !isNearlyAll(lock, use, loop.body, file))
  )
    return null;
  const parallel = loop.word === 'for_each' && /\.(?:into_)?par_\w+\(/.test(loop.node.text);
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

const ADDS =
  /^(?:push|push_back|insert|extend|copied|cloned|clone|unwrap_or|unwrap_or_default|unwrap|expect|is_some|is_none|len)$/;

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

function isWholeBody(use: Node, body: Node): boolean {
  const statements = body.kind === 'block' ? body.children : [body];
  const [only] = statements;
  if (statements.length !== 1 || !only) return false;
  const expression = only.kind === 'expression_statement' ? only.children[0] : only;
  if (expression?.kind === 'if_expression') return isLookAndSet(use, expression);
  const calls = [...use.descendants()].filter(
    (node) => node.kind === 'await_expression' || node.kind === 'macro_invocation',
  );
  return expression === use && calls.length === 0;
}

/** `if let Some(entry) = m.write().get_mut(id) { entry.seen = now; }`: a step or two under the lock, and nothing without it. */
function isLookAndSet(use: Node, branch: Node): boolean {
  const condition = branch.child('condition');
  if (condition?.kind !== 'let_condition' || condition.child('value') !== use || branch.child('alternative'))
    return false;
  const body = branch.child('consequence');
  return !!body && isLight(body) && !/\.await\b|\b(?:return|break)\b|\w!\s*[({[]/.test(body.text);
}
