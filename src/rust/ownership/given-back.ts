import type { Binding } from '../names/scopes.js';
import { resultsOf, waysOf } from '../order/ways.js';
import { argumentsOf, calledPath, enclosingFunction, methodOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { enclosingClosure } from './uses.js';

/**
 * `let usage = ask(&path)?; Some(Disk { usage })` with a `path` of this function's own: what leaves the function can't have borrowed
 * from what ends with it.
 */
export function leavesWithoutIt(name: Binding, copy: Binding): boolean {
  if (!isOwnCopy(copy) || !name.whole || enclosingClosure(copy.node)) return false;
  return name.uses.some(({ node, hidden }) => !hidden && !enclosingClosure(node) && isGivenBack(node));
}

const COPIES = /^(?:clone|to_owned|to_vec|to_string|to_path_buf|to_os_string)$/;

function isOwnCopy({ kind, whole, value }: Binding): boolean {
  return kind === 'let' && whole && !!value && waysOf(value).some((way) => COPIES.test(methodOf(way) ?? ''));
}

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
