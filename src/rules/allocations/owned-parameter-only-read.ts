import { isNamedByAttribute } from '../../rust/functions/named-as-value.js';
import { implTrait, isReadByMacro } from '../../rust/functions/shape.js';
import type { Node } from '../../rust/syntax/tree.js';
import { printType, typeFromNode } from '../../rust/types/types.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'owned-parameter-only-read',
  item: 'allocations',
  summary: 'a parameter that makes callers own a collection only for it to be read',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['parameter'],
  needs: /:\s*&(?:'\w+\s+)?(Vec|String|PathBuf|Box)\b/,
  check(node: Node, file: RustFile): Problem | null {
    const written = node.child('type');
    const found = typeFromNode(written);
    if (found?.refs !== '&') return null;
    const plain = plainOf(found.name, found.args.map(printType));
    const fn = node.parent?.parent;
    if (
      !plain ||
      fn?.kind !== 'function_item' ||
      implTrait(fn) ||
      isReadByMacro(fn) ||
      !fn.child('body') ||
      hasFixedSignature(fn, file)
    )
      return null;
    const [binding] = file.localsOf(node);
    if (
      !binding ||
      binding.uses.length === 0 ||
      file.usesOf(binding).some((use) => needsTheOwner(use.method, use.effect, use.place, use.use.hidden))
    )
      return null;
    return {
      at: written!,
      message: `\`${binding.name}\` is only read, yet its type makes every caller who has ${plain.has} allocate a \`${found.name}\` first, and each access goes through two pointers.`,
      help: `take \`${plain.type}\`: a \`&${found.name}\` still fits`,
    };
  },
};

function plainOf(name: string, args: string[]): { type: string; has: string } | null {
  if (name === 'Vec' && args.length === 1) return { type: `&[${args[0]}]`, has: 'an array or a slice' };
  if (name === 'String') return { type: '&str', has: 'a literal or a part of a text' };
  if (name === 'PathBuf') return { type: '&Path', has: 'a path' };
  return null;
}

/** Clones must stay owners, and some methods belong to the owner; handed on as it is, the next function may want the owner. */
function needsTheOwner(method: string | null, effect: string, place: Node, hidden: string | null): boolean {
  if (hidden === 'opaque') return true;
  if (hidden === 'formatted') return false;
  if (method)
    return /^(?:clone|capacity|to_owned|as_ref|into_iter|borrow|clone_into|eq|ne|cmp|as_mut|as_path)$/.test(
      method,
    );
  const parent = place.parent;
  return (
    effect !== 'read' ||
    !(
      parent?.kind === 'index_expression' ||
      parent?.kind === 'for_expression' ||
      place.kind === 'index_expression'
    )
  );
}

/** Called by a framework, or passed where a function of this very type is wanted. */
function hasFixedSignature(fn: Node, file: RustFile): boolean {
  const name = fn.child('name')?.text ?? '';
  const asValue = new RegExp(`[(,=]\\s*(?:Self::|self::)?${name}\\s*[,);]`);
  if (isNamedByAttribute(fn)) return true;
  return file.hasText(asValue) || /\bextern\b/.test(fn.ofKind('function_modifiers')?.text ?? '');
}
