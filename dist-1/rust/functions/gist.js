import { isTrifle } from '../cost/trifle.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
/** What a body comes to, as far as its shape tells at a glance. */
export function gistOf(body) {
  if (!body) return null;
  return gistOfShape(body) ?? (isTrifle(body) ? 'trifle' : null);
}
function gistOfShape(body) {
  const [only, ...more] = body.children.filter((child) => child.kind !== 'attribute_item');
  if (only && reserves(only)) return 'one-write';
  if (!only || more.length > 0) return null;
  const value = bare(only);
  if (isTable(value)) return 'table';
  if (isWrite(value)) return 'one-write';
  const field = encodedField(value);
  if (field) return `of:${field}`;
  return value.kind === 'match_expression' ? gistOfArms(value) : null;
}
function bare(statement) {
  const inner = /^(?:expression_statement|try_expression|block)$/.test(statement.kind)
    ? statement.children
    : [];
  return inner.length === 1 ? bare(inner[0]) : statement;
}
/** `out.reserve(self.length());`, of a buffer that is lent. */
function reserves(statement) {
  const call = bare(statement);
  return /^reserve(?:_exact)?$/.test(methodOf(call) ?? '') && receiverOf(call).kind === 'identifier';
}
function isTable(value) {
  const lent = withoutBorrow(value);
  if (lent !== value && lent?.kind === 'array_expression') return true;
  return !!lent && /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(lent.text);
}
function isWrite(value) {
  return /^(?:extend|extend_from_slice|put_slice|write_all)$/.test(methodOf(value) ?? '');
}
/** `payload` of `self.payload.encode(out)`. */
function encodedField(value) {
  if (methodOf(value) !== 'encode' || argumentsOf(value).length !== 1) return null;
  return /^self\.(\w+)$/.exec(receiverOf(value).text)?.[1] ?? null;
}
function gistOfArms(match) {
  const arms = armsOf(match);
  const ways = arms.flatMap((arm) => arm.child('value') ?? []).map(bare);
  if (!ways.some(isWrite)) return null;
  if (ways.every(isWrite)) return 'one-write';
  return ways.every((way) => isWrite(way) || /^encode/.test(methodOf(way) ?? '')) ? 'write-or-encode' : null;
}
