import { enclosingClosure } from '../ownership/uses.js';
import type { Node } from '../syntax/tree.js';
import { boundJustBefore } from './given-value.js';
import { diverges } from './run-order.js';

/** What `if`, `match` and blocks may give, as far as they give something; the value itself where it is none of them. */
export function waysOf(value: Node): Node[] {
  return tailsOf(value).filter((way) => !diverges(way));
}

/** As `waysOf`, with those that leave. */
export function tailsOf(value: Node): Node[] {
  switch (value.kind) {
    case 'if_expression': {
      const otherwise = value.child('alternative')?.children[0];
      return [value.child('consequence'), otherwise].flatMap((way) => (way ? tailsOf(way) : []));
    }
    case 'match_expression':
      return (value.child('body')?.children ?? []).flatMap((arm) => {
        const given = arm.kind === 'match_arm' ? arm.child('value') : undefined;
        return given ? tailsOf(given) : [];
      });
    case 'block': {
      const last = value.children.at(-1);
      if (!last || diverges(value)) return [value];
      if (last.kind !== 'expression_statement') return tailsOf(boundJustBefore(last) ?? last);
      return last.text.endsWith(';') ? [value] : tailsOf(last.children[0]!);
    }
    case 'loop_expression': {
      const given = brokenOffWith(value);
      return given.length > 0 ? given.flatMap(tailsOf) : [value];
    }
    default:
      return [value];
  }
}

/** `page` of `loop { if let Some(page) = next() { break page; } }`. */
function brokenOffWith(loop: Node): Node[] {
  return [...loop.descendantsOfKind('break_expression')]
    .filter((each) => !each.has('label') && nearestLoop(each) === loop)
    .flatMap((each) => tupleBehind(each) ?? each.children[0] ?? []);
}

/** `break (page, size)` is read as a call of `break`. */
function tupleBehind(jump: Node): Node | null {
  const given = jump.field === 'function' ? jump.parent!.child('arguments') : undefined;
  const [only, more] = given?.children ?? [];
  return only && !more ? only : (given ?? null);
}

function nearestLoop(node: Node): Node | null {
  for (const at of node.ancestors())
    if (/^(?:loop|while|for|closure)_expression$|^async_block$/.test(at.kind)) return at;
  return null;
}

/** Everything that a function may give back: what its body comes to, and what stands behind `return`. */
export function resultsOf(body: Node): Node[] {
  return [...returnedFrom(body), ...waysOf(body)];
}

/** What stands behind `return`, way by way; not in closures. */
export function returnedFrom(body: Node): Node[] {
  return [...body.descendantsOfKind('return_expression')]
    .filter((each) => each.children[0] && enclosingClosure(each) === enclosingClosure(body))
    .flatMap((each) => waysOf(each.children[0]!));
}
