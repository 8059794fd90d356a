import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { constantOf } from '../../../rust/types/type-size.js';
import { methodTarget } from '../../../rust/types/types.js';

/** So many bytes are copied in a few nanoseconds, where the system call takes hundreds. */
const FEW_BYTES = 64;
/** `while file.read_exact(&mut word).is_ok() { .. }` of a bare `File`: a system call for each few bytes. */
export function readInPieces(read, loop, file) {
  const source = read.kind === 'call_expression' ? receiverOf(read) : undefined;
  if (!source || !isPlace(source) || !readsFewBytes(read, file) || !isBareFile(source, loop, file))
    return null;
  if (isSoughtIn(source, loop)) return null;
  return {
    at: read,
    message: `Each turn of \`${loop.word}\` reads a few bytes from the file \`${source.text}\` without a buffer: a system call per piece.`,
    help: 'put a `BufReader` around it before the loop',
  };
}
/** `for byte in file.bytes()` of a bare `File`. */
export function readByteByByte(bytes, file) {
  if (methodOf(bytes) !== 'bytes' || argumentsOf(bytes).length > 0) return null;
  const source = receiverOf(bytes);
  if (!isPlace(source) || !isBareFile(source, null, file)) return null;
  return {
    at: bytes,
    message: `\`bytes()\` asks the system for each byte of the file \`${source.text}\` by itself.`,
    help: 'put a `BufReader` around it first',
  };
}
/** `read_exact(&mut word)` into a short array, `read_u32::<LittleEndian>()`. */
function readsFewBytes(read, file) {
  const method = methodOf(read) ?? '';
  if (/^read_[ui](?:8|16|32|64)$/.test(method)) return true;
  const [into] = argumentsOf(read);
  const name =
    method === 'read_exact' && into?.kind === 'reference_expression' ? into.child('value') : undefined;
  const made = name?.kind === 'identifier' ? file.bindingOf(name)?.value : undefined;
  if (made?.kind !== 'array_expression') return false;
  const bytes = made.text.includes(';') ? constantOf(made.children.at(-1)) : made.children.length;
  return bytes !== null && bytes <= FEW_BYTES;
}
/** Opened as one of the standard library outside of the loop, with nothing around it. */
function isBareFile(source, loop, file) {
  const root = rootOf(source);
  const binding = root && file.bindingOf(root);
  if (!binding || loop?.node.contains(binding.node) || file.imports.resolve('File') !== 'std::fs::File')
    return false;
  const found = file.typeOf(source);
  if (found) return methodTarget(found).name === 'File';
  return (
    source === root &&
    /^(?:std::fs::|fs::)?File::open\([^;]*\)(?:\?|\.unwrap\(\)|\.expect\(.*\))$/s.test(
      binding.value?.text ?? '',
    )
  );
}
/** Who jumps about in a file reads what is there, and no more. */
function isSoughtIn(source, loop) {
  for (const call of loop.node.descendantsOfKind('call_expression'))
    if (
      /^(?:seek\w*|stream_position)$/.test(methodOf(call) ?? '') &&
      spelling(receiverOf(call)) === spelling(source)
    )
      return true;
  return false;
}
