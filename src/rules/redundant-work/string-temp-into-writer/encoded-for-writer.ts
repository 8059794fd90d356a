import { isUnbuffered } from '../../../rust/cost/unbuffered.js';
import { valueOfMeasuredName } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Make a Vec of what they are called on. Numbers turn into arrays, which cost nothing. */
const ENCODES =
  /^(?:encode_to_vec|to_vec|to_bytes|as_bytes_vec|to_rlp|rlp_bytes|as_ssz_bytes|serialize_to_vec|to_json_string|to_json)$/;
/** What may fail is no number's: it puts bytes together. */
const ENCODES_OR_FAILS = /^(?:to_bytes_[bl]e|to_bits_[bl]e|serialize|try_to_vec|to_canonical_bytes)$/;
const ENCODES_PATH =
  /^(?:(?:serde_json|bincode|rmp_serde|postcard|bcs|borsh|toml|serde_yaml|ciborium)::(?:to_vec|to_string|to_string_pretty|serialize|to_allocvec|to_bytes)|(?:alloy_rlp|rlp)::encode|hex::encode|bs58::encode)$/;

/** `out.write_all(&serde_json::to_vec(x)?)`. */
export function encodedForThis(method: string, argument: Node, file: RustFile): Problem | null {
  const name = viewed(argument);
  const behind = valueOfMeasuredName(name, file);
  const value = behind ? viewed(behind) : name;
  let made = value;
  for (let opened = openedBy(made, OPENING); opened; opened = openedBy(made, OPENING)) made = viewed(opened);
  const path = calledPath(made);
  const encodes = path
    ? ENCODES_PATH.test(path)
    : (ENCODES.test(methodOf(made) ?? '') && methodOf(made) !== 'to_vec' && methodOf(made) !== 'to_bytes') ||
      (made !== value && argumentsOf(made).length === 0 && ENCODES_OR_FAILS.test(methodOf(made) ?? ''));
  if (!encodes || method === 'extend') return null;
  // Nothing encodes into a writer that has to be waited for.
  if (argument.parent!.parent!.parent?.kind === 'await_expression') return null;
  // A file or a connection is written in one piece: each part of an encoding would be a system call of its own.
  if (method === 'write_all' && isUnbuffered(receiverOf(argument.parent!.parent!)!, file)) return null;
  return {
    at: made,
    message: `${quoted(made)} fills a buffer of its own that \`${method}\` copies and drops.`,
    help: path?.startsWith('serde_json') ? 'use `serde_json::to_writer`' : 'encode into the target itself',
  };
}
