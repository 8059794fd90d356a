import { attributesOf } from '../../rust/functions/shape.js';
import { WARN_UNLESS_COLD } from '../rule.js';
export const rule = {
  id: 'bytes-serialized-one-by-one',
  item: 'redundant-work',
  summary: 'a `Vec<u8>` that serde writes and reads one byte after the other',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['generic_type'],
  needs: /^(?=[\s\S]*\bderive\b)[\s\S]*Vec<u8>/,
  check(node, file) {
    if (node.text.replace(/\s+/g, '') !== 'Vec<u8>' || file.isTestFile || !file.hasText(BINARY)) return null;
    const field = fieldOf(node);
    const item = field && itemOf(field);
    if (!field || !item || !/\b(?:Serialize|Deserialize)\b/.test(derivedBy(attributesOf(item)))) return null;
    if (/\bserde_as\b|\bserde\([^)]*\b(?:into|from|try_from|remote)\b/.test(attributesOf(item))) return null;
    if (SAYS_HOW.test(attributesAbove(field))) return null;
    return {
      at: node,
      message: 'serde takes a `Vec<u8>` for a list: each byte is written and read by a call of its own.',
      help: 'mark the field `#[serde(with = "serde_bytes")]`, which hands the bytes over in one piece; formats that tell lists from bytes then store it as bytes',
    };
  },
};
/** Formats that have bytes of their own, or lists without separators; in JSON bytes are a list of numbers in any case. */
const BINARY = /\b(?:serde_bytes|bincode|bcs|rmp_serde|ciborium|serde_cbor|postcard|serde_v8)\b/;
/** `with`, `serialize_with`, `skip`, `bytes`.. and whatever `serde_as` says. */
const SAYS_HOW = /\bserde(?:_as)?\([^)]*\b(?:with|serialize_with|deserialize_with|skip\w*|getter|as|bytes)\b/;
/** The field whose type is the list, or an `Option` of it. */
function fieldOf(list) {
  const option = list.parent?.kind === 'type_arguments' ? list.parent.parent : null;
  const written = option && /^Option\b/.test(option.text) ? option : list;
  const { parent } = written;
  if (parent?.kind === 'field_declaration') return parent;
  return parent?.kind === 'ordered_field_declaration_list' ? written : null;
}
/** The struct or enum that a field belongs to. */
function itemOf(field) {
  for (const at of field.ancestors()) if (/^(?:struct|enum)_item$/.test(at.kind)) return at;
  return null;
}
function derivedBy(attributes) {
  return (attributes.match(/derive\([^)]*\)/g) ?? []).join(' ');
}
/** Those of a field without a name stand before its `pub`. */
function attributesAbove(field) {
  const siblings = field.parent.children;
  const before = siblings[siblings.indexOf(field) - 1];
  return attributesOf(before?.kind === 'visibility_modifier' ? before : field);
}
