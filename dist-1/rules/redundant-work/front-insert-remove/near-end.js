import { spelling } from '../../../rust/ownership/same-place.js';

/** So few elements behind the one that goes are moved in no time. */
const NEAR_END = 4;
/** `list.len() - 1`, `list.len().saturating_sub(2)`, or a name for it: next to nothing follows. */
export function isNearEnd(index, list, file) {
  const named = index.kind === 'identifier' ? file.bindingOf(index)?.value : undefined;
  const length = `${spelling(list)}.len()`;
  const text = spelling(named ?? index).replace(/^\((.*)\)$/, '$1');
  if (!text.startsWith(length)) return false;
  const before = /^(?:-|\.(?:saturating|wrapping|checked)_sub\()(\d+)\)?(?:\?|\.unwrap\(\))?$/.exec(
    text.slice(length.length),
  );
  return !!before && Number(before[1]) <= NEAR_END;
}
