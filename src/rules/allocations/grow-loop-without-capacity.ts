import { holdsComplaints } from '../../rust/cost/complaints.js';
import { hasCapacity, type KnownLength } from '../../rust/cost/containers.js';
import type { Binding } from '../../rust/names/scopes.js';
import { takesFewTurns } from '../../rust/order/few-turns.js';
import { lineOfLoop } from '../../rust/order/loops.js';
import { walkOf } from '../../rust/order/walks.js';
import { argumentsOf, calledPath } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { outweighsGrowth } from './grow-loop-without-capacity/beside-growth.js';
import { builtBehindMany } from './grow-loop-without-capacity/built-behind-many.js';
import { certainFix } from './grow-loop-without-capacity/certain-fix.js';
import { hasKeyOfGroup, hasKeyThatRepeats } from './grow-loop-without-capacity/few-keys.js';
import { filledByResize } from './grow-loop-without-capacity/filled-by-resize.js';
import { type Filling, fillingLoop } from './grow-loop-without-capacity/filling-loop.js';
import { foldedIntoEmpty } from './grow-loop-without-capacity/folded-into-empty.js';
import { grownAgain, itemsOf, type Later, type Room } from './grow-loop-without-capacity/grown-again.js';
import { howItGrows } from './grow-loop-without-capacity/how-it-grows.js';
import { madeEmpty, madeOfFirst, startsWithRoom } from './grow-loop-without-capacity/made-empty.js';
import { hintedTurns, isCountTaken, numberOfTurns } from './grow-loop-without-capacity/number-of-turns.js';
import { oneShort } from './grow-loop-without-capacity/one-short.js';
import { putTogether } from './grow-loop-without-capacity/put-together.js';
import {
  fieldLeftEmpty,
  shrunkWhileEmpty,
  unreservedGrowth,
} from './grow-loop-without-capacity/room-known-beforehand.js';
import {
  addsTheSame,
  flattens,
  goesOverComplaints,
  growsElsewhere,
  isHashed,
  isSmallMatter,
  isTextOfPieces,
} from './grow-loop-without-capacity/small-matter.js';
import { turnsInWords } from './grow-loop-without-capacity/turns-that-add.js';
import { canBeCollected, trustInCount, WITHIN } from './grow-loop-without-capacity/unchecked-count.js';

export const rule: Rule = {
  id: 'grow-loop-without-capacity',
  item: 'allocations',
  summary: 'a container that starts empty and grows once per item of a loop whose length is known',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['let_declaration', 'for_expression', 'call_expression', 'struct_expression'],
  needs:
    /::(?:new|default)\(\)|::with_capacity\(|vec!\[|Iterator\b|\.shrink_to\(|\.(?:insert|push|push_back|push_str|entry)\(/,
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null {
    const walk = walkOf(node, file);
    if (walk) return unreservedGrowth(walk, file);
    if (node.kind === 'call_expression') return shrunkWhileEmpty(node, file) ?? foldedIntoEmpty(node, file);
    if (node.kind === 'struct_expression') return fieldLeftEmpty(node, file);
    return grownLocal(node, file);
  },
};

function grownLocal(node: Node, file: RustFile): Problem | readonly Problem[] | null {
  const value = node.child('value');
  const bindings = file.localsOf(node);
  if (!value) return null;
  if (value.kind === 'tuple_expression') return grownParts(node, value, bindings, file);
  const [binding] = bindings;
  if (!binding?.whole || !binding.mutable) return null;
  if (value.kind === 'struct_expression') return grownFields(value, binding, file);
  if (isDefault(value)) {
    const fields = grownFieldsOfDefault(node, value, binding, file);
    if (fields.length > 0) return fields;
  }
  const made = madeEmpty(value, typeFromNode(node.child('type')) ?? file.typeOf(value), file);
  const filled =
    made &&
    (filledByResize(node, binding, made, file) ??
      builtBehindMany(node, binding, made, file) ??
      putTogether(node, binding, made, file));
  if (filled) return filled;
  const grown = made && growthOf(node, binding, null, made, file);
  if (!made) return grownBehindFirst(node, value, binding, file) ?? oneShort(node, binding, file);
  if (!grown) return null;
  const { filling, length } = grown;
  const certain =
    !grown.later &&
    filling.turns === 'every' &&
    !filling.addedBefore &&
    !filling.addedAfter &&
    !filling.mayAddMore &&
    filling.byOne;
  return { ...grown.problem, ...(certain && certainFix(value, made, length, binding, file)) };
}

/** `let mut points = vec![origin]; for i in 0..sides { points.push(..) }`: the list has room for the first alone. */
function grownBehindFirst(node: Node, value: Node, binding: Binding, file: RustFile): Problem | null {
  const first = madeOfFirst(value);
  const made = first === null ? null : { name: 'Vec', args: [], refs: '' };
  const grown = made && growthOf(node, binding, null, made, file, first ?? 0);
  if (!grown || !/^(?:every|most)$/.test(grown.filling.turns) || grown.filling.inner) return null;
  const { loop } = grown.filling;
  // What is in the list may have been taken from the same input first.
  if (isCountTaken(loop, file)) return null;
  return {
    ...grown.problem,
    message: `\`${binding.name}\` has room for ${first === 1 ? 'the one element' : `the ${first} elements`} it is made of, and the \`${loop.word}\` on line ${lineOfLoop(loop)} adds more at each turn: it is allocated anew and copied each time it is full.`,
  };
}

/** `let (mut a, mut b) = (Vec::new(), Vec::new());` */
function grownParts(node: Node, value: Node, bindings: readonly Binding[], file: RustFile): Problem[] {
  const parts = node.child('pattern')?.children ?? [];
  return parts.flatMap((part, i) => {
    const binding = bindings.find((each) => part.contains(each.node));
    const made = madeEmpty(value.children[i], null, file);
    const grown = made && binding?.mutable ? growthOf(node, binding, null, made, file) : null;
    return grown ? [{ ...grown.problem, at: value.children[i]! }] : [];
  });
}

/** `let mut rows = Rows { ids: Vec::new(), .. }; for x in xs { rows.ids.push(..) }`. */
function grownFields(literal: Node, binding: Binding, file: RustFile): Problem[] {
  const owner = file.typeOf(literal)?.name ?? '';
  const fields = literal.child('body')?.children.filter((child) => child.kind === 'field_initializer') ?? [];
  return fields.flatMap((field) => {
    const name = field.child('field')?.text ?? field.child('name')?.text ?? '';
    const made = madeEmpty(field.child('value'), file.declarations.field(owner, name), file);
    const grown = made && growthOf(field, binding, name, made, file);
    return grown ? [grown.problem] : [];
  });
}

function isDefault(value: Node): boolean {
  return /(?:^|::)default$/.test(calledPath(value) ?? '') && argumentsOf(value).length === 0;
}

/** `let mut rows = Rows::default(); for x in xs { rows.ids.push(..) }` of a struct that derives what it begins with. */
function grownFieldsOfDefault(node: Node, value: Node, binding: Binding, file: RustFile): Problem[] {
  const owner = (typeFromNode(node.child('type')) ?? file.typeOf(value))?.name ?? '';
  if (!file.declarations.declares(owner) || file.hasText(new RegExp(`\\bDefault\\s+for\\s+${owner}\\b`)))
    return [];
  const names = new Set(
    binding.uses.flatMap(({ node: use }) =>
      use.parent?.kind === 'field_expression' ? (use.parent.child('field')?.text ?? []) : [],
    ),
  );
  return [...names].flatMap((name) => {
    const held = file.declarations.field(owner, name);
    const grown = held && hasCapacity(held) ? growthOf(node, binding, name, held, file) : null;
    if (!grown) return [];
    const { text } = grown.length;
    return {
      ...grown.problem,
      help: `\`reserve\` room for ${text ? `\`${text}\`` : 'the number of turns'} before the loop${WITHIN[trustInCount(grown.filling.loop, file)]}`,
    };
  });
}

interface Growth {
  problem: Problem;
  filling: Filling;
  length: KnownLength;
  later: Later | null;
}

function growthOf(
  at: Node,
  binding: Binding,
  field: string | null,
  made: Type,
  file: RustFile,
  already = 0,
): Growth | null {
  const filling = fillingLoop(binding, field, file);
  const length =
    filling &&
    (numberOfTurns(filling.loop, file) ??
      (filling.byOne && !filling.inner ? hintedTurns(filling.loop, file) : null));
  if (!filling || !length) return null;
  // Room for what is mostly not there, or for a handful, would be the waste.
  if (
    holdsComplaints(field ?? binding.name) ||
    goesOverComplaints(filling.loop) ||
    takesFewTurns(filling.loop, file)
  )
    return null;
  if (
    isHashed(made) &&
    (hasKeyOfGroup(binding, filling.loop, file) || hasKeyThatRepeats(binding, filling.loop, file))
  )
    return null;
  const name = field ? `${binding.name}.${field}` : binding.name;
  const later = grownAgain(binding, field, filling.loop, file);
  const problem = problemOf(at, name, made, filling, { ...length, already }, later, file);
  const goesOn = growsElsewhere(binding, filling.loop, file);
  return { problem: { ...problem, ...(goesOn && { minor: true }) }, filling, length, later };
}

function problemOf(
  at: Node,
  name: string,
  made: Type,
  filling: Filling,
  length: Room,
  later: Later | null,
  file: RustFile,
): Problem {
  const { loop, inner, byOne, turns, mayAddMore, addedBefore } = filling;
  const { what, room, isOneForOne } = howItGrows(made, filling, itemsOf(length, later, addedBefore));
  const all = inner && flattens(loop, inner, file) ? 'the sum of what the lists in it hold' : room;
  const repeats =
    made.name === 'String' && !byOne && !mayAddMore && turns === 'every' && addsTheSame(filling, file);
  const listed = made.name === 'Vec' && isOneForOne && turns !== 'most' && !later && !addedBefore;
  const trust = trustInCount(loop, file);
  const orCollected = !length.already && canBeCollected(loop.body) ? ', or collect it from the iterator' : '';
  return {
    at,
    costAt: loop.body,
    message: `\`${name}\` starts ${startsWithRoom(made, file) ? 'with the same room whatever comes' : 'empty'} and gets ${what} ${turnsInWords(turns, `the \`${loop.word}\` on line ${lineOfLoop(loop)}`)}, so it is allocated anew and copied each time it is full.`,
    help: repeats
      ? `\`repeat\` the piece ${length.text ? `\`${length.text}\` times` : 'that many times'}, which makes room once`
      : `create it with room for ${all}${listed ? ` (\`Vec::with_capacity\`)${orCollected}` : ''}${WITHIN[trust]}`,
    ...((trust === 'read' ||
      isSmallMatter(made, filling, file) ||
      isTextOfPieces(made, filling, file) ||
      outweighsGrowth(loop, isHashed(made))) && {
      minor: true,
    }),
  };
}
