import { emptyContainer } from '../../rust/containers.js';
import { argumentsOf, enclosingLoops, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Encoders of RLP, SSZ, protobuf and their like can tell their length beforehand; text serializers can't. */
const ENCODER = /^(?:\w+_)?encode(?:_\w+)?$|^(?:ssz_append|to_compact|write_to_vec)$/;

/** Encoders that are handed a row, a type and a context write one value of many and don't know its length. */
const MAX_ARGUMENTS = 2;

export const rule: Rule = {
  id: 'encode-into-empty-buffer',
  item: 'allocations',
  summary: 'something that knows its encoded length encoded into a buffer that starts empty',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs: /encode|ssz_append|to_compact/,
  check(node: Node, file: RustFile): Problem | null {
    const value = node.child('value');
    const made = emptyContainer(value, typeFromNode(node.child('type')) ?? file.typeOf(value));
    if (!made || !['Vec', 'BytesMut'].includes(made.name)) return null;
    const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
    const first = binding && file.usesOf(binding)[0];
    const call = first?.effect === 'borrow-mut' ? first.call : null;
    const method = call && methodOf(call);
    if (!binding || !method || !ENCODER.test(method) || argumentsOf(call).length > MAX_ARGUMENTS) return null;
    if (enclosingLoops(call).some((loop) => !loop.node.contains(node))) return null;
    const encoded = receiverOf(call)!.text.replace(/\s+/g, '');
    return {
      at: node,
      message: `\`${binding.name}\` starts empty, so encoding \`${encoded}\` into it allocates and copies again each time it is full.`,
      help: `create it with the encoded length of \`${encoded}\`, or encode into a buffer that is used again`,
    };
  },
};
