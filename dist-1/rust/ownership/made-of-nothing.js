import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';
import { holdsReference, isWrittenWithLifetime } from '../types/holds-reference.js';

/** Verbs of functions that make what they return; `config()` may as well lend what is there for good. */
const MAKES =
  /(?:^|_)(?:parse|resolve|make|create|build|generate|compute|load|read|render|serialize|encode|decode|convert|random|normalize|canonicalize)(?:_|$)/;
/** Is the value made by a function that is called for just that, of nothing that it could lend? */
export function isMadeOfNothing(value, known) {
  const name = calledPath(withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK))?.split('::').at(-1) ?? '';
  return MAKES.test(name) && comesFromNowhere(value, known);
}
/**
 * `cache_folder()?`, `parse_url(&format!(..))?`: a function that is lent nothing but what is gone after the statement, or is there
 * for good, can't answer with a reference to anything else.
 */
export function comesFromNowhere(value, known) {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  const path = calledPath(call);
  if (
    !path ||
    !/^(?:[a-z]\w*::)*[a-z]\w*$/.test(path) ||
    /(?:^|_)(?:get|global|static|current|instance|shared)(?:_|$)/.test(path)
  )
    return false;
  return argumentsOf(call).every((argument) => {
    const lent = withoutBorrow(argument);
    if (lent.kind === 'macro_call' || /literal$/.test(lent.kind)) return true;
    const found = argument === lent ? known.typeOf(lent) : null;
    return !!found && found.refs === '' && !holdsReference(found) && !isWrittenWithLifetime(found, lent);
  });
}
