import { argumentsOf, enclosingLoops } from '../../rust/flow.js';
import { isPlace } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import { viewed } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import type { Type } from '../../rust/types.js';
import { enclosingClosure, type UseFacts } from '../../rust/uses.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** One piece always fits; with a second one of any length the first allocation is too small. */
const MIN_LENGTHS = 2;

const APPENDS = /^(?:extend_from_slice|push_str|put_slice|put|extend)$/;
const OF_FIXED_SIZE = /^(?:push|put_[ui]\d+(?:_le|_ne)?|put_f\d+(?:_le|_ne)?|write_[ui]\d+)$/;

/** `let mut key = Vec::new(); key.extend_from_slice(prefix); key.extend_from_slice(id);`: pieces whose lengths are all known. */
export function putTogether(declaration: Node, binding: Binding, made: Type, file: RustFile): Problem | null {
  if (!/^(?:Vec|String|BytesMut)$/.test(made.name)) return null;
  const uses = file.usesOf(binding);
  const growing = uses.filter((use) => use.effect === 'borrow-mut');
  if (growing.length < MIN_LENGTHS || uses.some((use) => use.use.hidden || use.effect === 'assign'))
    return null;
  const lengths: string[] = [];
  for (const use of growing) {
    if (!isPiece(use, declaration, binding)) return null;
    const length = lengthOf(use, file);
    if (length === undefined) return null;
    if (length) lengths.push(length);
  }
  if (lengths.length < MIN_LENGTHS) return null;
  return {
    at: declaration,
    message: `\`${binding.name}\` starts empty and is put together of ${growing.length} pieces, so it is allocated anew and copied as they come.`,
    help: `create it with room for all of them: \`${lengths.map((each) => `${each}.len()`).join(' + ')}\` and what is of fixed length`,
  };
}

/** A statement of its own beside the declaration: it runs whenever that does, and once. */
function isPiece(use: UseFacts, declaration: Node, binding: Binding): boolean {
  const { call } = use;
  if (!call || use.place !== use.use.node || !use.method) return false;
  if (!APPENDS.test(use.method) && !OF_FIXED_SIZE.test(use.method)) return false;
  const tried = call.parent?.kind === 'try_expression' ? call.parent : call;
  const opened = tried.parent?.kind === 'field_expression' ? tried.parent.parent! : tried;
  if (opened.parent?.kind !== 'expression_statement' || opened.parent.parent !== declaration.parent)
    return false;
  if (enclosingClosure(call) !== enclosingClosure(binding.node)) return false;
  return !enclosingLoops(call).some((loop) => !loop.node.contains(binding.node));
}

/** The text that can be asked for its length; null for what has a fixed one, undefined where nothing is known. */
function lengthOf(use: UseFacts, file: RustFile): string | null | undefined {
  if (OF_FIXED_SIZE.test(use.method!)) return null;
  const [given, more] = argumentsOf(use.call!);
  if (!given || more) return undefined;
  const piece = viewed(given);
  if (/_literal$|^array_expression$/.test(piece.kind)) return null;
  if (/\.to_[bln]e_bytes\(\)$/.test(piece.text)) return null;
  if (/^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(piece.text)) return null;
  if (!isPlace(piece) || piece.kind === 'index_expression') return undefined;
  const found = file.typeOf(piece);
  if (found?.name === '[;]') return null;
  if (found && !/^(?:str|String|Vec|\[\]|Bytes|BytesMut|Cow)$/.test(found.name)) return undefined;
  return use.method === 'extend' && !found ? undefined : piece.text;
}
