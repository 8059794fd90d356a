import type { Type } from './types.js';

/** One type, as far as both are known to the last part. */
export function areSame(one: Type | undefined, other: Type | undefined): boolean {
  return (
    !!one &&
    !!other &&
    one.name !== '_' &&
    one.name === other.name &&
    one.refs === other.refs &&
    one.length === other.length &&
    one.args.length === other.args.length &&
    one.args.every((part, i) => areSame(part, other.args[i]))
  );
}
