import { referenceTo, type, UNKNOWN } from './types.js';
export const STRING = type('String');
export const STR = referenceTo(type('str'));
export const USIZE = type('usize');
export const BOOL = type('bool');
export function optionOf(inner) {
  return type('Option', inner ?? UNKNOWN);
}
export function iteratorOf(item) {
  return type('Iterator', item ?? UNKNOWN);
}
/** `u32::MAX`, `f64::EPSILON`. */
export function constantOfNumber(path) {
  const number = /^((?:[iu](?:8|16|32|64|128|size))|f(?:32|64))::([A-Z_]+)$/.exec(path);
  return number && type(number[2] === 'BITS' ? 'u32' : number[1]);
}
