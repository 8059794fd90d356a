const NAMES = [];
const IDS = new Map();
/** A number for a kind of node, the same in every tree of this process. */
export function kindId(name) {
  const known = IDS.get(name);
  if (known !== undefined) return known;
  NAMES.push(name);
  IDS.set(name, NAMES.length - 1);
  return NAMES.length - 1;
}
/** For each kind, 1 if it is among these. */
function kindMask(names) {
  const ids = Array.from(names, kindId);
  const mask = new Uint8Array(NAMES.length);
  for (const id of ids) mask[id] = 1;
  return mask;
}
const MASKS = new Map();
/** The same, made once for each list. */
export function rememberedMask(names) {
  const list = names.length === 1 ? names[0] : names.join(' ');
  let mask = MASKS.get(list);
  if (!mask) {
    mask = kindMask(names);
    MASKS.set(list, mask);
  }
  return mask;
}
export function kindName(id) {
  return NAMES[id];
}
/** Keywords that change what a node means; the others are told by the node's kind. */
const KEYWORDS = new Set(['async', 'move', 'unsafe', 'const', 'dyn', 'ref', 'static']);
const words = (list) => new Set(list.split(' '));
const WORDS = words(
  'identifier type_identifier field_identifier shorthand_field_identifier primitive_type self super crate mutable_specifier boolean_literal',
);
const LEAVES = new Set([
  ...WORDS,
  ...words(
    'metavariable integer_literal float_literal char_literal string_literal raw_string_literal macro_definition attribute_item inner_attribute_item visibility_modifier',
  ),
]);
/** By tree-sitter's ids; filled as they are met: every look through the cursor is a call into native code. */
const SYMBOLS = [];
export function knownSymbol(id) {
  return SYMBOLS[id];
}
/** The symbol of what the cursor stands on. */
export function symbolAt(cursor) {
  const id = cursor.nodeTypeId;
  const known = SYMBOLS[id];
  if (known !== undefined) return known;
  const name = cursor.nodeType;
  const part = partOf(name, cursor.nodeIsNamed);
  const symbol = {
    id,
    kind: kindId(name),
    name,
    part,
    length: lengthOf(name, cursor.nodeIsNamed),
  };
  SYMBOLS[id] = symbol;
  return symbol;
}
function partOf(name, named) {
  if (name === 'line_comment' || name === 'block_comment') return 'comment';
  if (named) return LEAVES.has(name) ? 'leaf' : 'inner';
  // `_` holds a place among the parts of a pattern.
  if (KEYWORDS.has(name) || name === '_') return 'leaf';
  return /^[-+*/%&|^<>=!]+$/.test(name) ? 'operator' : 'dropped';
}
function lengthOf(name, named) {
  if (!named) return 'name';
  return WORDS.has(name) ? 'word' : 'unknown';
}
