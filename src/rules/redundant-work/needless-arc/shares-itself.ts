import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Handles of crates that everyone knows, a clone of which counts a pointer of its own, by where they are imported from. */
const HANDLES = [
  /^reqwest::(?:blocking::)?Client$/,
  /^(?:r2d2|diesel::r2d2|bb8|mobc|deadpool(?:_\w+)?(?:::managed|::unmanaged)?)::Pool$/,
  /^sqlx::(?:(?:postgres|mysql|sqlite|pool|any)::)?(?:Pg|MySql|Sqlite|Any)?Pool$/,
  /^(?:crossbeam_channel|crossbeam::channel|async_channel|flume)::Receiver$/,
  /^tokio::sync::watch::Receiver$/,
  /^tokio::runtime::Handle$/,
  /^tokio_util::sync::CancellationToken$/,
  /^mongodb::(?:Client|Database|Collection)$/,
  /^aws_sdk_\w+::Client$/,
];

/** Is what stands between the angle brackets of `Arc<..>` such a handle? */
export function isKnownHandle(pointer: Node, file: RustFile): boolean {
  const [inner] = pointer.child('type_arguments')?.children ?? [];
  const named = inner?.kind === 'generic_type' ? inner.child('type') : inner;
  if (!named || !/^(?:scoped_)?type_identifier$/.test(named.kind)) return false;
  const path = file.imports.resolve(named.text);
  return HANDLES.some((handle) => handle.test(path));
}
