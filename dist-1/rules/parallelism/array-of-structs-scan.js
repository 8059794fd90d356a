import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { isSequence, withoutReferences } from '../../rust/types/types.js';
import { quoted } from '../wording.js';

/** Eight words are a cache line: with fewer fields than these, a scan wastes little of it. */
const MIN_FIELDS = 8;
export const rule = {
  id: 'array-of-structs-scan',
  item: 'parallelism',
  summary: 'a scan that reads one small field of each large struct in a list',
  severity: { hot: 'note', warm: 'note', cold: 'off' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.(?:sum|min|max|count|any|all|position)\b/,
  check(node, file) {
    if (!/^(?:sum|min|max|count|any|all|position)$/.test(methodOf(node) ?? '') || file.isTestFile)
      return null;
    const scan = scanOf(node, file);
    if (!scan) return null;
    return {
      at: node,
      message: `This scan reads only \`${scan.field}\` of each \`${scan.struct}\`, which has ${scan.fields} fields: most of every cache line that it loads is thrown away.`,
      help: `keep \`${scan.field}\` in a list of its own beside ${quoted(scan.list)} if the scan is hot`,
    };
  },
};
/** `list.iter().map(|x| x.field).sum()`, `list.iter().any(|x| x.field > 1)`, `.filter(|x| x.field).count()`. */
function scanOf(call, file) {
  let closure = argumentsOf(call)[0];
  let at = receiverOf(call);
  if (/^(?:map|filter)$/.test((at && methodOf(at)) ?? '')) {
    if (closure) return null;
    closure = argumentsOf(at)[0];
    at = receiverOf(at);
  }
  if (!at || methodOf(at) !== 'iter' || closure?.kind !== 'closure_expression') return null;
  const list = receiverOf(at);
  const struct = list && elementOf(file.typeOf(list));
  const fields = struct ? file.declarations.fields(struct) : null;
  const field = onlyFieldRead(closure);
  if (!list || !struct || !fields || fields.length < MIN_FIELDS || !field) return null;
  const read = file.declarations.field(struct, field);
  return read && file.isCopy(read) === true ? { list, struct, field, fields: fields.length } : null;
}
function elementOf(list) {
  const found = list && withoutReferences(list);
  return found && isSequence(found) && found.args[0]?.refs === '' ? found.args[0].name : null;
}
/** The one field of the closure's parameter that its body reads; null when it uses more of it. */
function onlyFieldRead(closure) {
  const parameter = closure.child('parameters')?.children[0]?.text;
  if (!parameter || !/^\w+$/.test(parameter)) return null;
  const fields = new Set();
  for (const node of closure.child('body')?.descendants() ?? []) {
    if (node.kind !== 'identifier' || node.text !== parameter) continue;
    const parent = node.parent;
    if (
      parent.kind !== 'field_expression' ||
      (parent.field === 'function' && parent.parent?.kind === 'call_expression')
    )
      return null;
    fields.add(parent.child('field')?.text ?? '');
  }
  return fields.size === 1 ? [...fields][0] : null;
}
