import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isIteratorChain } from '../../../rust/order/loops.js';
import { neededInOneBranch } from '../../../rust/order/needed-in-branch.js';
import { isLook, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { comesFromGuard } from '../../../rust/ownership/places.js';
import { isReached, lender } from '../../../rust/ownership/reached.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `if let Some(row) = rows.get(id).cloned() { if row.open { keep(row) } }`, `match rows.get(id).cloned() { Some(row) if row.open => .. }`: copied before a look decides. */
export function copiedBeforeGuard(call: Node, file: RustFile): Problem | null {
  const copy = copyOf(call, file);
  if (copy?.method !== 'cloned' || !isCostlyItem(copy, file) || comesFromGuard(copy.source, file))
    return null;
  if (!isReached(copy.source, file)) return null;
  const found = nameFor(call, file);
  const needed = found && (found.guard ? neededBehind(found, file) : neededInOneBranch(found.name, file));
  if (!needed || !staysAsItIs(lender(copy.source), call.end, needed.start, file)) return null;
  return {
    at: call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} before it is clear whether \`${found.name.name}\` is needed: on the other way the copy is dropped.`,
    help: `decide by a look at what was found, and copy it where it is given away`,
  };
}

/** What an Option that was found lends owns memory. */
function isCostlyItem(copy: Copy, file: RustFile): boolean {
  return !isIteratorChain(copy.source) && costOf(copy, file) === 'costs';
}

interface Found {
  name: Binding;
  guard: Node | null;
}

/** `row` of `if let Some(row) = ..`, and of the one arm `Some(row) if .. =>` that wants it. */
function nameFor(call: Node, file: RustFile): Found | null {
  const holder = call.field === 'value' ? call.parent : null;
  if (holder?.kind === 'let_condition')
    return holder.parent?.kind === 'if_expression'
      ? nameIn(holder, holder.child('pattern'), null, file)
      : null;
  if (holder?.kind !== 'match_expression') return null;
  const arms = armsOf(holder);
  const wanting = arms.filter((arm) => !/^(?:_|None)$/.test(arm.child('pattern')?.text ?? ''));
  const pattern = wanting.length === 1 ? wanting[0]!.child('pattern') : undefined;
  const guard = pattern?.child('condition');
  return guard ? nameIn(wanting[0]!, pattern!.children[0], guard, file) : null;
}

function nameIn(holder: Node, pattern: Node | undefined, guard: Node | null, file: RustFile): Found | null {
  if (!/^Some\(\s*\w+\s*\)$/.test(pattern?.text ?? '')) return null;
  const [name, more] = file.localsOf(holder);
  return name && !more ? { name, guard } : null;
}

/** The first use behind the guard that needs the value for itself; null where the guard takes more than a look. */
function neededBehind({ name, guard }: Found, file: RustFile): Node | null {
  const uses = file.usesOf(name);
  const asked = uses.filter(({ use }) => guard!.contains(use.node));
  if (asked.length === 0 || !asked.every((use) => isLook(use, file))) return null;
  return uses.find((use) => !guard!.contains(use.use.node) && !isLook(use, file))?.use.node ?? null;
}
