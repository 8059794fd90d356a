import { itemsNamed } from '../names/items-by-name.js';
import type { Node } from '../syntax/tree.js';
import { nameInOtherCrate } from './collections-of-other-crates.js';

/** A type as far as it is written; plain data, so that it can be stored. Unknown is `null`, never a guess. */
export interface Type {
  /**
   * Last segment of the path (`Vec`, `String`, `u64`), or `[]` for a slice, `[;]` for an array, `()` for a tuple, `dyn`,
   * `impl`, `fn`, `!`, `_`. An associated type `Self::Item` has the name `Self::Item`.
   */
  name: string;
  /** Generic arguments, element or member types; an unknown one has the name `_`. */
  args: Type[];
  /** Of an array, where it is written as a number. */
  length?: number;
  /** Of a raw pointer, as it is written: `const Row`. */
  pointee?: string;
  /** One letter per reference, outermost first: `&mut &T` is `m&`. */
  refs: string;
}

export const UNKNOWN: Type = { name: '_', args: [], refs: '' };

export function type(name: string, ...args: Type[]): Type {
  return { name, args, refs: '' };
}

export function referenceTo(inner: Type, mutable = false): Type {
  return { ...inner, refs: (mutable ? 'm' : '&') + inner.refs };
}

export function withoutReferences(inner: Type): Type {
  return inner.refs === '' ? inner : { ...inner, refs: '' };
}

const SMART_POINTERS = new Set(['Box', 'Rc', 'Arc']);

/** What `*value` is: one reference or smart pointer less; null when that is unknown. */
export function dereferenced(inner: Type): Type | null {
  if (inner.refs !== '') return { ...inner, refs: inner.refs.slice(1) };
  return SMART_POINTERS.has(inner.name) ? (inner.args[0] ?? null) : null;
}

/** The type that methods are found on: references, boxes and shared pointers looked through. */
export function methodTarget(inner: Type): Type {
  let target = withoutReferences(inner);
  while (SMART_POINTERS.has(target.name) && target.args[0]) target = withoutReferences(target.args[0]);
  return target;
}

export function typeFromNode(node: Node | undefined): Type | null {
  if (!node) return null;
  switch (node.kind) {
    case 'primitive_type':
    case 'type_identifier':
    case 'identifier':
      return type(nameInOtherCrate(node.text, node) ?? node.text);
    case 'generic_type':
      return {
        ...(typeFromNode(node.child('type')) ?? UNKNOWN),
        args: typeArguments(node.child('type_arguments')),
      };
    case 'scoped_type_identifier':
    case 'scoped_identifier': {
      const name = node.child('name')?.text ?? '_';
      const path = node.child('path')?.text ?? '';
      if (/^(?:Self|[A-Z]\d?)$/.test(path)) return type(`${path}::${name}`);
      const other = nameInOtherCrate(node.text, node);
      if (other) return type(other);
      return type(isOfOtherModule(node, path, name) ? `${path.split('::').at(-1)!.trim()}::${name}` : name);
    }
    case 'reference_type': {
      const inner = typeFromNode(node.child('type'));
      return inner && referenceTo(inner, node.has('mutable_specifier'));
    }
    case 'array_type': {
      const element = typeFromNode(node.child('element')) ?? UNKNOWN;
      const length = node.child('length')?.text;
      if (!length) return type('[]', element);
      return { ...type('[;]', element), ...(/^\d+$/.test(length) && { length: Number(length) }) };
    }
    case 'tuple_type':
    case 'unit_type':
      return type('()', ...node.children.map((child) => typeFromNode(child) ?? UNKNOWN));
    case 'dynamic_type':
      return type('dyn', typeFromNode(node.child('trait')) ?? UNKNOWN);
    case 'abstract_type':
      return type('impl', typeFromNode(node.child('trait')) ?? UNKNOWN);
    case 'bounded_type':
      return typeFromNode(node.children[0]);
    case 'function_type':
      return functionType(node);
    // A raw pointer is Copy, and nothing is found on it.
    case 'pointer_type':
      return { ...type('*'), pointee: node.text.replace(/^\*\s*/, '') };
    case 'never_type':
      return type('!');
    default:
      return null;
  }
}

/** `Shape` of the name in `Shape::Circle { radius }`, `Self` of `Self::Circle { radius }`: a variant is no type of its own. */
export function typeOfLiteral(name: Node | undefined): Type | null {
  const path = name?.kind === 'scoped_type_identifier' ? name.child('path') : undefined;
  const isVariant = /^(?:Self|[A-Z]\w+)$/.test(path?.text.split('::').at(-1) ?? '');
  return typeFromNode(isVariant ? path : name);
}

/** `wire::Event` in a file that declares an `Event` of its own: not that one, whichever it is. */
export function isOfOtherModule(node: Node, path: string, name: string): boolean {
  const module = /(?:^|::)\s*(?!(?:crate|self|super)$)([a-z]\w*)$/.exec(path)?.[1];
  if (
    !module ||
    OF_EVERYONE.test(name) ||
    itemsNamed(node.tree, 'mod_item', module).some((each) => each.child('body'))
  )
    return false;
  // `type Arc<T> = crate::sync::Arc<T>;` only passes the other one on.
  return DECLARING.some((kind) =>
    itemsNamed(node.tree, kind, name).some((item) => kind !== 'type_item' || !item.contains(node)),
  );
}

/** Every `Result` is one, whatever its alias leaves out. */
const OF_EVERYONE = /^(?:Result|Option)$/;

const DECLARING = ['struct_item', 'enum_item', 'union_item', 'type_item'];

/** `Fn(A) -> B` keeps its trait's name; a plain `fn(A) -> B` is `fn`. */
function functionType(node: Node): Type {
  const output = typeFromNode(node.child('return_type')) ?? type('()');
  return type(node.child('trait')?.text ?? 'fn', output);
}

function typeArguments(node: Node | undefined): Type[] {
  const args: Type[] = [];
  for (const child of node?.children ?? []) {
    if (child.kind === 'lifetime') continue;
    // `Iterator<Item = T>` says as much as `Iterator<T>`.
    if (child.kind === 'type_binding') args.push(typeFromNode(child.child('type')) ?? UNKNOWN);
    else args.push(typeFromNode(child) ?? UNKNOWN);
  }
  return args;
}

export const INTEGERS: ReadonlySet<string> = new Set(
  'u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize'.split(' '),
);
export const PRIMITIVES = new Set([...INTEGERS, 'f32', 'f64', 'bool', 'char', '!', '*']);

/** Types of everyone's crates that are Copy although nothing in the repository says so. */
const KNOWN_COPY = new Set(
  (
    'Duration Instant SystemTime SocketAddr IpAddr Ipv4Addr Ipv6Addr Ordering TypeId ThreadId Uuid NonZero NonZeroU8 NonZeroU16 ' +
    'NonZeroU32 NonZeroU64 NonZeroUsize PhantomData Address B256 B64 B128 B160 U256 U128 U64 H160 H256 FixedBytes BlockNumber ' +
    'TxHash BlockHash ChainId TxNumber StorageKey Level Ulid Layout SpecId ' +
    'Entity NaiveDate NaiveDateTime NaiveTime NonZeroI32 NonZeroI64 NonZeroU128'
  ).split(' '),
);

/** Types whose clone is a counter or a handle: cheap, and meant to be made. */
const CHEAP_CLONE = new Set(
  (
    'Arc Rc Weak Sender Receiver UnboundedSender UnboundedReceiver SyncSender Waker Bytes ByteString Handle AbortHandle ' +
    'CancellationToken Span TaskExecutor WeakSender Symbol Atom Ident SmolStr ArcStr ObjectPath Client HeaderValue Dispatch'
  ).split(' '),
);

const CONTAINERS_OF_CONTENT = new Set(['Option', '()', '[;]', 'Result', 'Reverse', 'Wrapping', 'Poll']);

export function isCheapToClone(inner: Type): boolean {
  return inner.refs === '' && CHEAP_CLONE.has(inner.name);
}

/** True, false, or null when it is not known. `declared` answers for the types of the repository. */
export function isCopyType(inner: Type, declared: (name: string) => boolean | null): boolean | null {
  if (inner.refs !== '') return inner.refs[0] === '&';
  if (PRIMITIVES.has(inner.name) || inner.name === 'fn') return true;
  if (KNOWN_COPY.has(inner.name)) return declared(inner.name) ?? true;
  if (CONTAINERS_OF_CONTENT.has(inner.name)) {
    const parts = inner.args.map((arg) => isCopyType(arg, declared));
    if (parts.includes(false)) return false;
    return parts.includes(null) || (parts.length === 0 && inner.name !== '()') ? null : true;
  }
  if (KNOWN_OWNERS.has(inner.name)) return false;
  return declared(inner.name);
}

/** Standard types that own memory: a clone of one allocates. */
export const KNOWN_OWNERS: ReadonlySet<string> = new Set(
  (
    'Vec String VecDeque HashMap HashSet BTreeMap BTreeSet BinaryHeap LinkedList Box PathBuf OsString CString IndexMap IndexSet ' +
    'BytesMut SmallVec FxHashMap FxHashSet AHashMap AHashSet DashMap B256Map AddressMap'
  ).split(' '),
);

const MAPS = /^(?:[A-Z]\w*)?(?:Hash|BTree|Index|Dash|Fx|B256|Address|Ord|Lru|Linked)?(?:Hash)?Map$/;
const SETS = /^(?:[A-Z]\w*)?(?:Hash|BTree|Index|Dash|Fx|B256|Address|Ord)?(?:Hash)?Set$/;

/** Nothing at all, or nothing but whether it went well; a tuple of several has the name of the empty one. */
export function answersNothing(returns: Type | null | undefined): boolean {
  if (!returns) return true;
  return returns.name === 'Result' ? !!returns.args[0] && isUnit(returns.args[0]) : isUnit(returns);
}

function isUnit(inner: Type): boolean {
  return inner.name === '()' && inner.args.length === 0;
}

/** Lists by another name: their keys are positions, which nobody hashes or compares. */
const LISTS_BY_KEY = /^(?:(?:Hop|Dense)?Slot|Primary|(?:Sparse)?Secondary|Enum|Arena|Slab)Map$/;

export function isListByKey(inner: Type): boolean {
  return LISTS_BY_KEY.test(inner.name);
}

export function isMap(inner: Type): boolean {
  return MAPS.test(inner.name) && inner.name !== 'HeaderMap';
}

export function isSet(inner: Type): boolean {
  return SETS.test(inner.name) && inner.name !== 'BitSet';
}

/** Vec, slice, array or something that dereferences to one. */
export function isSequence(inner: Type): boolean {
  return ['Vec', '[]', '[;]', 'VecDeque', 'SmallVec', 'ArrayVec', 'ThinVec'].includes(inner.name);
}

export function isString(inner: Type): boolean {
  return inner.name === 'String' || inner.name === 'str';
}

export function printType(inner: Type): string {
  const refs = inner.refs.replace(/m/g, '&mut ');
  const args = inner.args.map(printType);
  if (inner.name === '[]') return `${refs}[${args[0] ?? '_'}]`;
  if (inner.name === '[;]') return `${refs}[${args[0] ?? '_'}; ${inner.length ?? '_'}]`;
  if (inner.name === '()') return `${refs}(${args.join(', ')})`;
  if (inner.name === '*') return `${refs}*${inner.pointee ?? ''}`;
  if (inner.name === 'dyn' || inner.name === 'impl') return `${refs}${inner.name} ${args[0] ?? '_'}`;
  return `${refs}${inner.name}${args.length ? `<${args.join(', ')}>` : ''}`;
}

/** `type Answer<T> = Result<T, Error>`: an `Answer<&str>` lends. The parameters stand in the alias in the order of the arguments. */
export function aliased(alias: Type, written: Type): Type {
  let next = 0;
  const args = alias.args.map((arg) =>
    arg.refs === '' && PARAMETER.test(arg.name) ? (written.args[next++] ?? { ...arg, name: '_' }) : arg,
  );
  return { ...alias, args, refs: written.refs + alias.refs };
}

/** Error types that are named by one letter are named E. */
const PARAMETER = /^[A-DF-Z]\d?$/;
