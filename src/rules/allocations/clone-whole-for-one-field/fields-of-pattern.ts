import { type Copy, costOfType } from '../../../rust/cost/copies.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `Manifest { deps, .. }`: the one field that the pattern takes, where it says that there are more. */
export function onlyFieldOf(pattern: Node): string | null {
  const parts = pattern.children.filter((child) => child.field !== 'type');
  const [field, rest] = parts;
  if (parts.length !== 2 || field?.kind !== 'field_pattern' || rest?.kind !== 'remaining_field_pattern')
    return null;
  return (field.child('name') ?? field.children[0])?.text ?? null;
}

/** `Login { user, secret, .. }` of a struct that has more: what is left out is known to cost something. */
export function fieldsKept(pattern: Node, copy: Copy, file: RustFile): string[] | null {
  const whole = file.typeOf(copy.source);
  const parts = pattern.children.filter((child) => child.field !== 'type');
  if (!whole || parts.at(-1)?.kind !== 'remaining_field_pattern') return null;
  const { declarations } = file;
  const name = methodTarget(whole).name;
  const kept = parts.slice(0, -1).map((part) => (part.child('name') ?? part.children[0])?.text ?? '');
  const left = [...(declarations.fields(name) ?? [])];
  for (const each of kept) {
    const taken = declarations.field(name, each);
    const at = taken ? left.findIndex((field) => JSON.stringify(field) === JSON.stringify(taken)) : -1;
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left.some((field) => costOfType(field, file) === 'costs') ? kept : null;
}
