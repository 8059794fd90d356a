import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
/** `parts.iter().find(|p| p.kind == kind)` of an enum whose variants hold nothing: a list with one entry for each kind is no longer than the enum. */
export function isAskedByKind(search, file) {
  const body = argumentsOf(search)[0]?.child('body');
  if (body?.kind !== 'binary_expression' || body.child('operator')?.text !== '==') return false;
  return [body.child('left'), body.child('right')].some((side) => {
    const found = file.typeOf(side);
    return !!found && file.declarations.parts(methodTarget(found).name)?.length === 0;
  });
}
