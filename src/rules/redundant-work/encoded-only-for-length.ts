import { openedFor } from '../../rust/names/bound-to.js';
import { waysOf } from '../../rust/order/ways.js';
import { calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, openedBy } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { viewed } from '../../rust/types/strings.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** Encoders that fill a buffer of their own. */
const ENCODES =
  /^(?:encode_to_vec|encode_to_bytes|to_rlp|rlp_bytes|as_ssz_bytes|abi_encode|abi_encode_packed|abi_encode_params|serialize_to_vec|try_to_vec|encoded_2718|to_json_string)$/;
const ENCODES_PATH =
  /(?:^|::)(?:(?:serde_json|bincode|rmp_serde|postcard|bcs|borsh|toml|serde_yaml|ciborium|ron)::(?:to_vec|to_string|to_string_pretty|serialize|to_allocvec|to_stdvec|to_bytes|encode_to_vec)|(?:alloy_rlp|rlp|reth_rlp)::encode(?:_fixed_size)?)$/;

export const rule: Rule = {
  id: 'encoded-only-for-length',
  item: 'redundant-work',
  summary: 'something encoded only to learn how long it is',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.len\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) !== 'len') return null;
    const encoded = encodingOf(receiverOf(node)!, file);
    if (!encoded) return null;
    return {
      at: encoded,
      message: `${quoted(encoded)} encodes everything into a buffer of its own, of which only the length is asked.`,
      help: adviceFor(encoded),
    };
  },
};

/** The call that encodes: on the spot, or the value of a name that is asked for nothing else. */
function encodingOf(asked: Node, file: RustFile): Node | null {
  const here = withoutViewsAndOpenings(asked);
  if (isEncoding(here)) return here;
  const binding = here.kind === 'identifier' ? file.bindingOf(here) : undefined;
  const value = binding?.uses.length === 1 && !binding.mutable ? openedFor(binding) : undefined;
  if (!value) return null;
  const way = value.kind === 'match_expression' ? openedByMatch(value, file) : value;
  const made = way && withoutViewsAndOpenings(way);
  return made && isEncoding(made) ? made : null;
}

/** `encode(x)` of `match encode(x) { Ok(bytes) => bytes, Err(_) => return 0 }`. */
function openedByMatch(match: Node, file: RustFile): Node | undefined {
  const [way, another] = waysOf(match);
  const binding = way?.kind === 'identifier' && !another ? file.bindingOf(way) : undefined;
  return binding && match.contains(binding.node) ? openedFor(binding) : undefined;
}

function withoutViewsAndOpenings(node: Node): Node {
  const at = viewed(node);
  const opened = openedBy(at, OPENING_OR_DEFAULT);
  return opened ? withoutViewsAndOpenings(opened) : at;
}

function isEncoding(node: Node): boolean {
  const path = calledPath(node);
  return path ? ENCODES_PATH.test(path) : ENCODES.test(methodOf(node) ?? '');
}

function adviceFor(encoded: Node): string {
  const name = methodOf(encoded) ?? calledPath(encoded)!;
  if (/json|toml|yaml|ron::/.test(name))
    return 'serialize into a writer that counts, or remember the length from when it is written';
  if (/bincode/.test(name)) return 'use `bincode::serialized_size`';
  return 'ask the encoder for the length: `length()`, `encoded_len()`, `ssz_bytes_len()`, `abi_encoded_size()`';
}
