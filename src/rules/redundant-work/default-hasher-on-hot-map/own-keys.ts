import { INTEGERS, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * Keys that nobody outside chooses, or that are spread evenly whoever chooses them: an `id` newtype, an `index` into an arena, a
 * `position` in a text or an interned piece of it, a `hash` or an address, a plain `number`, a `path` of the file system.
 */
export type KeyKind = 'id' | 'index' | 'position' | 'hash' | 'number' | 'path';

const HASHES =
  /^(?:B256|B160|H256|H160|TxHash|BlockHash|CodeHash|StateRoot|Address|StorageKey|Hash256|Hash32|ObjectId)$/;
const POSITIONS = /^(?:[A-Z]\w*)?(?:Range|Span|Offset|TextSize|TokenText)$/;
/** Positions by their full names; what other ranges run between is for their declaration to say. */
const TEXT_POSITIONS = /^(?:Text\w*|\w*Span|\w*Offset|TokenText)$/;
const IDS = /^[A-Z]\w+(?:Id|Index|Symbol)$/;
/** Names that stand for digests only where Ethereum's do. */
const ADDRESSES = /^(?:Address|StorageKey)$/;
const ETHEREUM = /\b(?:alloy|revm|reth|ethereum_types|ethers|primitive_types)\w*\b/;
/** Small, but out of what other machines send. */
const FOREIGN =
  /^(?:OutPoint|Outpoint|TxId|Txid|Address|StorageKey|Ip\w*|Socket\w*|Pub[Kk]ey|PublicKey|Hash)$/;
/** Ids that come from other machines or from users. */
const FOREIGN_IDS = /^(?:Peer|Node|Request|User|Session|Account|Client|Uu|Public|Topic)Id$/;
/** Paths of files and interned names. */
const PATHS = /^(?:(?:Utf8)?Path(?:Buf)?|FilePath|Symbol|Atom|ArcStr|Interned\w*)$/;
/** What the crates string_interner and lasso hand out for a text: the number of its place. */
const INTERNED = /^(?:DefaultSymbol|Symbol(?:U16|U32|Usize)|(?:Mini|Micro|Large)?Spur)$/;
/** Bytes of the usual digests and addresses. */
const DIGEST_LENGTHS: readonly (number | undefined)[] = [20, 32];

/** Null for a key that may come from outside, or of which nothing is known. */
export function kindOfKey(key: Type, file: RustFile, mindsHashing = false): KeyKind | null {
  if (key.name === '()') return kindOfTuple(key, file);
  // Long texts: only whoever minds how they are hashed would want to hear of it.
  if (mindsHashing && PATHS.test(key.name)) return 'path';
  if (key.refs !== '') return null;
  if (INTEGERS.has(key.name)) return 'number';
  // Addresses in memory are picked by the allocator.
  if (key.name === '*' || standsForInterned(key.name, file)) return 'index';
  if (isBytesOfDigest(key, file) || (HASHES.test(key.name) && isDigest(key.name, file))) return 'hash';
  if (key.name === 'TypeId' && isHashOfType(file)) return 'hash';
  if (FOREIGN.test(key.name)) return null;
  if (/Idx$|^(?:Handle|Entity|DefaultKey|NodeIndex|EdgeIndex)$/.test(key.name)) return 'index';
  if (FOREIGN_IDS.test(key.name) && !isNumbered(key.name, file)) return null;
  const isPosition = POSITIONS.test(key.name);
  // A few bytes that are copied about are the program's own, whatever they are called.
  if (!isPosition && !IDS.test(key.name))
    return file.declarations.declares(key.name) &&
      file.declarations.isCopy(key.name) === true &&
      !key.args.some((part) => holdsText(part, file))
      ? 'number'
      : null;
  // `type NodeId = String`: a name from anywhere.
  if (file.declarations.alias(key.name) && !INTEGERS.has(file.declarations.alias(key.name)!.name))
    return null;
  if (
    holdsText(key, file) === true ||
    (isPosition && !TEXT_POSITIONS.test(key.name) && holdsText(key, file) !== false)
  )
    return null;
  return isKnown(key.name, file) ? (isPosition ? 'position' : 'id') : null;
}

/** `DefaultSymbol`, and `Sym` of `type Sym = string_interner::symbol::SymbolUsize;`. */
function standsForInterned(name: string, file: RustFile): boolean {
  return INTERNED.test(name) || INTERNED.test(file.declarations.alias(name)?.name ?? '');
}

/** `std::any::TypeId`; a compiler has types with numbers of its own. */
function isHashOfType(file: RustFile): boolean {
  return /(?:^|::)any::TypeId$/.test(file.imports.resolve('TypeId'));
}

/** `[u8; 32]`, and a struct or an alias of the repository for nothing but these bytes. */
function isBytesOfDigest(key: Type, file: RustFile): boolean {
  if (key.name === '[;]') return key.args[0]?.name === 'u8' && DIGEST_LENGTHS.includes(key.length);
  if (!file.declarations.declares(key.name)) return false;
  const alias = file.declarations.alias(key.name);
  const [bytes, ...more] = alias ? [alias] : (file.declarations.fields(key.name) ?? []);
  return bytes?.name === '[;]' && more.length === 0 && bytes.refs === '' && isBytesOfDigest(bytes, file);
}

/** An address of another network may be any bytes that somebody wrote, and most libraries have some object with an id. */
function isDigest(name: string, file: RustFile): boolean {
  const path = file.imports.resolve(name);
  if (name === 'ObjectId') return /^gi[tx]\w*::/.test(path);
  return !ADDRESSES.test(name) || ETHEREUM.test(path);
}

/** Code that speaks with other machines, by its folder or its words: what is looked up there may have come with a message. */
export function speaksWithOthers(file: RustFile): boolean {
  return (
    /(?:^|[/_-])(?:net|network|networking|p2p|peers?|sync|relay|gossip|discovery|wire|protocols?)(?:[/_-]|\.rs$)/.test(
      file.path,
    ) || file.hasText(/\bPeer(?:Id|Index|Info)?\b|\bpeer_(?:id|index)\b/)
  );
}

/** How deep the parts of a key are looked into. */
const MAX_PARTS = 3;
const TEXTS =
  /^(?:String|str|Vec|Bytes|BytesMut|ByteString|PathBuf|Path|OsString|CString|Cow|SmolStr|ArcStr|CompactString|KString|\[\])$/;

/** Has the key text or bytes of any length in it, which may be anyone's? Null where its parts are not all known. */
function holdsText(key: Type, file: RustFile, depth = 0): boolean | null {
  if (TEXTS.test(key.name)) return true;
  if (
    INTEGERS.has(key.name) ||
    /^(?:bool|char)$/.test(key.name) ||
    HASHES.test(key.name) ||
    file.isCopy(key) === true
  )
    return false;
  const alias = file.declarations.alias(key.name);
  if (alias && depth < MAX_PARTS) return holdsText(alias, file, depth + 1);
  const parts = /^(?:Arc|Rc|Box|Option|\(\)|\[;\]|Bound|Range|RangeInclusive)$/.test(key.name)
    ? key.args
    : file.declarations.fields(key.name);
  if (!parts || depth >= MAX_PARTS) return null;
  const held = parts.map((part) => holdsText({ ...part, refs: '' }, file, depth + 1));
  if (held.includes(true)) return true;
  return held.includes(null) ? null : false;
}

/** An id of which no more than its name is known may be text that users chose. */
export function isGuessed(kind: KeyKind, key: Type, file: RustFile): boolean {
  return kind === 'id' && (holdsText(key, file) ?? isHandledAsText(key.name, file));
}

/** `split_id.clone()`, `split_id.to_string()`: few bytes would be copied without a word. */
function isHandledAsText(name: string, file: RustFile): boolean {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split('_')
    .slice(-2)
    .join('_');
  const asked = `\\b\\w*${words}s?(?:\\(\\))?\\.(?:clone|cloned|to_string|as_str|as_ref|into)\\(`;
  return file.hasText(new RegExp(`${asked}|\\b${name}::from\\(|iter\\(\\)\\.cloned\\(`));
}

/** `struct NodeId(u32)` of the repository itself: handed out by a counter. */
export function isNumbered(name: string, file: RustFile): boolean {
  const parts = file.declarations.declares(name) ? file.declarations.fields(name) : null;
  return !!parts && parts.length > 0 && parts.every((part) => INTEGERS.has(part.name));
}

/** Declared in the repository, or imported from something that is not the standard library. */
function isKnown(name: string, file: RustFile): boolean {
  const path = file.imports.resolve(name);
  return (path !== name && !/^(?:std|core|alloc)::/.test(path)) || file.declarations.declares(name);
}

/** A pair is as much the program's own as its weakest part. */
function kindOfTuple(key: Type, file: RustFile): KeyKind | null {
  const kinds = key.args.map((part) => kindOfKey(part, file));
  if (kinds.length === 0 || kinds.includes(null)) return null;
  return kinds.includes('number') ? 'number' : 'id';
}

/** Hashed in a way of its own, or not of plain numbers only: most of the time goes into that, whoever hashes. */
export function isMoreThanNumbers(key: Type, file: RustFile, depth = 0): boolean {
  if (key.refs !== '' || TEXTS.test(key.name)) return true;
  if (key.name === '()') return key.args.some((part) => isMoreThanNumbers(part, file, depth));
  if (depth > MAX_PARTS || !file.declarations.declares(key.name)) return false;
  if (file.declarations.method(key.name, 'hash')?.receiver === '&') return true;
  const parts = file.declarations.parts(key.name) ?? [];
  return parts.some((part) => isMoreThanNumbers(part, file, depth + 1));
}

/** An enum whose variants hold nothing: a map has no more entries than it has variants. */
export function isEnumeration(key: Type, file: RustFile): boolean {
  return key.refs === '' && !INTEGERS.has(key.name) && file.declarations.parts(key.name)?.length === 0;
}
