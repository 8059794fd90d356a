import type { Binding, Use } from '../../../rust/names/scopes.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { whoElse } from './who-else.js';

/** `client.get(config.url.clone()).send().await?` as the last look at `config`: what goes along is a copy, yet the guard stays for the answer. */
export function copiedThenAwaited(
  lock: TakenLock,
  guard: Binding,
  last: Node,
  borrowers: ReadonlySet<Binding>,
  file: RustFile,
): Problem | null {
  const uses = [...borrowers].flatMap((each) => each.uses.filter(({ node }) => last.contains(node)));
  if (uses.length === 0 || !uses.every((use) => isCopiedOut(use, file))) return null;
  const waits = [...last.descendantsOfKind('await_expression')].find((each) => each.contains(uses[0]!.node));
  if (!waits || !uses.every(({ node }) => waits.contains(node) && !isApart(node, waits))) return null;
  return {
    at: lock.call,
    message: `\`${guard.name}\` is last used for the arguments on line ${uses.at(-1)!.node.line}, but the lock is held on through ${quoted(waits)}: ${whoElse(lock)} waits for that too.`,
    help: `copy what the call needs out of the lock in a statement of its own, and let go of \`${guard.name}\` before the call`,
  };
}

const COPIES = /^(?:clone|cloned|copied|to_owned|to_string|to_vec|len|is_empty)$/;

function isCopiedOut({ node, hidden }: Use, file: RustFile): boolean {
  if (hidden) return false;
  const place = placeOf(node);
  const call = methodCalledOn(place);
  if (call) return place !== node && COPIES.test(methodOf(call) ?? '');
  // `*turn` as a whole is what only one at a time may have.
  if (place.kind !== 'field_expression' || place.parent?.kind === 'reference_expression') return false;
  const found = file.typeOf(place);
  return !!found && file.isCopy(found) === true && found.refs === '';
}

/** In a closure or a task of its own, which may run later. */
function isApart(node: Node, within: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === within) return false;
    if (/^(?:closure_expression|async_block)$/.test(at.kind)) return true;
  }
  return false;
}
