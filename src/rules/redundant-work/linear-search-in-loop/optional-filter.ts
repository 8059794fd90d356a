import { spelling } from '../../../rust/ownership/same-place.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `wanted.is_empty() || wanted.contains(x)`: what is mostly left out, and where it is given, is given by hand. */
export function isOptionalFilter(search: Node, list: Node): boolean {
  const isEmpty = ['is_empty()', 'len()==0', 'len()>0', 'len()!=0'].map(
    (each) => `${spelling(list)}.${each}`,
  );
  let at = search;
  while (/^(?:unary|parenthesized|binary)_expression$/.test(at.parent?.kind ?? '')) {
    at = at.parent!;
    if (at.kind !== 'binary_expression') continue;
    const other = at.child('left')!.contains(search) ? at.child('right')! : at.child('left')!;
    if (
      /^(?:\|\||&&)$/.test(at.child('operator')?.text ?? '') &&
      operandsOf(other).some((each) => isEmpty.includes(each))
    )
      return true;
  }
  return false;
}

function operandsOf(condition: Node): string[] {
  return spelling(condition)
    .split(/\|\||&&/)
    .map((each) => each.replace(/^[!(]+/, ''));
}
