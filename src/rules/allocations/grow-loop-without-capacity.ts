import { emptyContainer, type KnownLength, knownLength } from '../../rust/containers.js';
import { rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { type Type, typeFromNode } from '../../rust/types.js';
import { type Fix, type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { type Filling, fillingLoop } from './filling-loop.js';
import { fieldLeftEmpty, shrunkWhileEmpty, unreservedGrowth } from './room-known-beforehand.js';

export const rule: Rule = {
  id: 'grow-loop-without-capacity',
  item: 'allocations',
  summary: 'a container that starts empty and grows once per item of a loop whose length is known',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration', 'for_expression', 'call_expression', 'struct_expression'],
  needs: /::(?:new|default)\(\)|vec!\[\]|\bIntoIterator\b|\.shrink_to\(/,
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null {
    if (node.kind === 'for_expression') return unreservedGrowth(node, file);
    if (node.kind === 'call_expression') return shrunkWhileEmpty(node, file);
    if (node.kind === 'struct_expression') return fieldLeftEmpty(node, file);
    return grownLocal(node, file);
  },
};

function grownLocal(node: Node, file: RustFile): Problem | readonly Problem[] | null {
  const value = node.child('value');
  const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
  if (!value || !binding?.whole || !binding.mutable) return null;
  if (value.kind === 'struct_expression') return grownFields(value, binding, file);
  const made = emptyContainer(value, typeFromNode(node.child('type')) ?? file.typeOf(value));
  const filling = made && fillingLoop(binding, null, file);
  const length = filling && lengthOf(filling, file);
  if (!made || !length) return null;
  return {
    ...problemOf(node, binding.name, made, filling, length),
    ...(filling.every && !filling.addedBefore && certainFix(value, made, length, binding, file)),
  };
}

/** `let mut rows = Rows { ids: Vec::new(), .. }; for x in xs { rows.ids.push(..) }`. */
function grownFields(literal: Node, binding: Binding, file: RustFile): Problem[] {
  const owner = file.typeOf(literal)?.name ?? '';
  const fields = literal.child('body')?.children.filter((child) => child.kind === 'field_initializer') ?? [];
  return fields.flatMap((field) => {
    const name = field.child('field')?.text ?? field.child('name')?.text ?? '';
    const made = emptyContainer(field.child('value'), file.declarations.field(owner, name));
    const filling = made && fillingLoop(binding, name, file);
    const length = filling && lengthOf(filling, file);
    return made && length ? [problemOf(field, `${binding.name}.${name}`, made, filling, length)] : [];
  });
}

function lengthOf({ loop }: Filling, file: RustFile): KnownLength | null {
  const takesApart = loop.child('pattern')?.kind === 'tuple_pattern';
  return knownLength(loop.child('value'), (expression) => file.typeOf(expression), takesApart);
}

function problemOf(at: Node, name: string, made: Type, filling: Filling, length: KnownLength): Problem {
  const items = length.text ? `\`${length.text}\`` : 'the number of turns';
  const gets = filling.every ? 'gets one element per turn' : 'gets an element at some turns';
  return {
    at,
    message: `\`${name}\` starts empty and ${gets} of the \`for\` on line ${filling.loop.line}, so it is allocated anew and copied each time it is full.`,
    help: `create it with room for ${items}${made.name === 'Vec' ? ' (`Vec::with_capacity`), or collect it from the iterator' : ''}`,
    // Where few items pass, room for all of them is a waste of another kind.
    ...(!filling.every && { minor: true }),
  };
}

/** Certain where the constructor has a twin with a capacity, and the collection stands ready when it is made. */
function certainFix(
  value: Node,
  made: Type,
  length: KnownLength,
  binding: Binding,
  file: RustFile,
): { fix?: Fix } {
  const { base, text } = length;
  if (!base || !text || !/^(?:Vec|VecDeque|HashMap|HashSet|String)$/.test(made.name)) return {};
  if (!/^(?:(?:Vec|VecDeque|HashMap|HashSet|String)::new\(\)|vec!\[\])$/.test(value.text)) return {};
  const found = file.typeOf(base);
  const root = rootOf(base);
  const source = root && file.bindingOf(root);
  if (!found || !source || source.node.start > binding.node.start) return {};
  if (source.kind === 'for' || source.kind === 'match') return {};
  if (
    file
      .usesOf(source)
      .some(
        (use) =>
          use.effect !== 'read' && use.use.node.start > binding.node.start && use.use.node.start < base.start,
      )
  )
    return {};
  const owner = value.kind === 'macro_call' ? 'Vec' : value.child('function')!.child('path')!.text;
  return { fix: { start: value.start, end: value.end, text: `${owner}::with_capacity(${text})` } };
}
