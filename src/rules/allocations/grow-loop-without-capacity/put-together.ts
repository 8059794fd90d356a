import { knownLength } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { enclosingClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import type { Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isAddition, isOfFixedSize } from './adds.js';

/** One piece always fits; with a second one the first allocation is too small. */
const MIN_PIECES = 2;

/** Single elements have room for four of them to begin with. */
const FEW_ELEMENTS = 4;

const APPENDS = /^(?:extend_from_slice|push_str|put_slice|put|extend|append)$/;
const OF_FIXED_SIZE =
  /^(?:push|push_back|insert|put_[ui]\d+(?:_le|_ne)?|put_f\d+(?:_le|_ne)?|write_[ui]\d+)$/;

/** Put what is there in order, or leave some of it out. */
const KEEPS_ROOM =
  /^(?:sort\w*|dedup\w*|reverse|retain\w*|truncate|iter_mut|values_mut|as_mut_slice|as_mut|fill|swap|rotate_\w+|make_ascii_\w+|pop|pop_front|first_mut|last_mut|get_mut)$/;

interface Piece {
  /** Something that can be asked for its length; null for what is of fixed length. */
  length: string | null;
  /** One character or element. */
  isSingle: boolean;
}

/**
 * `let mut key = Vec::new(); key.push(TAG); key.extend_from_slice(id);`: pieces whose lengths are all known beforehand. What a
 * condition adds comes on top.
 */
export function putTogether(declaration: Node, binding: Binding, made: Type, file: RustFile): Problem | null {
  if (!/^(?:Vec|VecDeque|String|BytesMut|HashMap|HashSet)$/.test(made.name)) return null;
  // `key[0] = TAG` changes what is there.
  const uses = file
    .usesOf(binding)
    .filter((use) => use.effect !== 'assign' || use.place.kind !== 'index_expression');
  if (uses.some((use) => use.use.hidden || (use.effect === 'assign' && !isAddition(use)))) return null;
  const changing = uses.filter((use) => use.effect === 'borrow-mut' || use.effect === 'assign');
  const last = changing.findLastIndex((use) => growthAt(use) !== null);
  const growing = changing.filter((use, i) => i < last || !(use.method && KEEPS_ROOM.test(use.method)));
  const pieces: Piece[] = [];
  for (const use of growing) {
    const length = isOnItsOwn(use, binding) ? lengthOf(use, file) : undefined;
    if (length === undefined) return null;
    const isSingle = /^(?:push|push_back|insert)$/.test(use.method ?? '');
    if (standsBeside(use, declaration)) pieces.push({ length, isSingle });
  }
  const lengths = pieces.flatMap((piece) => piece.length ?? []);
  const counted =
    made.name === 'String' ? pieces.slice(pieces.findIndex((piece) => !piece.isSingle)) : pieces;
  const needsMore = lengths.length > 0 ? counted.length >= MIN_PIECES : pieces.length > FEW_ELEMENTS;
  const mayHaveMore = pieces.length < growing.length;
  if (!needsMore || (lengths.length === 0 && made.name !== 'Vec')) return null;
  return {
    at: declaration,
    message: `\`${binding.name}\` starts empty and is put together of ${pieces.length} pieces${mayHaveMore ? ' or more' : ''}, so it is allocated anew and ${/^Hash/.test(made.name) ? 'rehashed' : 'copied'} as they come.`,
    help:
      lengths.length > 0
        ? `create it with room for all of them: \`${lengths.join(' + ')}\` and what ${mayHaveMore ? 'else comes' : 'is of fixed length'}`
        : `name them in \`vec![..]\`, or create it with room for ${pieces.length}`,
  };
}

/** The call or addition by which a use grows what it is put into. */
function growthAt(use: UseFacts): Node | null {
  if (use.effect === 'assign') return use.place.parent ?? null;
  const { call, method } = use;
  if (!call || use.place !== use.use.node || !method) return null;
  return APPENDS.test(method) || OF_FIXED_SIZE.test(method) || method === 'resize' ? call : null;
}

/** Runs once, if at all. */
function isOnItsOwn(use: UseFacts, binding: Binding): boolean {
  const growth = growthAt(use);
  return (
    !!growth &&
    enclosingClosure(growth) === enclosingClosure(binding.node) &&
    !writtenLoops(growth).some((loop) => !loop.node.contains(binding.node))
  );
}

/** A statement of its own beside the declaration: it runs whenever that does. */
function standsBeside(use: UseFacts, declaration: Node): boolean {
  const growth = growthAt(use)!;
  const tried = growth.parent?.kind === 'try_expression' ? growth.parent : growth;
  const opened = tried.parent?.kind === 'field_expression' ? tried.parent.parent! : tried;
  const statement = opened.parent;
  if (statement?.kind !== 'expression_statement' || statement.parent !== declaration.parent) return false;
  const siblings = statement.parent!.children;
  return siblings[siblings.indexOf(statement) - 1]?.kind !== 'attribute_item';
}

/** How the length is asked for; null for what has a fixed one, undefined where nothing is known. */
function lengthOf(use: UseFacts, file: RustFile): string | null | undefined {
  if (use.effect === 'assign') return lengthOfPiece(use.place.parent!.child('right'), 'push_str', file);
  const [given, more] = argumentsOf(use.call!);
  if (use.method === 'resize') return given && isPlainSize(given) ? given.text : undefined;
  if (OF_FIXED_SIZE.test(use.method!)) return null;
  return more ? undefined : lengthOfPiece(given, use.method!, file);
}

function isPlainSize(size: Node): boolean {
  return /^[\w.]+(?:\(\))?$/.test(size.text);
}

function lengthOfPiece(given: Node | undefined, method: string, file: RustFile): string | null | undefined {
  if (!given) return undefined;
  const piece = viewed(given);
  if (isOfFixedSize(piece, file)) return null;
  if (isPartOfList(piece) || isLentByGetter(piece, file)) return `${piece.text}.len()`;
  const isNamed = piece.kind === 'identifier' && methodOf(valueOfSingleUse(piece, file) ?? piece) !== null;
  if (!isPlace(piece) || piece.kind === 'index_expression' || (method === 'extend' && isNamed))
    return method === 'extend' ? lengthOfItems(given, file) : undefined;
  const found = file.typeOf(piece);
  if (found && !/^(?:str|String|Vec|\[\]|Bytes|BytesMut|Cow)$/.test(found.name)) return undefined;
  return method === 'extend' && !found ? undefined : `${piece.text}.len()`;
}

/** `rows.iter().map(Row::id)` gives as many as `rows` holds. */
function lengthOfItems(items: Node, file: RustFile): string | undefined {
  return knownLength(valueOfSingleUse(items, file) ?? items, file)?.text ?? undefined;
}

/** `&block[4..]` */
function isPartOfList(piece: Node): boolean {
  return (
    piece.kind === 'index_expression' &&
    isPlace(piece.children[0]!) &&
    piece.children[1]?.kind === 'range_expression'
  );
}

/** `self.name()` that lends a text or a slice. */
function isLentByGetter(piece: Node, file: RustFile): boolean {
  if (piece.kind !== 'call_expression' || argumentsOf(piece).length > 0) return false;
  const found = file.typeOf(piece);
  return !!found && found.refs === '&' && /^(?:str|String|Vec|\[\]|Bytes)$/.test(found.name);
}
