import type Parser from 'tree-sitter';

/** `inner` and `leaf` become nodes, `operator` only where it stands in a field. */
export type Part = 'inner' | 'leaf' | 'operator' | 'comment' | 'dropped';

/** One of tree-sitter's symbols, as this project sees it. */
export interface GrammarSymbol {
  id: number;
  kind: number;
  name: string;
  part: Part;
  /** What tells its length where it is a token: its own name, the word that stands there, or only the parser. */
  length: 'name' | 'word' | 'unknown';
}

const NAMES: string[] = [];
const IDS = new Map<string, number>();

/** A number for a kind of node, the same in every tree of this process. */
export function kindId(name: string): number {
  const known = IDS.get(name);
  if (known !== undefined) return known;
  NAMES.push(name);
  IDS.set(name, NAMES.length - 1);
  return NAMES.length - 1;
}

/** For each kind, 1 if it is among these. */
export function kindMask(names: Iterable<string>): Uint8Array {
  const ids = Array.from(names, kindId);
  const mask = new Uint8Array(NAMES.length);
  for (const id of ids) mask[id] = 1;
  return mask;
}

interface Mask {
  names: readonly string[];
  mask: Uint8Array;
}

/** By the first name: a few lists begin with the same, and to compare them is less work than to make one text of a list. */
const MASKS = new Map<string, Mask[]>();

/** The same, made once for each list. */
export function rememberedMask(names: readonly string[]): Uint8Array {
  const first = names[0] ?? '';
  let masks = MASKS.get(first);
  if (!masks) {
    masks = [];
    MASKS.set(first, masks);
  }
  for (const known of masks) if (isSame(known.names, names)) return known.mask;
  const mask = kindMask(names);
  masks.push({ names, mask });
  return mask;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

export function kindName(id: number): string {
  return NAMES[id]!;
}

/** Keywords that change what a node means; the others are told by the node's kind. */
const KEYWORDS = new Set(['async', 'move', 'unsafe', 'const', 'dyn', 'ref', 'static']);

const words = (list: string) => new Set(list.split(' '));
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
const SYMBOLS: (GrammarSymbol | undefined)[] = [];

export function knownSymbol(id: number): GrammarSymbol | undefined {
  return SYMBOLS[id];
}

/** The symbol of what the cursor stands on. */
export function symbolAt(cursor: Parser.TreeCursor): GrammarSymbol {
  const id = cursor.nodeTypeId;
  const known = SYMBOLS[id];
  if (known !== undefined) return known;
  const name = cursor.nodeType;
  const part = partOf(name, cursor.nodeIsNamed);
  const symbol: GrammarSymbol = {
    id,
    kind: kindId(name),
    name,
    part,
    length: lengthOf(name, cursor.nodeIsNamed),
  };
  SYMBOLS[id] = symbol;
  return symbol;
}

function partOf(name: string, named: boolean): Part {
  if (name === 'line_comment' || name === 'block_comment') return 'comment';
  if (named) return LEAVES.has(name) ? 'leaf' : 'inner';
  // `_` holds a place among the parts of a pattern.
  if (KEYWORDS.has(name) || name === '_') return 'leaf';
  return /^[-+*/%&|^<>=!]+$/.test(name) ? 'operator' : 'dropped';
}

function lengthOf(name: string, named: boolean): GrammarSymbol['length'] {
  if (!named) return 'name';
  return WORDS.has(name) ? 'word' : 'unknown';
}
