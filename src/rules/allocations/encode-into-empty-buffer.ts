import { emptyContainer } from '../../rust/cost/containers.js';
import { boundSeparately } from '../../rust/names/bound-to.js';
import type { Binding } from '../../rust/names/scopes.js';
import { enclosingLoops, isIteratorChain } from '../../rust/order/loops.js';
import { withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, calleeName, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { gistOfWays } from './encode-into-empty-buffer/encoded-on-each-way.js';
import { isAnyIterator } from './of-several-rules/any-iterator.js';

/** Encoders of RLP, SSZ, protobuf and their like can tell their length beforehand; text serializers can't. */
const ENCODER =
  /^(?:\w+_)?encode(?:_\w+)?$|^(?:ssz_append|to_compact|write_to_vec|serialize_(?:un)?compressed|serialize_with_mode|zcash_serialize)$/;

const FREE_ENCODER = /^encode(?:_list|_iter|_fixed_size|_raw)?$/;

/** Encoders that are handed a row, a type and a context write one value of many and don't know its length. */
const MAX_ARGUMENTS = 2;

export const rule: Rule = {
  id: 'encode-into-empty-buffer',
  item: 'allocations',
  summary: 'something that knows its encoded length encoded into a buffer that starts empty',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs: /encode|ssz_append|to_compact|write_to_vec|serialize|\(&mut \w+\)/,
  check(node: Node, file: RustFile): Problem | null {
    for (const [name, value] of boundSeparately(node)) {
      const written = name === node.child('pattern') ? typeFromNode(node.child('type')) : null;
      const made = emptyContainer(value, written ?? file.typeOf(value));
      if (!made || !['Vec', 'BytesMut'].includes(made.name)) continue;
      const binding = file.localsOf(node).find((each) => name.contains(each.node));
      const found = binding && encodedInto(binding, node, file);
      if (found) return found;
    }
    return null;
  },
};

/** The buffer of a `let` that is encoded into before anything else of length. */
function encodedInto(binding: Binding, node: Node, file: RustFile): Problem | null {
  const call = firstEncoding(binding, file);
  if (!call || isCodec(receiverOf(call), file)) return null;
  const target = encodedBy(call, binding);
  // How long what an iterator gives gets is known when it has given it.
  if (target && (isAnyIterator(target, file) || isIteratorChain(target))) return null;
  const encoded = (target?.text ?? 'it').replace(/\s+/g, '');
  const repeated = enclosingLoops(call).some((loop) => !loop.node.contains(node));
  const gist = repeated ? undefined : gistOfWays(binding, file);
  if (gist === 'room-at-once') return null;
  return {
    at: node,
    message: `\`${binding.name}\` starts empty, so encoding \`${encoded}\` into it allocates and copies again each time it is full.`,
    help: repeated
      ? 'add up the encoded lengths first and create it with that capacity'
      : `create it with the encoded length of \`${encoded}\`, or encode into a buffer that is used again`,
    ...(gist && { minor: true }),
  };
}

/** `encoder.encode(frame, &mut buffer)`: how long a frame gets, only the encoder knows, when it is done. */
function isCodec(receiver: Node | undefined, file: RustFile): boolean {
  const name = file.typeOf(receiver)?.name ?? receiver?.text ?? '';
  return /(?:encoder|codec|compressor|serializer)$/i.test(name);
}

const ADDS = /^(?:push|put_\w+|extend_from_slice|extend|write_all|put)$/;

/** The call that encodes into the buffer, with at most a few single pieces before it. */
function firstEncoding(binding: Binding, file: RustFile): Node | null {
  for (const use of file.usesOf(binding)) {
    if (use.effect !== 'borrow-mut') return null;
    const name = use.call && !use.method && calleeName(use.call);
    const ofTrait = /(?:^|::)[A-Z]\w*(?:<.*>)?::\w+$/.test((use.call && calledPath(use.call)) ?? '');
    if (use.call && name && (methodOf(use.call) || ofTrait ? ENCODER : FREE_ENCODER).test(name)) {
      const limit = methodOf(use.call) ? MAX_ARGUMENTS : MAX_ARGUMENTS + 1;
      return argumentsOf(use.call).length <= limit ? use.call : null;
    }
    if (use.call && tellsItsLength(use.call, file)) return use.call;
    if (!use.method || !ADDS.test(use.method)) return null;
  }
  return null;
}

/** How long they get, by the names of those who are asked. */
const LENGTHS = [
  'encoded_len',
  'encoded_size',
  'encoded_length',
  'encode_len',
  'serialized_len',
  'serialized_size',
  'serialized_length',
  'wire_len',
  'wire_size',
  'byte_len',
  'byte_size',
  'bytes_len',
  'size_hint',
];

/** `packet.put(&mut buf)` of a type that the repository gives an `encoded_len`, or the like, as well. */
function tellsItsLength(call: Node, file: RustFile): boolean {
  const receiver = receiverOf(call);
  const owner = receiver && argumentsOf(call).length === 1 ? file.typeOf(receiver) : null;
  if (!owner) return false;
  const { name } = methodTarget(owner);
  return LENGTHS.some((length) => file.declarations.method(name, length)?.returns?.name === 'usize');
}

/** `x` of `x.encode(&mut buf)` and of `encode_list(&x, &mut buf)`. */
function encodedBy(call: Node, buffer: Binding): Node | null {
  const target =
    receiverOf(call) ?? argumentsOf(call).find((each) => !new RegExp(`\\b${buffer.name}$`).test(each.text));
  return target ? withoutBorrow(target) : null;
}
