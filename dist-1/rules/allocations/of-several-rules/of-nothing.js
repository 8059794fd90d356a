import { costlyPart } from '../../../rust/cost/costly.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
/** `!names.is_empty() && longest > 3`, `names.is_empty() || any_long`: of no items or an empty text, the value costs next to nothing. */
export function isOfNothing(declaration, left) {
  const settles = left.parent?.child('operator')?.text === '||' ? '' : '!';
  const [, not, asked] = /^(!?)((?:\w+\.)*\w+)\.is_empty\(\)$/.exec(left.text) ?? [];
  if (not !== settles) return false;
  const value = declaration.child('value')?.text ?? '';
  return !!asked && new RegExp(`(?<![\\w.])${asked.replaceAll('.', '\\.')}\\b`).test(value);
}
/** `Vec::with_capacity(n)` or a walk over the items where there are none: that costs nothing. */
export function isRoomForNothing(declaration, condition) {
  return (
    /with_capacity\(|\b(?:into_)?(?:iter|keys|values)\(\)/.test(declaration.child('value')?.text ?? '') &&
    /is_empty\(\)|[<>=!]=?\s*0\b|[<>]=?\s*1\b/.test(condition?.text ?? '')
  );
}
/** `let length = common(ours, theirs); let wanted = ours.len(); if wanted == 0 { return .. }`: of nothing it is made at once. */
export function isOverEmpty(declaration, condition, file) {
  const value = declaration.child('value');
  const costly = condition && value ? costlyPart(value, file) : null;
  return !!costly && emptyUnder(condition, file).some((place) => isWalkOver(costly, place, file));
}
/** Places that are empty where a condition holds. */
function emptyUnder(condition, file) {
  const asked = condition.text.replace(/\s+/g, '');
  const places = [
    ...asked.matchAll(/(?<![!\w.])([\w.]+)\.is_empty\(\)/g),
    ...asked.matchAll(/(?<![!\w.])([\w.]+)\.len\(\)(?:==0|<1)\b/g),
  ].map(([, place]) => place);
  for (const name of condition.descendantsOfKind('identifier')) {
    if (!/^\s*==\s*0(?:\.0)?(?![\w.])/.test(condition.tree.text.slice(name.end, name.end + SHORT))) continue;
    const measured = /^([\w.]+)\.len\(\)/.exec(file.bindingOf(name)?.value?.text ?? '')?.[1];
    if (measured) places.push(measured);
  }
  return places;
}
/** As far as ` == 0.0` reaches. */
const SHORT = 12;
/** A chain that starts there, or a function of this file that loops over it. */
function isWalkOver(costly, place, file) {
  if (costly.text.replace(/\s+/g, '').startsWith(`${place}.`)) return true;
  if (!argumentsOf(costly).some((each) => each.text.replace(/^&/, '') === place)) return false;
  return (
    functionCalled(costly, file)?.child('body')?.descendantsOfKind('for_expression').next().done === false
  );
}
