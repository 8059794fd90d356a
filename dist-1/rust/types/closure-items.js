import { isMap, methodTarget, referenceTo, type } from './types.js';
/** `impl Iterator<Item = T>` has the items that it says; a range yields its bounds' type. */
export function iteratorBehind(found) {
  if (found?.name === 'Range') return type('Iterator', ...found.args);
  const bound = found?.name === 'impl' ? found.args[0] : undefined;
  const isIterator = /^(?:DoubleEnded|ExactSize|Parallel)?Iterator$/.test(bound?.name ?? '');
  return isIterator && bound.args[0] ? type('Iterator', bound.args[0]) : found;
}
/** What a bound says of the items: `IntoIterator<Item = T>` of what is walked by value; null for other bounds. */
export function iteratorOfBound(bound) {
  return bound?.args[0] && /^\w*Iterator$/.test(bound.name) ? type('Iterator', bound.args[0]) : null;
}
/** Hand what went wrong to their closure, of which an Option has nothing. */
const GETS_FAILURE = /^(?:map_err|unwrap_or_else|or_else|inspect_err|is_err_and)$/;
/** What the parameter of a closure is that the method `method` is given; null when unknown. */
export function closureItem(method, receiver, position) {
  const target = receiver.name === 'Iterator' ? receiver : methodTarget(receiver);
  if (target.name === 'Option' || target.name === 'Result') {
    const inner = GETS_FAILURE.test(method) ? target.args[1] : target.args[0];
    if (position !== 0 || !inner) return null;
    const byReference = /^(?:filter|inspect|inspect_err)$/.test(method);
    return byReference ? referenceTo(inner) : inner;
  }
  if (target.name !== 'Iterator') {
    const retained =
      method === 'retain' || method.startsWith('sort')
        ? target.args[position === 1 && !isMap(target) ? 0 : position]
        : null;
    return retained ? referenceTo(retained) : null;
  }
  const item = target.args[0];
  if (!item || item.name === '_') return null;
  if (method === 'fold' || method === 'try_fold') return position === 1 ? item : null;
  const borrowed = [
    'filter',
    'inspect',
    'find',
    'take_while',
    'skip_while',
    'partition',
    'max_by_key',
    'min_by_key',
    'sorted_by_key',
  ];
  return borrowed.includes(method) || /_by$/.test(method) ? referenceTo(item) : item;
}
