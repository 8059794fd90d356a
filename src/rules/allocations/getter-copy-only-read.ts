import { isCloningGetter } from '../../rust/functions/cloning-getter.js';
import { calleeOutsideTraits } from '../../rust/functions/function-called.js';
import { functionsNamed } from '../../rust/names/items-by-name.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isLookedAtThere } from '../../rust/ownership/lent-there.js';
import { isOnlyLookedAtByAll } from '../../rust/ownership/lent-to-readers.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../rust/ownership/only-read.js';
import { comesFromGuard, isPlace, rootOf, statementOf } from '../../rust/ownership/places.js';
import { onlyReads } from '../../rust/ownership/readers.js';
import { staysWhileUsed } from '../../rust/ownership/stays-while-used.js';
import { callOfArgument, methodCalledOn, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../../rust/syntax/macros.js';
import { armsOf } from '../../rust/syntax/match-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'getter-copy-only-read',
  item: 'allocations',
  summary: 'a copy that a getter made and that is only looked at',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(?:clone|cloned|to_owned|to_vec|to_path_buf)\(\)|::clone\(/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const name = methodOf(node);
    const owner = name && functionsNamed(file.tree, name).length > 0 ? receiverOf(node) : undefined;
    if (!name || !owner || !isPlace(owner) || comesFromGuard(owner, file)) return null;
    const value = partOf(node);
    const look = lookAt(value, owner, file);
    if (!look) return null;
    const getter = calleeOutsideTraits(node, file);
    if (!getter || !isCloningGetter(getter, file)) return null;
    const twin = lendingTwin(getter, file);
    return {
      at: node,
      message: `\`${name}\` copies what it answers with, and here the copy is ${look}.`,
      help: twin
        ? `ask \`${twin}\`, which lends it`
        : `let \`${name}\` lend it, or a getter beside it, and copy where a value is kept`,
    };
  },
};

/** `self.peek()`, `self.peek().token`, `self.find(id)?.name`: what the answer is looked at by. */
function partOf(call: Node): Node {
  let value = withOpenings(call, OPENING_OR_DEFAULT);
  for (;;) {
    const parent = value.parent;
    if (parent?.kind !== 'field_expression' || value.field !== 'value' || methodCalledOn(value)) return value;
    value = parent;
  }
}

/** What is done with it, where that is no more than a look while its owner stays as it is. */
function lookAt(value: Node, owner: Node, file: RustFile): string | null {
  const parent = value.parent!;
  switch (parent.kind) {
    case 'match_expression':
    case 'let_condition':
      return value.field === 'value' && isOnlyMatched(parent, owner, file) ? 'only matched' : null;
    case 'let_declaration':
      return isOnlyLookedAtLater(parent, owner, file) ? 'only looked at' : null;
    case 'binary_expression':
      return /^(?:[!=]=|<=?|>=?)$/.test(parent.child('operator')?.text ?? '') && isStill(value, owner, file)
        ? 'only compared'
        : null;
    case 'reference_expression':
      return !parent.has('mutable_specifier') &&
        (callOfArgument(parent) || isLookedAtThere(parent)) &&
        isStill(value, owner, file)
        ? 'only lent'
        : null;
    case 'arguments':
      return isPrinted(parent) && isStill(value, owner, file) ? 'only printed' : null;
    default: {
      const reader = methodCalledOn(value);
      return reader && onlyReads(reader, file.typeOf(value), file.declarations) && isStill(value, owner, file)
        ? `only there for \`${methodOf(reader)}\` to read it`
        : null;
    }
  }
}

/** Nothing is copied while the level of a log line is off, and little beside what is written while it is on. */
function isPrinted(list: Node): boolean {
  const macro = list.parent?.macro ?? '';
  return FORMATTING_MACROS.has(macro) && !/^(?:trace|debug)$/.test(macro);
}

function isOnlyMatched(holder: Node, owner: Node, file: RustFile): boolean {
  const arms = holder.kind === 'match_expression' ? armsOf(holder) : [holder];
  const names: Binding[] = arms
    .flatMap((arm) => [...file.localsOf(arm)])
    .filter(({ uses }) => uses.length > 0);
  // Other arms don't run before this one's.
  return names.every(
    (name) =>
      !name.mutable &&
      isOnlyLookedAt(name, file) &&
      staysAsItIs(owner, name.node.end, endOfUses(name, file), file),
  );
}

function isOnlyLookedAtLater(declaration: Node, owner: Node, file: RustFile): boolean {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAtByAll(binding, file)) return false;
  return staysWhileUsed(rootOf(owner)!, declaration.end, binding, file);
}

/** Nothing in the statement changes the owner meanwhile. */
function isStill(value: Node, owner: Node, file: RustFile): boolean {
  const statement = statementOf(value);
  return !mayChangeWithin(owner, statement.start, statement.end, file);
}

/** `peek_ref` beside `peek`. */
function lendingTwin(getter: Node, file: RustFile): string | null {
  const name = getter.child('name')!.text;
  for (const twin of [`${name}_ref`, `${name}_borrowed`, `ref_${name}`, `as_${name}`]) {
    const [fn] = functionsNamed(file.tree, twin);
    if (fn && /^(?:Option<)?&/.test(fn.child('return_type')?.text ?? '')) return twin;
  }
  return null;
}
