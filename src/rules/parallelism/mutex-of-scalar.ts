import type { Node } from '../../rust/tree.js';
import { printType, type Type, typeFromNode } from '../../rust/types.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'mutex-of-scalar',
  item: 'parallelism',
  summary: 'a lock around a single number or flag',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['generic_type'],
  needs: /\b(Mutex|RwLock)</,
  check(node: Node, file: RustFile): Problem | null {
    const lock = typeFromNode(node);
    const atomic = lock && atomicFor(lock);
    if (
      !atomic ||
      !isHeld(node) ||
      isWaitedFor(node) ||
      !/^(?:std|parking_lot|tokio|spin)::|^(?:Mutex|RwLock)$/.test(file.imports.resolve(lock.name))
    )
      return null;
    return {
      at: node,
      message: `\`${printType(lock)}\` takes and releases a lock for each look at one ${lock.args[0]!.name === 'bool' ? 'flag' : 'number'}.`,
      help: `use \`${atomic}\``,
    };
  },
};

const ATOMICS = new Set('bool u8 u16 u32 u64 usize i8 i16 i32 i64 isize'.split(' '));

function atomicFor(lock: Type): string | null {
  const inner = lock.args[0];
  if (!/^(?:Mutex|RwLock)$/.test(lock.name) || !inner || inner.refs !== '' || !ATOMICS.has(inner.name))
    return null;
  return `Atomic${inner.name[0]!.toUpperCase()}${inner.name.slice(1)}`;
}

/** In a field, a static or an alias, not in somebody's signature. */
function isHeld(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (
      /^(?:field_declaration|ordered_field_declaration_list|static_item|type_item|let_declaration)$/.test(
        at.kind,
      )
    )
      return true;
    if (/^(?:parameter|function_item|impl_item|trait_item)$/.test(at.kind)) return false;
  }
  return false;
}

function lineOf(node: Node): string {
  return node.tree.lineText(node.line);
}

/** A `Condvar` needs a mutex beside it, and a lock named for being one stands for the exclusion. */
function isWaitedFor(node: Node): boolean {
  if (/\bCondvar\b/.test(node.tree.text) || /\bstatic \w*LOCK\w*:/.test(lineOf(node))) return true;
  for (const at of node.ancestors())
    if (/^(?:struct_item|let_declaration|static_item|type_item)$/.test(at.kind))
      return /Condvar|Notify/.test(at.text);
  return false;
}
