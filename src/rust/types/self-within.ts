import type { Type } from './types.js';

/** `Arc<Self>` as it is written in an `impl`, with the type that the `impl` is for. */
export function withSelf(written: Type | null, self: Type | null): Type | null {
  return written && self ? { ...written, args: written.args.map((arg) => named(arg, self)) } : written;
}

function named(arg: Type, self: Type): Type {
  if (arg.name === 'Self') return { ...self, refs: arg.refs + self.refs };
  return { ...arg, args: arg.args.map((each) => named(each, self)) };
}
