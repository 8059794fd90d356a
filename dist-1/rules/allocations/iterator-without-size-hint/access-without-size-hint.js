import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';

/** What walks the elements of a list or a map for serde's visitors, which are told by it how much room to make. */
const ACCESS = /(?:^|::)(?:SeqAccess|MapAccess)(?:<[^>]*>)?$/;
const STEPS = /^next_(?:element|key|entry)_seed$/;
/** `impl<'de> SeqAccess<'de> for Rows<'_>` of a struct that knows how many elements are left. */
export function accessWithoutSizeHint(impl) {
  if (!ACCESS.test(impl.child('trait')?.text ?? '')) return null;
  const functions = impl.child('body')?.children.filter(({ kind }) => kind === 'function_item') ?? [];
  const nameOf = (fn) => fn.child('name')?.text ?? '';
  const next = functions.find((fn) => STEPS.test(nameOf(fn)))?.child('body');
  const owner = impl.child('type');
  const left = next && owner ? elementsLeft(owner, next) : null;
  if (!next || !owner || !left || functions.some((fn) => nameOf(fn) === 'size_hint')) return null;
  return {
    at: owner,
    costAt: next,
    message: `${quoted(owner)} knows by \`${left}\` how many elements are left, but has no \`size_hint\`: what is read from it begins without room, and grows.`,
    help: 'add a `size_hint` that gives that number',
  };
}
function elementsLeft(owner, next) {
  const name = typeFromNode(owner)?.name;
  const [struct, other] = name ? itemsNamed(owner.tree, 'struct_item', name) : [];
  const body = struct && !other ? struct.child('body') : undefined;
  const text = spelling(next);
  for (const field of body?.children ?? []) {
    const called = field.kind === 'field_declaration' ? field.child('name').text : '';
    const found = typeFromNode(field.child('type'));
    if (!called || !found || found.refs !== '') continue;
    const place = `self.${called}`;
    if (isWalkOfKnownLength(found.name, field) && text.includes(`${place}.next()`)) return `${place}.len()`;
    if (/^u(?:8|16|32|64|size)$/.test(found.name) && isCounted(called, text)) return place;
  }
  return null;
}
/** `std::vec::IntoIter<Value>`, `slice::Iter<'a, Value>`, and those of maps. */
function isWalkOfKnownLength(name, field) {
  return /^(?:IntoIter|Iter)$/.test(name) && itemsNamed(field.tree, 'struct_item', name).length === 0;
}
/** `self.left -= 1`, or `self.at += 1` beside `self.len`: of elements, where a number of bytes moves on by more. */
function isCounted(field, next) {
  if (next.includes(`self.${field}-=1`)) return true;
  return /^(?:len|length|count)$/.test(field) && next.includes(`self.${field}`) && /self\.\w+\+=1/.test(next);
}
