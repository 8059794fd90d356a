import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `parts.iter().find(|p| p.kind == kind)` of an enum whose variants hold nothing: a list with one entry for each kind is no longer than the enum. */
export function isAskedByKind(search: Node, file: RustFile): boolean {
  const body = argumentsOf(search)[0]?.child('body');
  if (body?.kind !== 'binary_expression' || body.child('operator')?.text !== '==') return false;
  return [body.child('left')!, body.child('right')!].some((side) => {
    const found = file.typeOf(side);
    return !!found && file.declarations.parts(methodTarget(found).name)?.length === 0;
  });
}

const KINDS = /(?:Type|Kind|Mode|Level|Role)$/;
const NAMED_KINDS = /(?:^|[._])(?:type|kind|mode|level|role)$/;

/** `seen.iter().any(|s| s.data_type == row.data_type && s.mode == row.mode)`: of all that is compared there are a few to tell apart. */
export function comparesKindsAlone(search: Node, file: RustFile): boolean {
  const body = valueOfClosure(argumentsOf(search)[0]);
  return !!body && isComparisonOfKinds(body, file);
}

function isComparisonOfKinds(condition: Node, file: RustFile): boolean {
  const [left, right] = [condition.child('left'), condition.child('right')];
  if (condition.kind !== 'binary_expression' || !left || !right) return false;
  const operator = condition.child('operator')?.text;
  if (operator === '&&') return [left, right].every((each) => isComparisonOfKinds(each, file));
  return operator === '==' && [left, right].some((side) => isKind(side, file));
}

function isKind(side: Node, file: RustFile): boolean {
  const found = file.typeOf(side);
  if (!found) return side.kind === 'field_expression' && NAMED_KINDS.test(side.text);
  const { name } = methodTarget(found);
  return KINDS.test(name) || file.declarations.parts(name)?.length === 0;
}
