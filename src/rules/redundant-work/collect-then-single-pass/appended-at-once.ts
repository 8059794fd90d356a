import { emptyContainer } from '../../../rust/cost/containers.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isOnePlaceThroughout } from '../../../rust/order/bound-within.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { isPlace, isRepeated } from '../../../rust/ownership/places.js';
import { looksAtTarget } from '../../../rust/ownership/read-too-late.js';
import { isOfSameSelf } from '../../../rust/ownership/same-self.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isCopiedAlways } from '../of-several-rules/copied-always.js';

/** `let mut part = self.parse_part(); all.append(&mut part);` with a function of the repository. */
export function appendedAtOnce(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const made = value?.kind === 'try_expression' ? value.children[0] : value;
  if (!value || made?.kind !== 'call_expression') return null;
  const lent = binding.uses[0]!.node.parent;
  const call = lent?.kind === 'reference_expression' ? callOfArgument(lent) : null;
  if (!call || methodOf(call) !== 'append' || argumentsOf(call).length !== 1) return null;
  if (writtenLoops(call).some((loop) => !loop.node.contains(declaration))) return null;
  const name = functionOfRepository(made, file);
  if (!name) return null;
  const target = receiverOf(call)!;
  const isOwn = looksAtTarget(made, target, file);
  if (isOwn && !isOfSameSelf(made, target)) return null;
  return {
    at: declaration,
    until: call,
    message: `\`${name}\` allocates a list of its own that is copied to the end of \`${target.text}\` at once and dropped.`,
    help: `let \`${name}\` push into ${isOwn ? quoted(target) : 'a `&mut Vec` that it is given'}`,
  };
}

/** `let mut found = items.filter(..).collect::<Vec<_>>(); all.append(&mut found);` */
export function collectedThenAppended(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const [use, more] = file.usesOf(binding);
  const call = use && !more && use.effect === 'borrow-mut' && use.method === null ? use.call : null;
  const target = call && methodOf(call) === 'append' ? placeOrNull(receiverOf(call)) : null;
  if (!call || !target || isRepeated(use!.use.node, binding)) return null;
  return {
    at: declaration.child('value')!,
    until: call,
    message: `\`${binding.name}\` is collected only to be moved to the end of \`${target.text}\` and dropped.`,
    help: `use \`extend\` with the iterator itself`,
  };
}

/** `let mut part = vec![]; gather(x, &mut part); all.extend(part);` */
export function gatheredThenAppended(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const made = emptyContainer(value, typeFromNode(declaration.child('type')));
  const uses = file.usesOf(binding);
  const last = uses.at(-1);
  if (made?.name !== 'Vec' || !last || uses.length < 2) return null;
  // What another thread fills is appended when all are done.
  if (uses.some(({ use }) => enclosingClosure(use.node) !== enclosingClosure(binding.node))) return null;
  const [lent] = uses;
  const call = lent!.effect === 'borrow-mut' && lent!.method === null ? lent!.call : null;
  const target = call && appendedTo(last.use.node, file);
  if (!target || isRepeated(last.use.node, binding)) return null;
  if (!uses.slice(1, -1).every((use) => use.method === 'iter_mut' || use.effect === 'borrow-mut'))
    return null;
  const end = callOfArgument(withBorrow(last.use.node)) ?? last.use.node.parent!;
  if (!isCopiedAlways(end, [lent!.use.node])) return null;
  if (looksAtTarget(call, target, file) && !isOfSameSelf(call, target)) return null;
  const name = methodOf(call) ?? calledPath(call) ?? 'the function';
  return {
    at: declaration,
    message: `\`${name}\` fills \`${binding.name}\` only for its items to be moved to the end of \`${target.text}\` one after the other.`,
    help: `let \`${name}\` push into \`${target.text}\` itself, and go on with what it added`,
  };
}

/** The list that gets all items: by `append`, by `extend`, or by a loop that pushes each. */
function appendedTo(use: Node, file: RustFile): Node | null {
  const lent = withBorrow(use);
  const call = callOfArgument(lent);
  if (call) return /^(?:append|extend)$/.test(methodOf(call) ?? '') ? placeOrNull(receiverOf(call)) : null;
  const loop = use.parent?.kind === 'for_expression' && use.field === 'value' ? use.parent : null;
  const [statement, ...more] = loop?.child('body')?.children ?? [];
  const push = statement?.kind === 'expression_statement' ? statement.children[0] : undefined;
  if (!loop || !push || more.length > 0 || methodOf(push) !== 'push') return null;
  return isOnePlaceThroughout(loop, receiverOf(push)!, file) ? placeOrNull(receiverOf(push)) : null;
}

function placeOrNull(node: Node | undefined): Node | null {
  return node && isPlace(node) ? node : null;
}

/** Name of the called function where the repository declares it: only then can its signature change. */
function functionOfRepository(call: Node, file: RustFile): string | null {
  const returns = signatureOf(call, file)?.returns;
  const list = returns && /^(?:\w*Result|Option)$/.test(returns.name) ? returns.args[0] : returns;
  return list?.name === 'Vec' ? calleeName(call) : null;
}
