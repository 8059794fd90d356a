import { spelling } from '../../../rust/ownership/same-place.js';
/** `wanted.is_empty() || wanted.contains(x)`: what is mostly left out, and where it is given, is given by hand. */
export function isOptionalFilter(search, list) {
  const isEmpty = `${spelling(list)}.is_empty()`;
  let at = search;
  while (/^(?:unary|parenthesized|binary)_expression$/.test(at.parent?.kind ?? '')) {
    at = at.parent;
    if (at.kind !== 'binary_expression') continue;
    const other = at.child('left').contains(search) ? at.child('right') : at.child('left');
    if (/^(?:\|\||&&)$/.test(at.child('operator')?.text ?? '') && operandsOf(other).includes(isEmpty))
      return true;
  }
  return false;
}
function operandsOf(condition) {
  return spelling(condition)
    .split(/\|\||&&/)
    .map((each) => each.replace(/^[!(]+/, ''));
}
