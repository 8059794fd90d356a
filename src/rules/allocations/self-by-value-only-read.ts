import { costOfType, holdsCollection } from '../../rust/cost/copies.js';
import { isNamedByAttribute } from '../../rust/functions/named-as-value.js';
import {
  attributesOf,
  enclosingImpl,
  functionName,
  implTrait,
  isReadByMacro,
} from '../../rust/functions/shape.js';
import { itemsNamed } from '../../rust/names/items-by-name.js';
import { isGetterName, isOnlyLookedAt } from '../../rust/ownership/only-read.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'self-by-value-only-read',
  item: 'allocations',
  summary: 'a method that takes a whole collection by value only to look at it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['self_parameter'],
  needs: /\(\s*self\s*[,)]/,
  check(node: Node, file: RustFile): Problem | null {
    const fn = node.parent?.parent;
    if (node.text !== 'self' || fn?.kind !== 'function_item' || !fn.child('body')) return null;
    const name = functionName(fn);
    if (!isGetterName(name) || implTrait(fn) || enclosingImpl(fn)?.kind !== 'impl_item') return null;
    if (isReadByMacro(fn) || isNamedByAttribute(fn)) return null;
    if (/\basync\b/.test(fn.ofKind('function_modifiers')?.text ?? '')) return null;
    const owner = clonedCollection(enclosingImpl(fn)!, file);
    const [binding] = owner ? file.localsOf(node) : [];
    if (!binding || !isOnlyLookedAt(binding, file)) return null;
    return {
      at: node,
      message: `\`${name}\` takes \`self\` by value but only looks at it: whoever keeps the \`${owner}\` has to clone all of it for the call.`,
      help: 'take `&self`',
    };
  },
};

/** Name of the type of the impl where it can be cloned and holds a list or a map. */
function clonedCollection(impl: Node, file: RustFile): string | null {
  const found = typeFromNode(impl.child('type'));
  if (found?.refs !== '' || found.args.length > 0 || impl.child('type_parameters')) return null;
  const isDear = costOfType(found, file) === 'costs' && holdsCollection(found, file);
  return isDear && isCloned(found.name, file) ? found.name : null;
}

/** Does the file that declares the type derive or write `Clone` for it? */
function isCloned(name: string, file: RustFile): boolean {
  const declared = ['struct_item', 'enum_item'].flatMap((kind) => itemsNamed(file.tree, kind, name));
  if (declared.some((item) => /\bClone\b/.test(attributesOf(item)))) return true;
  return file.hasText(new RegExp(`\\bClone\\s+for\\s+${name}\\b`));
}
