import { optionOf, STR, STRING } from './std-types.js';
import { referenceTo, type Type, type } from './types.js';

/** Whole documents of everyone's crates: their names say little without the crate. */
export const OWNS_A_DOCUMENT =
  /^(?:serde_json|serde_yaml|toml|toml_edit|ron|rmpv|bson|simd_json|ciborium)::(?:\w+::)*(?:Value|OwnedValue|Map|Mapping|Table|Document|DocumentMut|Bson)$/;

const LIST = type('Vec', type('Value'));
const OBJECT = type('Map', STRING, type('Value'));

/** By serde_json; the values of other formats share the names of texts and lists. */
const HELD: Readonly<Record<string, Type>> = { String: STRING, Array: LIST, Object: OBJECT };

/** What `Value::Object(map)` or `serde_json::Value::String(text)` holds. */
export function heldByValue(path: string): Type | undefined {
  const [, variant] = /^(?:serde_json::)?Value::(\w+)$/.exec(path) ?? [];
  return variant && Object.hasOwn(HELD, variant) ? HELD[variant] : undefined;
}

/** What a `Value` is asked for. */
export function valueReturn(method: string): Type | null {
  if (method === 'as_str') return optionOf(STR);
  if (method === 'as_array') return optionOf(referenceTo(LIST));
  return method === 'as_object' ? optionOf(referenceTo(OBJECT)) : null;
}
