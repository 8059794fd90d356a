import { referenceTo, type Type, type, UNKNOWN } from './types.js';

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
