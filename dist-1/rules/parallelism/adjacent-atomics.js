import { attributesOf } from '../../rust/functions/shape.js';
import { typeFromNode } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'adjacent-atomics',
  item: 'parallelism',
  summary: 'atomics side by side in a shared struct, so that threads fight for one cache line',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['struct_item'],
  needs: /\bAtomic(?:U|I|Bool|Ptr)/,
  check(node, file) {
    if (file.isTestFile || /repr\([^)]*align/.test(attributesOf(node))) return null;
    const fields = node.child('body')?.children.filter((child) => child.kind === 'field_declaration') ?? [];
    const second = fields.findIndex((field, i) => i > 0 && isAtomic(field) && isAtomic(fields[i - 1]));
    if (second < 0) return null;
    const [one, other] = [fields[second - 1], fields[second]];
    const names = [one, other].map((field) => field.child('name').text);
    if (!names.every((name) => isChangedHere(name, file))) return null;
    return {
      at: other.child('name'),
      message: `\`${names[0]}\` and \`${names[1]}\` of \`${node.child('name').text}\` lie on one cache line: a thread that writes one takes the line from those that use the other.`,
      help: 'where different threads write them, put each into a `CachePadded`, or align it to 64 bytes',
    };
  },
};
function isAtomic(field) {
  return /^Atomic(?:[UI](?:8|16|32|64|size)|Bool|Ptr)$/.test(typeFromNode(field.child('type'))?.name ?? '');
}
/** Written by this file's own code with an operation that many threads make at a time; loads share a line in peace. */
function isChangedHere(name, file) {
  return file.hasText(new RegExp(`\\.${name}\\s*\\.(?:fetch_\\w+|compare_exchange\\w*|swap)\\(`));
}
