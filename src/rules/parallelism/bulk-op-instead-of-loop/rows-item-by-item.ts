import { collectTarget, isPlainList } from '../../../rust/order/collects.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import { wantedType } from '../../../rust/types/wanted-type.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `rows.iter().flatten().copied().collect::<Vec<_>>()` of rows of numbers: nobody asks how many there are, and each is moved alone. */
export function rowsItemByItem(collect: Node, file: RustFile): Problem | null {
  const target = collectTarget(collect) ?? file.typeOf(collect) ?? wantedType(collect, file);
  if (!isPlainList(target) || target?.name !== 'Vec') return null;
  const copied = /^(?:copied|cloned)$/.test(methodOf(receiverOf(collect)!) ?? '');
  const flat = copied ? receiverOf(receiverOf(collect)!)! : receiverOf(collect)!;
  const rows = isFlattening(flat) ? walkedRows(receiverOf(flat)!) : null;
  const held = rows && file.typeOf(rows);
  if (!held || !isListOfRows(methodTarget(held), file)) return null;
  // Without `copied` it is a list of references.
  if (!copied && (held.refs !== '' || methodOf(receiverOf(flat)!) !== 'into_iter')) return null;
  return {
    at: collect,
    message: `The rows of \`${rows.text}\` are copied item by item into a list that grows as they come, where \`concat\` makes room once and copies each row as a block.`,
    help: `use \`${rows.text}.concat()\``,
  };
}

function isFlattening(call: Node): boolean {
  const method = methodOf(call);
  return (
    method === 'flatten' ||
    (method === 'flat_map' && /^\|\s*(\w+)\s*\|\s*\1$/.test(argumentsOf(call)[0]?.text ?? ''))
  );
}

function walkedRows(walk: Node): Node | null {
  const rows = /^(?:iter|into_iter)$/.test(methodOf(walk) ?? '') ? receiverOf(walk)! : null;
  return rows && isPlace(rows) ? rows : null;
}

/** Rows of a fixed length tell `collect` how many items come. */
function isListOfRows({ name, args: [row] }: Type, file: RustFile): boolean {
  if (!/^(?:Vec|\[\]|\[;\])$/.test(name) || !row) return false;
  const list = methodTarget(row);
  const [item] = list.args;
  return /^(?:Vec|\[\])$/.test(list.name) && !!item && file.isCopy(item) === true;
}
