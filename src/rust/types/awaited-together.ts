import { itemOf } from './std-collection-returns.js';
import { type Type, type, UNKNOWN } from './types.js';

/** `join_all(futures).await`: a future stands for what it gives. */
export function outputOfAll(name: string, futures: () => Type): Type | null {
  const output = /^(?:try_)?join_all$/.test(name) ? itemOf(futures()) : null;
  if (!output) return null;
  if (name === 'join_all') return type('Vec', output);
  return output.name === 'Result' ? type('Result', type('Vec', output.args[0] ?? UNKNOWN), UNKNOWN) : null;
}
