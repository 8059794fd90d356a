import { isAsyncFunction } from '../../rust/functions/async-context.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { constantOf, sizeOf, sizeOfPrimitive } from '../../rust/types/type-size.js';
import { NOTE } from '../rule.js';

/** Four pages: zeroing as much takes longer than an allocation, and a thread of 2 MiB holds few such frames. */
const MAX_BYTES = 16 * 1024;
export const rule = {
  id: 'oversized-array-on-stack',
  item: 'allocations',
  summary: 'a large array on the stack, written in full at each call',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['array_expression'],
  needs: /\[[^[\]]*;/,
  check(node, file) {
    const length = constantOf(node.child('length'));
    const element = node.children[0];
    if (length === null || !element || !isLocal(node)) return null;
    const fn = file.functionAt(node)?.node;
    if (!fn || file.isTestFile) return null;
    const bytes = length * elementSize(element, node);
    if (bytes < MAX_BYTES) return null;
    const name = fn.child('name').text;
    const where = isAsyncFunction(fn)
      ? `becomes a part of the future of \`${name}\` where it lives across an \`await\`, and is moved with it`
      : `is written in full at each call of \`${name}\``;
    return {
      at: node,
      message: `${Math.round(bytes / 1024)} KiB on the stack: it ${where}.`,
      help: 'keep a buffer on the heap and use it again, or read into one of a few KiB',
    };
  },
};
/** A local's own value, not a constant, and not on its way to the heap. */
function isLocal(array) {
  const parent = array.parent;
  // What is only lent for reading is a constant of the program.
  return parent?.kind === 'let_declaration' || (!!parent && isMutableBorrow(parent));
}
const SUFFIX = /(?:u8|i8|u16|i16|u32|i32|f32|u64|i64|f64|usize|isize|u128|i128)$/;
/** At least; a number whose type is not written may be a byte. */
function elementSize(element, array) {
  const written = array.parent?.kind === 'let_declaration' ? array.parent.child('type') : undefined;
  const declared = written?.kind === 'array_type' ? sizeOf(written.child('element')) : null;
  if (declared !== null) return declared;
  const suffix = SUFFIX.exec(element.text)?.[0];
  return (suffix && sizeOfPrimitive(suffix)) || 1;
}
