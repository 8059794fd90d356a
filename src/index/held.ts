import type { Node } from '../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../rust/types/types.js';

/** What stands in a body, without the fields that only debug builds and tests have. */
function shipped(body: Node | undefined): Node[] {
  const kept: Node[] = [];
  let isLeftOut = false;
  for (const child of body?.children ?? []) {
    if (child.kind === 'attribute_item') {
      isLeftOut ||= /^#\[cfg\((?:debug_assertions|test)\)\]$/.test(child.text);
      continue;
    }
    if (!isLeftOut) kept.push(child);
    if (child.kind !== 'visibility_modifier') isLeftOut = false;
  }
  return kept;
}

export function fieldsOf(body: Node | undefined): Record<string, Type> {
  const fields: Record<string, Type> = Object.create(null) as Record<string, Type>;
  let position = 0;
  for (const child of shipped(body)) {
    if (child.kind === 'field_declaration') {
      const declared = typeFromNode(child.child('type'));
      if (declared) fields[child.child('name')?.text ?? ''] = declared;
    } else if (child.field === 'type') {
      const declared = typeFromNode(child);
      if (declared) fields[String(position)] = declared;
      position++;
    }
  }
  return { ...fields };
}

/** Types of what a struct or a variant holds; null where one can't be read. */
export function heldBy(holder: Node): Type[] | null {
  const held: Type[] = [];
  for (const child of shipped(holder.child('body'))) {
    const written = child.kind === 'field_declaration' ? child.child('type') : child;
    if (child.kind !== 'field_declaration' && child.field !== 'type') continue;
    const declared = typeFromNode(written);
    if (!declared) return null;
    held.push(declared);
  }
  return held;
}

export function heldByAll(node: Node): Type[] | null {
  const held = new Map<string, Type>();
  for (const variant of node.child('body')?.children ?? []) {
    if (variant.kind !== 'enum_variant') continue;
    const parts = heldBy(variant);
    if (!parts) return null;
    for (const part of parts) held.set(JSON.stringify(part), part);
  }
  return [...held.values()];
}
