import { onlyLookedUp } from '../../rust/ownership/point-lookups.js';
import { calledPath, methodOf } from '../../rust/syntax/call-syntax.js';
import { hasUnhashableParameter, isTypeParameter } from '../../rust/types/type-parameters.js';
import { typeFromNode } from '../../rust/types/types.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import { fieldOnlyLookedUp } from './ordered-map-for-lookups/field-lookups.js';

const ORDERED = /^BTree(?:Map|Set)$/;
export const rule = {
  id: 'ordered-map-for-lookups',
  item: 'redundant-work',
  summary: 'a map or set that keeps an order which nobody asks for',
  severity: { ...WARN_UNLESS_COLD, cold: 'off' },
  blocksWhenHot: false,
  on: ['let_declaration', 'field_declaration'],
  needs: /\bBTree(?:Map|Set)\b/,
  check(node, file) {
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
function localHeld(declaration, file) {
  const pattern = declaration.child('pattern');
  const [binding] = file.localsOf(declaration);
  if (pattern?.kind !== 'identifier' || !binding?.whole || binding.uses.length === 0) return null;
  if (!isMadeHere(declaration.child('value'))) return null;
  const written = typeFromNode(declaration.child('type'));
  const kind = written && ORDERED.test(written.name) ? written : file.typeOf(binding.uses[0].node);
  if (!kind || !isOrdered(kind, file) || isKeyOfCaller(kind.args[0], declaration)) return null;
  return onlyLookedUp(binding, file) ? { name: binding.name, kind } : null;
}
/** `N` of `Graph<N, E>` has the order that its bounds ask for; what is not known in generic code may be such a key, too. */
function isKeyOfCaller(key, at) {
  return hasUnhashableParameter(at) && (!key || key.name === '_' || isTypeParameter(key, at));
}
/** Not by somebody who may give it to others, too. */
function isMadeHere(value) {
  if (value?.kind === 'try_expression') return isMadeHere(value.children[0]);
  if (value?.kind !== 'call_expression') return false;
  return (
    methodOf(value) === 'collect' || /(?:^|::)(?:new|default|from|from_iter)$/.test(calledPath(value) ?? '')
  );
}
function fieldHeld(field, file) {
  const kind = typeFromNode(field.child('type'));
  const name = field.child('name')?.text;
  if (!kind || !name || !isOrdered(kind, file)) return null;
  return fieldOnlyLookedUp(field, file) ? { name, kind } : null;
}
/** The file is also built where only `alloc` is at hand, which has no `HashMap`. */
const WITHOUT_STD = /\b(?:alloc::(?:\{[^}]*\b)?collections\b|alloc::\{[^;]*\bcollections::)/;
/** The standard library's, which has the other kind too: a crate without it has to be content with this one. */
function isOrdered(kind, file) {
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
function isHardToHash(key, file) {
  if (!key) return false;
  if (/Float|NotNan|Ordered|^f(?:32|64)$|Value|Scalar/.test(key.name)) return true;
  return file.declarations.hashes(key.name) === false || key.args.some((part) => isHardToHash(part, file));
}
