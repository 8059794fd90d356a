import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { diverges, endsLoop } from '../../../rust/order/run-order.js';
import { ownsEverything } from '../../../rust/ownership/owns-everything.js';
import { isMovedIntoClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsOnLine } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { isTakenOut } from './stays-in-turn.js';

/** `let mut walk = Walk { seen: HashSet::new(), depth: 0 }; graph.visit(id, &mut walk);` in a loop: room to work in, with a name. */
export function scratchStruct(
  declaration: Node,
  binding: Binding,
  loop: Loop,
  file: RustFile,
): Problem | null {
  const made = declaration.child('value');
  if (!made || !isEmptyHolder(made, file)) return null;
  const owner = file.typeOf(made)?.name ?? '';
  const containers = fieldsOf(made).filter(({ value }) => isEmpty(value, file));
  if (!containers.every(({ name }) => isOwned(owner, name, file))) return null;
  const uses = file.usesOf(binding);
  if (!uses.every(staysHere) || !uses.some((use) => use.effect === 'borrow-mut')) return null;
  if (diverges(loop.node.child('body')) || endsLoop(declaration, loop)) return null;
  if (isShortLoop(loop, file) || goesOverFew(loop)) return null;
  return {
    at: declaration,
    message: `\`${binding.name}\` brings ${containers.length === 1 ? 'a container' : `${containers.length} containers`} of its own at ${turnsOnLine(declaration, loop)}, filled, read and freed again.`,
    help: `create \`${binding.name}\` before the loop and \`clear()\` what it holds at the start of each turn`,
    ...(isReachedAtSomeTurns(declaration, loop) && { minor: true }),
  };
}

/** `Walk { seen: HashSet::new(), depth: 0 }`: beside the containers only what costs nothing to set anew. */
export function isEmptyHolder(made: Node, file: RustFile): boolean {
  if (made.kind !== 'struct_expression' || made.child('body')?.has('base_field_initializer')) return false;
  const parts = fieldsOf(made).map(({ value }) => value);
  return (
    parts.some((part) => isEmpty(part, file)) &&
    parts.every((part) => isEmpty(part, file) || isPlain(part, file))
  );
}

function fieldsOf(made: Node): { name: string; value: Node }[] {
  return [...made.descendantsOfKind('field_initializer', 'shorthand_field_initializer')].map((field) => ({
    name: (field.child('field') ?? field.child('name') ?? field.children[0])!.text,
    value: field.child('value') ?? field.children[0]!,
  }));
}

function isEmpty(part: Node, file: RustFile): boolean {
  return emptyContainer(part, file.typeOf(part)) !== null;
}

function isPlain(part: Node, file: RustFile): boolean {
  if (/_literal$/.test(part.kind) || part.text === 'None') return true;
  const found = file.typeOf(part);
  return !!found && file.isCopy(found) === true;
}

/** What it holds can't have been lent by the turn. */
function isOwned(owner: string, field: string, file: RustFile): boolean {
  const held = file.declarations.field(owner, field);
  return !!held && held.refs === '' && ownsEverything(held, file);
}

function staysHere(use: UseFacts): boolean {
  if (use.use.hidden || isMovedIntoClosure(use.use) || isTakenOut(use)) return false;
  return (
    use.effect !== 'move' &&
    use.effect !== 'hidden' &&
    !(use.effect === 'assign' && use.place === use.use.node)
  );
}
