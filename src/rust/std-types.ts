import { referenceTo, type Type, type, UNKNOWN } from './types.js';

export const STRING = type('String');
export const STR = referenceTo(type('str'));
export const USIZE = type('usize');
export const BOOL = type('bool');

export function optionOf(inner: Type | null | undefined): Type {
  return type('Option', inner ?? UNKNOWN);
}

export function iteratorOf(item: Type | null | undefined): Type {
  return type('Iterator', item ?? UNKNOWN);
}
