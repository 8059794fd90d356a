import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

const DECODES = /(?:^|::)(?:(?:const_|faster_)?hex|base64)::decode$/;
/** The engines of `base64` are constants. */
const ENGINE = /^(?:\w+::)*[A-Z][A-Z0-9_]*$/;

/** Of 32 bytes, or 20: as long as its name says, or as all of its kind are. */
const OF_FIXED_LENGTH =
  /(?:^|::)(?:[BH](?:64|128|160|256|512)|FixedBytes(?:::<\w+>)?|Address|\w*Hash|\w*Digest|\w*Root|Felt)::(?:from_slice|from_(?:be|le)_slice|from_(?:be_|le_)?bytes)$/;

/** `Hash::from_slice(&hex::decode(text)?)`. */
export function decodedToLookAt(call: Node, file: RustFile): Problem | null {
  const [given, more] = OF_FIXED_LENGTH.test(calledPath(call) ?? '') ? argumentsOf(call) : [];
  if (!given || more || !isLent(given)) return null;
  const name = viewed(given);
  return ofDecoded(valueOfSingleUse(name, file) ?? name, `\`${calledPath(call)}\``);
}

/** `hex::decode(text)?.try_into()`: as many bytes as the array has, or it fails. */
export function decodedIntoArray(list: Node): Problem | null {
  return ofDecoded(list, 'an array');
}

function isLent(given: Node): boolean {
  return isSharedBorrow(given) || /^as_(?:slice|ref)$/.test(methodOf(given) ?? '');
}

function ofDecoded(value: Node, taker: string): Problem | null {
  let made = value;
  for (let opened = openedBy(made, OPENING); opened; opened = openedBy(made, OPENING)) made = opened;
  const isEngine = methodOf(made) === 'decode' && ENGINE.test(receiverOf(made)!.text);
  if (!isEngine && !DECODES.test(calledPath(made) ?? '')) return null;
  return {
    at: made,
    message: `${quoted(made)} decodes into a \`Vec\` only for ${taker} to copy a fixed number of bytes out of it.`,
    help: `decode into an array on the stack: \`${isEngine || /base64/.test(made.text) ? 'decode_slice' : 'decode_to_slice'}\`, which fails where the length is another`,
  };
}
