import { enclosingFunction } from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import { typeFromNode } from '../types/types.js';
import { failureAround } from './failing.js';

/** Files of errors: what stands there is made, described and printed when something went wrong. */
const ERROR_FILE = /(?:^|\/)errors?(?:\.rs$|\/)/;
export function isErrorFile(path) {
  return ERROR_FILE.test(path);
}
/** `ParseError`, and not `StateOrError`, which is mostly a state. */
const ERROR_TYPE = /(?<!Or)Err(?:or)?(?:Kind)?$/;
export function isErrorType(name) {
  return ERROR_TYPE.test(name);
}
/** What is said to a person when a run ends: `build_conflict_error`, `print_usage`. */
const TELLS =
  /^(?:build|make|create|report|format|describe|display|print|show|emit|render|explain|suggest|warn)_(?:\w+_)?(?:err(?:or)?s?|usage|warnings?|suggestions?)(?:_\w+)?$/;
/** A function with more callers than this has other work to do. */
const MAX_CALLERS = 12;
/** Helpers of helpers are followed so far. */
const MAX_STEPS = 3;
/** Is a function there for errors: does it return one, is it named for it, or is it only called where one is on the way? */
export function servesErrors(fn, name, steps = 0) {
  const returned = typeFromNode(fn.child('return_type'));
  if ((returned && isErrorType(returned.name)) || TELLS.test(name)) return true;
  if (fn.has('visibility_modifier') || steps >= MAX_STEPS || !isPlain(fn)) return false;
  const uses = usesOf(fn, name);
  return uses !== null && uses.length > 0 && uses.every((use) => isOnTheWay(use, steps));
}
/** What implements a trait is called from anywhere. */
function isPlain(fn) {
  for (const at of fn.ancestors()) {
    if (at.kind === 'trait_item') return false;
    if (at.kind === 'impl_item') return !at.child('trait');
  }
  return true;
}
/** Where others name the function; null where they are too many. */
function usesOf(fn, name) {
  const uses = [];
  for (const each of namesIn(fn.tree).get(name) ?? []) {
    if (fn.contains(each)) continue;
    if (uses.length === MAX_CALLERS) return null;
    uses.push(each);
  }
  return uses;
}
function isOnTheWay(use, steps) {
  const caller = enclosingFunction(use);
  if (!caller) return false;
  return (
    failureAround(use, caller) !== null || servesErrors(caller, caller.child('name')?.text ?? '', steps + 1)
  );
}
const NAMES = new TreeMemo();
/** Every name of a file that is not a type's, with the places where it stands, apart from where functions are declared. */
function namesIn(tree) {
  let names = NAMES.get(tree);
  if (names) return names;
  names = new Map();
  for (const each of tree.root.descendantsOfKind('identifier', 'field_identifier')) {
    if (each.parent?.kind === 'function_item' && each.field === 'name') continue;
    const known = names.get(each.text);
    if (known) known.push(each);
    else names.set(each.text, [each]);
  }
  NAMES.set(tree, names);
  return names;
}
