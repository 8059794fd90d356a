import { pathOf, rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { hasSelfAlone } from '../of-several-rules/exclusive-self.js';

const STEPS = /^(?:fetch_\w+|swap|compare_exchange(?:_weak)?)$/;

/** `self.turn.fetch_add(1, Relaxed)` in a method that takes `&mut self`: nobody else can be at the counter. */
export function steppedThoughExclusive(call: Node, file: RustFile): Problem | null {
  const place = STEPS.test(methodOf(call) ?? '') ? receiverOf(call)! : undefined;
  const field = place && /^self\.(\w+)$/.exec(pathOf(place))?.[1];
  if (!field || !hasSelfAlone(call, file) || enclosingClosure(call)) return null;
  const found = file.typeOf(place);
  if (found?.refs !== '' || !/^Atomic(?:[UI](?:8|16|32|64|size)|Bool)$/.test(found.name)) return null;
  if (rootOf(place)?.kind !== 'self') return null;
  return {
    at: call,
    message: `\`&mut self\` already shuts everyone else out, yet \`self.${field}\` is changed in one atomic step, which waits for its cache line and for all writes before it.`,
    help: `change it through \`self.${field}.get_mut()\`, which is a plain number`,
  };
}
