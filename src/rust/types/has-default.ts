import type { Declarations } from '../names/declarations.js';
import { isMap, isSet, PRIMITIVES, type Type } from './types.js';

const EMPTY_BY_DEFAULT = new Set(
  'Vec String str VecDeque BinaryHeap LinkedList PathBuf OsString CString Option Bytes BytesMut SmallVec ArrayVec Duration PhantomData Weak'.split(
    ' ',
  ),
);
const OF_WHAT_THEY_HOLD = new Set(
  'Box Rc Arc Cell RefCell Mutex RwLock OnceCell OnceLock Wrapping Reverse ()'.split(' '),
);
const WITHOUT_DEFAULT = new Set('! * fn dyn impl Result'.split(' '));

/** Does `Default::default()` make a value of the type? Null where that is not known. */
export function hasDefault(inner: Type, declared: Declarations): boolean | null {
  if (inner.refs !== '') return /^&(?:str|\[\])$/.test(inner.refs + inner.name);
  if (WITHOUT_DEFAULT.has(inner.name)) return false;
  const own = declared.hasDefault(inner.name);
  if (own !== null) return own;
  if (PRIMITIVES.has(inner.name) || EMPTY_BY_DEFAULT.has(inner.name)) return true;
  if (isMap(inner) || isSet(inner)) return true;
  if (!OF_WHAT_THEY_HOLD.has(inner.name)) return null;
  const parts = inner.args.map((part) => part.name === '[]' || hasDefault(part, declared));
  if (parts.includes(false)) return false;
  return parts.includes(null) || (parts.length === 0 && inner.name !== '()') ? null : true;
}
