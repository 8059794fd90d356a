import { openedFor } from '../../../rust/names/bound-to.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { openedByWays } from '../../../rust/syntax/opened-by-ways.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isStandardFile, opensStandardFile } from './standard-file.js';

/** Write each number, text and bracket as it comes, with nothing of their own to collect them in. */
const WRITES =
  /^(?:serde_json::(?:ser::)?to_writer(?:_pretty)?|bincode::(?:serialize_into|encode_into_std_write)|bincode::serde::encode_into_std_write|ciborium::(?:ser::)?into_writer|serde_cbor::(?:ser::)?to_writer|rmp_serde::encode::write(?:_named)?|ron::ser::to_writer(?:_pretty)?|postcard::to_io|borsh::to_writer)$/;
/** Read a byte or a field at a time. */
const READS =
  /^(?:serde_json::(?:de::)?from_reader|serde_json::Deserializer::from_reader|bincode::(?:deserialize_from|decode_from_std_read)|bincode::serde::decode_from_std_read|ciborium::(?:de::)?from_reader|serde_cbor::(?:de::)?from_reader|rmp_serde::(?:decode::)?from_read|borsh::from_reader)$/;
/** Arrow's streams: a header, a length and padding for each buffer of a batch. */
const ARROW = /(?:^|::)(?:Stream|File)Writer::try_new(?:_with_options)?$/;

/** `serde_json::to_writer(File::create(path)?, &all)?`: a system call for every bracket. */
export function serializedToFile(call: Node, file: RustFile): Problem | null {
  const path = calledPath(call);
  const full = path ? file.imports.resolve(path) : '';
  const reads = READS.test(full);
  const isArrow = ARROW.test(full) && file.hasText(/\bipc::(?:writer|\{)/);
  if (!reads && !isArrow && !WRITES.test(full)) return null;
  const given = argumentsOf(call).find((each) => isBareFile(each, file));
  if (!given) return null;
  const [what, buffer] = reads
    ? ['reads a few bytes at a time from', 'BufReader']
    : ['writes a few bytes at a time to', 'BufWriter'];
  return {
    at: call,
    message: `\`${path}\` ${what} a file without a buffer: a system call for each piece.`,
    help: reads
      ? 'put a `BufReader` around the file, or read it whole with `fs::read` and parse the bytes'
      : `put a \`${buffer}\` around the file, and flush it at the end`,
  };
}

/** `file`, `&mut file` and `File::open(path)?`, of the standard library, also where a `match` or an `if let` opened it. */
function isBareFile(argument: Node, file: RustFile): boolean {
  const given = withoutBorrow(argument);
  const found = file.typeOf(given);
  if (found) return methodTarget(found).name === 'File' && isStandardFile(file);
  const binding = given.kind === 'identifier' ? file.bindingOf(given) : undefined;
  const made = binding ? openedFor(binding) : given;
  if (!made || /\bBuf(?:Writer|Reader)\b|\bLineWriter\b|\bawait\b/.test(made.text)) return false;
  return opensStandardFile((openedByWays(made)?.opened ?? made).text, file);
}
