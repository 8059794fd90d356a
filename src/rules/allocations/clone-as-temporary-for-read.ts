import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { CLONING_METHODS, READING_METHODS } from '../../rust/methods.js';
import type { Node } from '../../rust/tree.js';
import { isCheapToClone } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'clone-as-temporary-for-read',
  item: 'allocations',
  summary: 'a copy that is only looked at and then thrown away',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|to_owned|to_vec|to_string)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    if (!method || !CLONING_METHODS.has(method) || argumentsOf(node).length > 0) return null;
    const receiver = receiverOf(node)!;
    const found = file.typeOf(receiver);
    if (found && (isCheapToClone(found) || file.isCopy(found))) return null;
    const field = node.parent?.kind === 'field_expression' ? node.parent : null;
    const read = field?.child('field')?.text ?? '';
    if (method !== 'clone' || !field || !READING_METHODS.has(read) || CLONING_METHODS.has(read)) return null;
    return {
      at: node,
      message: `\`${receiver.text}\` is copied only to call \`${read}\` on the copy.`,
      help: `call \`${read}\` on \`${receiver.text}\` itself`,
      fix: { start: receiver.end, end: node.end, text: '' },
    };
  },
};
