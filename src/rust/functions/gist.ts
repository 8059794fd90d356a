import { isTrifle } from '../cost/trifle.js';
import { endOf, plainValue } from '../order/given-value.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isAsyncFunction } from './async-context.js';

/**
 * `table`: lends an array that is written out, a constant or a static. `room-at-once`: a buffer grows once at the most, by a single write of
 * a block of bytes or by a `reserve` for all that follow.
 * `write-or-encode`: a choice between such a write and encoding something else. `of:field`: hands on to the same of a field.
 * `some-of`: walks something and leaves out, flattens or stops, so that how many come is not what was there.
 * `trifle`: calculates with numbers and fields. `never-waits`: an `async fn` without an await, which is done when it is first asked.
 */
export type Gist =
  | 'table'
  | 'room-at-once'
  | 'write-or-encode'
  | 'some-of'
  | 'trifle'
  | 'never-waits'
  | `of:${string}`;

/** What a body comes to, as far as its shape tells at a glance. */
export function gistOf(body: Node | undefined): Gist | null {
  if (!body) return null;
  const shape = gistOfShape(body);
  if (shape) return shape;
  if (isTrifle(body)) return 'trifle';
  if (neverWaits(body)) return 'never-waits';
  return leavesOut(endOf(body)) ? 'some-of' : null;
}

/** What a trait declares may be another thing where it is implemented; a macro may wait unseen. */
export function neverWaits(body: Node): boolean {
  const fn = body.parent;
  if (fn?.kind !== 'function_item' || !isAsyncFunction(fn)) return false;
  return fn.parent?.parent?.kind !== 'trait_item' && !MAY_WAIT.test(body.text);
}

const MAY_WAIT =
  /\bawait\b|\b(?!(?:format|vec|matches|write|writeln|assert\w*|debug_assert\w*|panic|bail|ensure|anyhow|unreachable|todo|unimplemented|trace|debug|info|warn|error|println|eprintln|concat|env|include_str|cfg)!)\w+![([{\s]/;

const LEAVES_OUT =
  /^(?:filter|filter_map|flat_map|flatten|take_while|skip_while|map_while|scan|dedup\w*|unique\w*)$/;
const GOES_ON = /^(?:map|inspect|cloned|copied|rev|enumerate|peekable|chain|zip|skip|take)$/;

/** `self.tree.iter().filter_map(..)` at the end of a body. */
function leavesOut(end: Node | undefined): boolean {
  let at = end;
  while (at && GOES_ON.test(methodOf(at) ?? '')) at = receiverOf(at);
  return !!at && LEAVES_OUT.test(methodOf(at) ?? '') && receiverOf(at)?.kind === 'call_expression';
}

function gistOfShape(body: Node): Gist | null {
  const [only, ...more] = body.children.filter((child) => child.kind !== 'attribute_item');
  if (only && reserves(only)) return 'room-at-once';
  const given = more.length > 0 ? plainValue(body) : only;
  if (!given || given === body) return null;
  const value = bare(given);
  if (isTable(value)) return 'table';
  if (isWrite(value)) return 'room-at-once';
  const field = encodedField(value);
  if (field) return `of:${field}`;
  return value.kind === 'match_expression' ? gistOfArms(value) : null;
}

function bare(statement: Node): Node {
  const inner = /^(?:expression_statement|return_expression|try_expression|block)$/.test(statement.kind)
    ? statement.children
    : [];
  return inner.length === 1 ? bare(inner[0]!) : statement;
}

/** `out.reserve(self.length());`, of a buffer that is lent. */
function reserves(statement: Node): boolean {
  const call = bare(statement);
  return /^reserve(?:_exact)?$/.test(methodOf(call) ?? '') && receiverOf(call)!.kind === 'identifier';
}

function isTable(value: Node): boolean {
  const lent = withoutBorrow(value);
  if (lent !== value && lent?.kind === 'array_expression') return true;
  return !!lent && /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(lent.text);
}

function isWrite(value: Node): boolean {
  return /^(?:extend|extend_from_slice|put_slice|write_all)$/.test(methodOf(value) ?? '');
}

/** `payload` of `self.payload.encode(out)`. */
function encodedField(value: Node): string | null {
  if (methodOf(value) !== 'encode' || argumentsOf(value).length !== 1) return null;
  return /^self\.(\w+)$/.exec(receiverOf(value)!.text)?.[1] ?? null;
}

function gistOfArms(match: Node): Gist | null {
  const arms = armsOf(match);
  const ways = arms.flatMap((arm) => arm.child('value') ?? []).map(bare);
  if (!ways.some(isWrite)) return null;
  if (ways.every(isWrite)) return 'room-at-once';
  return ways.every((way) => isWrite(way) || /^encode/.test(methodOf(way) ?? '')) ? 'write-or-encode' : null;
}
