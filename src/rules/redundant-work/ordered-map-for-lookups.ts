import { onlyLookedUp } from '../../rust/ownership/point-lookups.js';
import { calledPath, methodCalledOn, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { hasUnhashableParameter, isTypeParameter } from '../../rust/types/type-parameters.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { callsOnFields, fieldOnlyLookedUp } from './ordered-map-for-lookups/field-lookups.js';
import { isReorderBuffer } from './ordered-map-for-lookups/reorder-buffer.js';

const ORDERED = /^BTree(?:Map|Set)$/;

export const rule: Rule = {
  id: 'ordered-map-for-lookups',
  item: 'redundant-work',
  summary: 'a map or set that keeps an order which nobody asks for',
  severity: { ...WARN_UNLESS_COLD, cold: 'off' },
  blocksWhenHot: false,
  on: ['let_declaration', 'field_declaration'],
  needs: /\bBTree(?:Map|Set)\b/,
  check(node: Node, file: RustFile): Problem | null {
    const held = node.kind === 'field_declaration' ? fieldHeld(node, file) : localHeld(node, file);
    if (!held) return null;
    const hashed = held.kind.name.replace('BTree', 'Hash');
    return {
      at: node,
      message: `\`${held.name}\` is only ever asked for single keys, and a \`${held.kind.name}\` compares its way down to each of them.`,
      help: `use a \`${hashed}\``,
    };
  },
};

interface Held {
  name: string;
  kind: Type;
}

function localHeld(declaration: Node, file: RustFile): Held | null {
  const pattern = declaration.child('pattern');
  const [binding] = file.localsOf(declaration);
  if (pattern?.kind !== 'identifier' || !binding?.whole || binding.uses.length === 0) return null;
  if (!isMadeHere(declaration.child('value'))) return null;
  const written = typeFromNode(declaration.child('type'));
  const kind = written && ORDERED.test(written.name) ? written : file.typeOf(binding.uses[0]!.node);
  if (!kind || !isOrdered(kind, file) || isKeyOfCaller(kind.args[0], declaration)) return null;
  if (!onlyLookedUp(binding, file)) return null;
  const calls = binding.uses.flatMap((use) => methodCalledOn(use.node) ?? []);
  return isReorderBuffer(calls) ? null : { name: binding.name, kind };
}

/** `N` of `Graph<N, E>` has the order that its bounds ask for; what is not known in generic code may be such a key, too. */
function isKeyOfCaller(key: Type | undefined, at: Node): boolean {
  return hasUnhashableParameter(at) && (!key || key.name === '_' || isTypeParameter(key, at));
}

/** Not by somebody who may give it to others, too. */
function isMadeHere(value: Node | undefined): boolean {
  if (value?.kind === 'try_expression') return isMadeHere(value.children[0]);
  if (value?.kind !== 'call_expression') return false;
  return (
    methodOf(value) === 'collect' || /(?:^|::)(?:new|default|from|from_iter)$/.test(calledPath(value) ?? '')
  );
}

function fieldHeld(field: Node, file: RustFile): Held | null {
  const kind = typeFromNode(field.child('type'));
  const name = field.child('name')?.text;
  if (!kind || !name || !isOrdered(kind, file)) return null;
  if (!fieldOnlyLookedUp(field, file)) return null;
  return isReorderBuffer(callsOnFields(field.tree, name)) ? null : { name, kind };
}

/** The file is also built where only `alloc` is at hand, which has no `HashMap`. */
const WITHOUT_STD = /\b(?:alloc::(?:\{[^}]*\b)?collections\b|alloc::\{[^;]*\bcollections::)/;

/** The standard library's, which has the other kind too: a crate without it has to be content with this one. */
function isOrdered(kind: Type, file: RustFile): boolean {
  if (kind.refs !== '' || !ORDERED.test(kind.name) || isHardToHash(kind.args[0], file)) return false;
  if (file.hasText(WITHOUT_STD)) return false;
  const full = file.imports.resolve(kind.name);
  if (full !== kind.name) return full === `std::collections::${kind.name}`;
  return (
    file.imports.resolve('collections') === 'std::collections' ||
    file.hasText(new RegExp(`\\bstd::collections::${kind.name}\\b`))
  );
}

/** Numbers with a point have an order, made by a wrapper, but seldom a hash; a type of this repository may derive one and not the other. */
function isHardToHash(key: Type | undefined, file: RustFile): boolean {
  if (!key) return false;
  if (/Float|NotNan|Ordered|^f(?:32|64)$|Value|Scalar/.test(key.name)) return true;
  return file.declarations.hashes(key.name) === false || key.args.some((part) => isHardToHash(part, file));
}
