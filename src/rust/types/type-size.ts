import { itemsNamed } from '../names/items-by-name.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { typeFromNode } from './types.js';

/** Bytes of a value on a 64-bit target, without padding between fields: a lower bound. */
const SIZES: Readonly<Record<string, number>> = {
  bool: 1,
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  char: 4,
  u64: 8,
  i64: 8,
  f64: 8,
  usize: 8,
  isize: 8,
  u128: 16,
  i128: 16,
  Box: 8,
  Rc: 8,
  Arc: 8,
  Weak: 8,
  NonNull: 8,
  Address: 20,
  B256: 32,
  H256: 32,
  U256: 32,
  B512: 64,
  Bloom: 256,
  Duration: 16,
  Instant: 16,
  SystemTime: 16,
  String: 24,
  Vec: 24,
  PathBuf: 24,
  OsString: 24,
  VecDeque: 32,
  BTreeMap: 24,
  BTreeSet: 24,
  Bytes: 32,
  BytesMut: 32,
  HashMap: 48,
  HashSet: 48,
};

/** Bytes of a number, a `bool` or a `char` by the name of its type; null for any other name. */
export function sizeOfPrimitive(name: string): number | null {
  return /^(?:bool|char|[ui](?:8|16|32|64|128|size)|f(?:32|64))$/.test(name) ? SIZES[name]! : null;
}

/** A pointer, and the length or table beside it where the target has no size of its own. */
const THIN = 8;
const WIDE = 16;
const UNSIZED = /^(?:str|dyn|\[\]|Path|OsStr|CStr)$/;
/** Types hold types; deeper than this nobody writes them. */
const MAX_DEPTH = 8;

/** At least how many bytes a value of the written type takes; null where a part of it is not known. */
export function sizeOf(written: Node | undefined, depth = 0): number | null {
  if (!written || depth > MAX_DEPTH) return null;
  switch (written.kind) {
    case 'unit_type':
      return 0;
    case 'tuple_type':
      return sum(written.children, depth);
    case 'reference_type':
    case 'pointer_type':
      return UNSIZED.test(typeFromNode(written.child('type'))?.name ?? '') ? WIDE : THIN;
    case 'function_type':
      return THIN;
    case 'array_type': {
      const element = sizeOf(written.child('element'), depth + 1);
      const length = constantOf(written.child('length'));
      return element === null || length === null ? null : element * length;
    }
    case 'generic_type':
      return sizeOfGeneric(written, depth);
    case 'primitive_type':
    case 'type_identifier':
    case 'scoped_type_identifier':
      return sizeOfNamed(typeFromNode(written)?.name ?? '', written.tree, depth);
    default:
      return null;
  }
}

function sizeOfGeneric(written: Node, depth: number): number | null {
  const name = typeFromNode(written)?.name ?? '';
  const [inner] = written.child('type_arguments')?.children ?? [];
  // Many inner types have a value to spare that stands for `None`: counted without a tag, it stays a lower bound.
  if (/^(?:Option|Cell|RefCell|UnsafeCell|MaybeUninit|ManuallyDrop|Wrapping|Pin)$/.test(name))
    return sizeOf(inner, depth + 1);
  if (/^(?:Box|Rc|Arc)$/.test(name) && inner && UNSIZED.test(typeFromNode(inner)?.name ?? '')) return WIDE;
  return Object.hasOwn(SIZES, name) ? SIZES[name]! : null;
}

function sizeOfNamed(name: string, tree: SyntaxTree, depth: number): number | null {
  const struct = structNamed(tree, name);
  if (struct) return sizeOfFields(struct.child('body'), depth + 1);
  return Object.hasOwn(SIZES, name) ? SIZES[name]! : null;
}

/** At least how many bytes the fields of a struct or a variant take together; 0 without a body. */
export function sizeOfFields(body: Node | undefined, depth = 0): number | null {
  if (!body) return 0;
  const types = body.children.flatMap((child) =>
    child.kind === 'field_declaration' ? [child.child('type')!] : child.field === 'type' ? [child] : [],
  );
  return sum(types, depth);
}

function sum(types: readonly Node[], depth: number): number | null {
  let total = 0;
  for (const each of types) {
    const size = sizeOf(each, depth + 1);
    if (size === null) return null;
    total += size;
  }
  return total;
}

/** The last one: behind a `cfg` there may be several. */
function structNamed(tree: SyntaxTree, name: string): Node | undefined {
  return itemsNamed(tree, 'struct_item', name).findLast((struct) => !struct.has('type_parameters'));
}

/** Value of a length that is written out: literals, constants of the file, and their products; null for anything else. */
export function constantOf(written: Node | undefined, depth = 0): number | null {
  if (!written || depth > MAX_DEPTH) return null;
  switch (written.kind) {
    case 'integer_literal': {
      const value = Number(written.text.replace(/_/g, '').replace(/[iu](?:\d+|size)$/, ''));
      return Number.isFinite(value) ? value : null;
    }
    case 'parenthesized_expression':
      return constantOf(written.children[0], depth + 1);
    case 'binary_expression': {
      const left = constantOf(written.child('left'), depth + 1);
      const right = constantOf(written.child('right'), depth + 1);
      if (left === null || right === null) return null;
      return calculated(written.child('operator')?.text ?? '', left, right);
    }
    case 'identifier':
    case 'type_identifier':
      return constantOf(constantNamed(written.text, written.tree)?.child('value'), depth + 1);
    default:
      return null;
  }
}

function calculated(operator: string, left: number, right: number): number | null {
  if (operator === '*') return left * right;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  return operator === '<<' ? left * 2 ** right : null;
}

/** In whatever module of the file it stands; two of one name may have two values. */
function constantNamed(name: string, tree: SyntaxTree): Node | undefined {
  const [declared, another] = itemsNamed(tree, 'const_item', name);
  return another ? undefined : declared;
}
