import { emptyContainer, type KnownLength, knownLength } from '../../rust/containers.js';
import { mayBreak, runsEveryTurn } from '../../rust/every-turn.js';
import { argumentsOf, enclosingLoops } from '../../rust/flow.js';
import { rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { type Type, typeFromNode } from '../../rust/types.js';
import type { UseFacts } from '../../rust/uses.js';
import { type Fix, type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { fieldLeftEmpty, shrunkWhileEmpty, unreservedGrowth } from './room-known-beforehand.js';

/** Methods that add exactly one element. */
const GROWS_BY_ONE = new Set(['push', 'push_back', 'push_front', 'insert', 'insert_unique']);

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

function grownLocal(node: Node, file: RustFile): Problem | null {
  const value = node.child('value');
  const made = emptyContainer(value, typeFromNode(node.child('type')) ?? file.typeOf(value));
  const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
  if (!made || !value || !binding?.whole || !binding.mutable) return null;
  const loop = fillingLoop(binding, file);
  if (!loop) return null;
  const length = knownLength(loop.child('value'), (expression) => file.typeOf(expression));
  if (!length) return null;
  const items = length.text ? `\`${length.text}\`` : 'the number of turns';
  return {
    at: node,
    message: `\`${binding.name}\` starts empty and gets one element per turn of the \`for\` on line ${loop.line}, so it is allocated anew and copied each time it is full.`,
    help: `create it with room for ${items}${made.name === 'Vec' ? ' (`Vec::with_capacity`), or collect it from the iterator' : ''}`,
    ...certainFix(value, made, length, binding, file),
  };
}

/** The `for` that is the first to touch the container, and adds to it at every turn. */
function fillingLoop(binding: Binding, file: RustFile): Node | null {
  const uses = file.usesOf(binding);
  const first = uses[0];
  if (!first?.call) return null;
  const loops = enclosingLoops(first.place).filter((loop) => !loop.node.contains(binding.node));
  const [loop] = loops;
  if (loops.length !== 1 || loop?.word !== 'for') return null;
  const inside = uses.filter((use) => loop.body.contains(use.place));
  const growing = inside.filter(addsOne);
  if (growing.length === 0 || inside.some((use) => use.effect === 'hidden')) return null;
  if (
    inside.some(
      (use) =>
        ['clear', 'pop', 'truncate', 'take', 'drain'].includes(use.method ?? '') || use.effect === 'assign',
    )
  )
    return null;
  if (mayBreak(loop.body)) return null;
  return runsEveryTurn(loop.body, new Set(growing.map((use) => use.call!))) ? loop.node : null;
}

function addsOne(use: UseFacts): boolean {
  if (use.place !== use.use.node || !use.call || !use.method || !GROWS_BY_ONE.has(use.method)) return false;
  return argumentsOf(use.call).length > 0;
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
