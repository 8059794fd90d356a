import { emptyContainer } from '../../../rust/cost/containers.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import type { RustFile } from '../../rust-file.js';

/** `Vec::new()` of `Cursor::new(Vec::new())`, `BytesMut::new()` of `BytesMut::new().writer()`. */
export function bufferWithin(value: Node | undefined): Node | null {
  if (!value) return null;
  const [buffer, more] = argumentsOf(value);
  if (methodOf(value) === 'writer' && !buffer) return receiverOf(value)!;
  return isCursor(value) && buffer && !more ? buffer : null;
}

function isCursor(value: Node | undefined): boolean {
  return !!value && /(?:^|::)Cursor::new$/.test(calledPath(value) ?? '');
}

/** Made empty, or with room. */
export function isEmptyBuffer(value: Node | null): boolean {
  if (!value) return false;
  const made = emptyContainer(value, null);
  if (made) return /^(?:Vec|BytesMut)$/.test(made.name);
  return /^(?:Vec|BytesMut)::with_capacity$/.test(calledPath(value) ?? '');
}

/** `buf` of `&buf.into_inner()`, `buf.get_ref().as_slice()` and `&buf.freeze()`. */
export function bufferLookedAt(view: Node): Node {
  const seen = viewed(view);
  const unwraps =
    /^(?:into_inner|get_ref|freeze)$/.test(methodOf(seen) ?? '') && argumentsOf(seen).length === 0;
  return unwraps ? viewed(receiverOf(seen)!) : seen;
}

/** Write from the front to the end, as far as their names tell; who lays out images and archives goes back to mend what he wrote. */
const WRITES_ON = /(?:^|_)(?:serialize|encode|(?:to|into)_writer|serialize_into)(?:_|$)/;

/** A `Vec` is a writer itself, and who puts a cursor around it may want to go back: is that seen not to be so? */
export function isWrittenFrontToEnd(
  value: Node | undefined,
  fillings: readonly UseFacts[],
  target: Node,
  file: RustFile,
): boolean {
  if (!isCursor(value) || isSeekable(target, file)) return true;
  return (
    !file.hasText(/\bSeek\b/) &&
    fillings.every(({ method, call }) => method !== null || (!!call && WRITES_ON.test(calleeName(call))))
  );
}

/** `out: &mut (impl Write + Seek)`: goes back itself, too. */
function isSeekable(target: Node, file: RustFile): boolean {
  const parameter = target.kind === 'identifier' ? file.bindingOf(target)?.typeNode : undefined;
  if (!parameter) return false;
  const name = /^(?:&\s*(?:'\w+\s+)?mut\s+)?(\w+)$/.exec(parameter.text)?.[1];
  const fn = enclosingFunction(target);
  const bounds = [fn?.child('type_parameters'), fn?.ofKind('where_clause')].map((each) => each?.text ?? '');
  const written = name
    ? bounds.flatMap((each) => each.split(/[<,>]/)).filter((each) => each.trim().startsWith(`${name}:`))
    : [parameter.text];
  return written.some((each) => /\bSeek\b/.test(each));
}
