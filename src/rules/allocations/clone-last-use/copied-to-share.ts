import { type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import { staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { comesFromGuard, isRepeated, statementOf } from '../../../rust/ownership/places.js';
import { enclosingClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import {
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** What counts instead of copying, once it is made. */
const SHARES = /(?:^|::)(?:(?:Arc|Rc)::(?:new|from)|Bytes::from)$/;

/** `retry(|| put(Bytes::from(data.clone())))`: one that is made before, and cloned at each turn, spares all the copies. */
export function sharedEachTurn(copy: Copy, file: RustFile): Problem | null {
  const call = callOfArgument(copy.call);
  const path = call && calledPath(call);
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  if (!path || !SHARES.test(path) || !binding || isFreeCopy(copy, file)) return null;
  if (isOwned(binding, file) !== true || !isRepeated(copy.call, binding)) return null;
  const others = file.usesOf(binding).filter((use) => use.use.node !== copy.source);
  if (!others.every((use) => isLookThrough(use))) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into another \`${path.split('::').at(-2)}\` each time, although all of them could share one.`,
    help: `make it once before, \`${path}(${copy.source.text})\`, and clone that`,
  };
}

/** A pointer to the value can be looked through just as well. */
function isLookThrough(use: UseFacts): boolean {
  return !use.use.hidden && (use.effect === 'borrow' || (use.effect === 'read' && !use.guessed));
}

/** `let again = request.clone();` of which all that is ever made is further copies. */
export function copiedToBeCopied(copy: Copy, file: RustFile): Problem | null {
  const declaration = copy.call.parent;
  if (declaration?.kind !== 'let_declaration' || declaration.child('value') !== copy.call) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || binding.uses.length === 0) return null;
  if (isFreeCopy(copy, file) || comesFromGuard(copy.source, file)) return null;
  const copies = binding.uses.map(({ node, hidden }) => (hidden ? null : copyOf(node)));
  if (!copies.every((each) => each && staysHere(each, declaration))) return null;
  const end = Math.max(...copies.map((each) => statementOf(each!).end));
  if (!staysAsItIs(copy.source, declaration.end, end, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to \`${binding.name}\` only for that to be copied again.`,
    help: `copy ${quoted(copy.source)} where \`${binding.name}\` is copied`,
  };
}

/** `x.clone()` of a name. */
function copyOf(name: Node): Node | null {
  const call = name.field === 'value' ? name.parent?.parent : null;
  return call && methodOf(call) === 'clone' && receiverOf(call) === name ? call : null;
}

/** Does whoever copies run before the statement is over: here, or in the closure of an iterator that is walked at once? */
function staysHere(copied: Node, declaration: Node): boolean {
  for (let at = enclosingClosure(copied); at && !at.contains(declaration); at = enclosingClosure(at)) {
    if (declaration.start > at.start && declaration.end < at.end) return true;
    if (at.kind !== 'closure_expression' || !isWalkedAtOnce(at)) return false;
  }
  return true;
}

function isWalkedAtOnce(closure: Node): boolean {
  let at = callOfArgument(closure);
  if (
    !at ||
    !/^(?:map|filter_map|flat_map|for_each|try_for_each|filter|any|all|find_map)$/.test(methodOf(at) ?? '')
  )
    return false;
  for (;;) {
    if (
      /^(?:collect|collect_vec|for_each|try_for_each|any|all|count|sum|find_map|fold|last|max|min)$/.test(
        methodOf(at) ?? '',
      )
    )
      return true;
    const call = methodCalledOn(at);
    if (!call) return false;
    at = call;
  }
}
