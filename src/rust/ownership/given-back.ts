import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { resultsOf, waysOf } from '../order/ways.js';
import { isSharedBorrow, withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, enclosingFunction, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { enclosingClosure } from './uses.js';

/**
 * `let usage = ask(&path)?; Some(Disk { usage })` with a `path` of this function's own: what leaves the function can't have borrowed
 * from what ends with it.
 */
export function leavesWithoutIt(name: Binding, copy: Binding, known: Known): boolean {
  if (!(isOwnCopy(copy) || isViewOfCopy(copy, known)) || !name.whole || enclosingClosure(copy.node))
    return false;
  return name.uses.some(({ node, hidden }) => !hidden && !enclosingClosure(node) && isGivenBack(node));
}

const COPIES = /^(?:clone|to_owned|to_vec|to_string|to_path_buf|to_os_string)$/;

function isOwnCopy({ kind, whole, value }: Binding): boolean {
  return kind === 'let' && whole && !!value && waysOf(value).some((way) => COPIES.test(methodOf(way) ?? ''));
}

/** `let dir = dir.as_path();` of such a copy, which ends with the function as well. */
function isViewOfCopy({ kind, whole, value }: Binding, known: Known): boolean {
  if (kind !== 'let' || !whole || !value) return false;
  const lender = isSharedBorrow(value)
    ? withoutBorrow(value)
    : VIEWS.test(methodOf(value) ?? '') && receiverOf(value);
  const copy = lender && lender.kind === 'identifier' ? known.bindingOf(lender) : undefined;
  return !!copy && isOwnCopy(copy);
}

const VIEWS = /^(?:as_\w+|deref|borrow)$/;

const RESULTS = new NodeMemo<ReadonlySet<Node>>();

/** As it is, or as a part of a value that is made around it. */
function isGivenBack(name: Node): boolean {
  const body = enclosingFunction(name)?.child('body');
  if (!body) return false;
  const results = RESULTS.of(body, () => new Set(resultsOf(body)));
  for (let at: Node = name; at !== body && at.parent; at = at.parent) {
    if (at !== name && !holdsParts(at)) return false;
    if (results.has(at)) return true;
  }
  return false;
}

const PARTS =
  /^(?:arguments|struct_expression|field_initializer|shorthand_field_initializer|field_initializer_list|tuple_expression)$/;

/** `Some(..)`, `Disk { .. }`, and variants, whose names begin with a capital. */
function holdsParts(at: Node): boolean {
  if (at.kind !== 'call_expression') return PARTS.test(at.kind);
  return argumentsOf(at).length > 0 && /(?:^|::)[A-Z]\w*$/.test(calledPath(at) ?? '');
}
