import { PRIMITIVES, referenceTo, type Type, type, UNKNOWN } from './types.js';

const failing = (inner: Type): Type => type('Result', inner, UNKNOWN);
const CHANNEL = type('()', type('Sender'), type('Receiver'));
const UNBOUNDED = type('()', type('UnboundedSender'), type('UnboundedReceiver'));
const STRING = failing(type('String'));
const PATH = failing(type('PathBuf'));
const BYTES = failing(type('Vec', type('u8')));

/** What functions of the standard library and of its companions in concurrency and serialization return, by module and name. */
const RETURNS: Readonly<Record<string, Type>> = {
  'mpsc::channel': CHANNEL,
  'mpsc::sync_channel': CHANNEL,
  'oneshot::channel': CHANNEL,
  'watch::channel': CHANNEL,
  'broadcast::channel': CHANNEL,
  'mpsc::unbounded_channel': UNBOUNDED,
  'mpsc::unbounded': UNBOUNDED,
  unbounded_channel: UNBOUNDED,
  'crossbeam_channel::unbounded': CHANNEL,
  'crossbeam_channel::bounded': CHANNEL,
  'channel::unbounded': CHANNEL,
  'channel::bounded': CHANNEL,
  'flume::unbounded': CHANNEL,
  'flume::bounded': CHANNEL,
  'async_channel::unbounded': CHANNEL,
  'async_channel::bounded': CHANNEL,
  'fs::read_to_string': STRING,
  'fs::read': BYTES,
  'fs::canonicalize': PATH,
  'fs::read_link': PATH,
  'path::absolute': PATH,
  'env::var': STRING,
  'env::current_dir': PATH,
  'env::current_exe': PATH,
  'env::temp_dir': type('PathBuf'),
  'env::args': type('Iterator', type('String')),
  'env::home_dir': type('Option', type('PathBuf')),
  'dirs::home_dir': type('Option', type('PathBuf')),
  'serde_json::to_value': failing(type('Value')),
  'serde_json::to_vec': BYTES,
  'serde_json::to_vec_pretty': BYTES,
  'serde_json::to_string': STRING,
  'serde_json::to_string_pretty': STRING,
  'serde_yaml::to_string': STRING,
  'toml::to_string': STRING,
  'toml::to_string_pretty': STRING,
  'bincode::serialize': BYTES,
  'bcs::to_bytes': BYTES,
  'postcard::to_allocvec': BYTES,
  'rmp_serde::to_vec': BYTES,
  'str::from_utf8': failing(referenceTo(type('str'))),
  'hex::encode': type('String'),
  'hex::decode': BYTES,
};

/** Nothing that a repository declares lies there. */
export function isStandardPath(path: string): boolean {
  return /^(?:::)?(?:std|core|alloc|str|char)::/.test(path);
}

/** `path` as written; only its last module counts, `std::sync::mpsc::channel` is `mpsc::channel`. */
export function standardFunction(path: string): Type | null {
  const known = path.split('::').slice(-2).join('::');
  return Object.hasOwn(RETURNS, known) ? RETURNS[known]! : null;
}

/** Of a number or a character, what makes one of the same kind. */
const MAKES_ITSELF =
  /^(?:from|from_[bln]e_bytes|from_[bl]e|from_bits|min|max|min_value|max_value|pow|abs|sqrt|(?:wrapping|saturating)_\w+)$/;

/** `u64::from(width)`, `f32::max(a, b)`, `u32::try_from(len)`: null for other functions, and for what is no number or character. */
export function ofNumber(owner: Type, name: string): Type | null {
  if (!PRIMITIVES.has(owner.name) || owner.refs !== '') return null;
  if (MAKES_ITSELF.test(name)) return owner;
  if (name === 'try_from' || name === 'from_str_radix' || name === 'from_str') return failing(owner);
  return /^(?:checked_\w+|from_u32|from_digit)$/.test(name) ? type('Option', owner) : null;
}

/** Functions named like this return the type they are called on. */
const CONSTRUCTORS = /^(new|default|with_\w+|from|from_iter|from_fn|from_parts|from_raw_parts|empty|zero)$/;

/** A moment, a span of time or an id, by the unit or the version that it is made of. */
const MAKES_VALUE = /^(?:now(?:_utc)?|from_(?:secs|millis|micros|nanos|mins|hours|days|weeks)\w*|new_v\d)$/;

/** `Vec::new()`, `Instant::now()`, `Duration::from_millis(5)`, `Batch::try_new(..)`, as everyone names what makes a value of its own type; a time zone makes a `DateTime`. */
export function madeByName(owner: Type, name: string): Type | null {
  if (owner.name.startsWith('NonZero')) return null;
  if (CONSTRUCTORS.test(name)) return owner;
  if (/^try_(?:new\w*|from)$/.test(name)) return failing(owner);
  return MAKES_VALUE.test(name) && !/^(?:Utc|Local)$/.test(owner.name) ? owner : null;
}
