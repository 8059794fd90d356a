import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  macroOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `weak.upgrade().is_some()`, `matches!(weak.upgrade(), None)`: a pointer that is counted up and down for a question that reads the count. */
export function weakCountedToLook(call, file) {
  const weak = upgraded(call);
  const wanted = weak && wantedOf(call);
  if (!weak || !wanted) return null;
  const isKnown = isWeak(weak, file);
  if (isKnown === false || (isKnown === null && !isOneOfList(call, file))) return null;
  return {
    at: call,
    until: wanted.asked,
    message: `${quoted(call)} counts the pointer up in a loop of compare and exchange, and down again, only to tell whether it is alive.`,
    help: `read the count: \`${weak.text.replace(/\s+/g, '')}.strong_count() ${wanted.isAlive ? '>' : '=='} 0\``,
  };
}
/** What `weak.upgrade()` or `Weak::upgrade(&weak)` counts. */
function upgraded(call) {
  const given = argumentsOf(call);
  if (methodOf(call) === 'upgrade') return given.length === 0 ? receiverOf(call) : null;
  if (!/(?:^|::)Weak(?:::<.*>)?::upgrade$/.test(calledPath(call) ?? '') || given.length !== 1) return null;
  return withoutBorrow(given[0]);
}
/** Where nothing is asked but whether there is one. `if let Some(_)` is left out: it holds the pointer until its block ends. */
function wantedOf(call) {
  const asked = methodCalledOn(call);
  const question = /^is_(some|none)$/.exec((asked && methodOf(asked)) ?? '')?.[1];
  if (asked && question) return { asked, isAlive: question === 'some' };
  const holder = call.parent;
  const pattern = holder?.child('value') === call ? (holder.child('pattern')?.text ?? '') : '';
  if (holder?.kind === 'let_declaration' && holder.child('alternative') && ALIVE.test(pattern))
    return { asked: call, isAlive: true };
  if (holder?.kind === 'let_condition' && pattern === 'None') return { asked: call, isAlive: false };
  return matched(call);
}
const ALIVE = /^Some\(\s*_\s*\)$/;
function matched(call) {
  const macro = macroOfArgument(call);
  if (macro?.macro !== 'matches') return null;
  const pattern = /^\s*,\s*(.*?)\s*,?\s*\)$/s.exec(macro.text.slice(call.end - macro.start))?.[1] ?? '';
  return ALIVE.test(pattern) || pattern === 'None' ? { asked: macro, isAlive: pattern !== 'None' } : null;
}
/** Null where nothing is known of the type. */
function isWeak(weak, file) {
  const found = file.typeOf(weak);
  if (!found) return null;
  const path = file.imports.resolve(methodTarget(found).name);
  if (path === 'Weak') return !file.declarations.declares(path);
  return /^(?:std|alloc)::(?:sync|rc)::Weak$/.test(path);
}
/** `listeners.retain(|each| each.upgrade().is_some())`, in a file that knows the standard pointer. */
function isOneOfList(call, file) {
  const taker = enclosingClosure(call)?.parent?.parent;
  return (
    !!taker &&
    /^(?:retain|filter|any|all|find|position|partition)$/.test(methodOf(taker) ?? '') &&
    !file.declarations.declares('Weak') &&
    !file.hasText(/\bWeak[A-Z]\w*/) &&
    file.hasText(/\b(?:std|alloc)::(?:sync|rc)::(?:\{[^}]*)?\bWeak\b|\b(?:sync|rc)::Weak\b/)
  );
}
