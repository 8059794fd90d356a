import { following } from '../../rust/order/branches.js';
import { valueOfClosure } from '../../rust/order/given-value.js';
import { walkOf } from '../../rust/order/walks.js';
import { isPlace, pathOf, rootOf } from '../../rust/ownership/places.js';
import { receiverBehindName } from '../../rust/ownership/single-use.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { wantedType } from '../../rust/types/wanted-type.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { insertedOneByOne } from './bulk-op-instead-of-loop/inserted-one-by-one.js';
import { movedByWhile } from './bulk-op-instead-of-loop/moved-by-while.js';
import { movedOneByOne } from './bulk-op-instead-of-loop/moved-one-by-one.js';
import { countedBitByBit, readThroughBuffer } from './bulk-op-instead-of-loop/read-through-buffer.js';
import { repeatedIntoList } from './bulk-op-instead-of-loop/repeated-into-list.js';
import { collectedByRepeat, extendedByRepeat } from './bulk-op-instead-of-loop/repeated-items.js';
import { rowsItemByItem } from './bulk-op-instead-of-loop/rows-item-by-item.js';
import { setOneByOne } from './bulk-op-instead-of-loop/set-one-by-one.js';
import { writtenAsHex } from './bulk-op-instead-of-loop/written-as-hex.js';
import { zeroedToBeCopiedInto } from './bulk-op-instead-of-loop/zeroed-to-be-copied-into.js';

export const rule: Rule = {
  id: 'bulk-op-instead-of-loop',
  item: 'parallelism',
  summary: 'items moved one by one where one call moves them all',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression', 'while_expression', 'call_expression', 'let_declaration'],
  needs:
    /\.(?:push|pop|push_back|put_u8|insert|resize|collect|iter_mut|write\w*|encode|update|read_to_end|read_to_string|count|extend)\b|\bvec!|\bwrite!|::zeroed\(|\]\s*=[^=]/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const walk = walkOf(node, file);
    if (walk)
      return (
        movedOneByOne(walk, file) ??
        insertedOneByOne(walk, file) ??
        setOneByOne(walk, file) ??
        writtenAsHex(walk)
      );
    if (node.kind === 'while_expression') return movedByWhile(node, file);
    if (node.kind === 'let_declaration') return zeroedToBeCopiedInto(node, file);
    if (methodOf(node) === 'resize') return zeroedThenCopied(node);
    if (/^read_to_(?:end|string)$/.test(methodOf(node) ?? '')) return readThroughBuffer(node, file);
    if (methodOf(node) === 'count') return countedBitByBit(node, file);
    if (methodOf(node) === 'collect')
      return repeated(node, file) ?? collectedByRepeat(node, file) ?? rowsItemByItem(node, file);
    return (
      repeatedIntoList(node, file) ?? (methodOf(node) === 'extend' ? extendedByRepeat(node, file) : null)
    );
  },
};

/** `buf.resize(n, 0); buf[a..b].copy_from_slice(x);`: written twice. */
function zeroedThenCopied(call: Node): Problem | null {
  const buffer = receiverOf(call);
  const [, fill] = argumentsOf(call);
  if (!buffer || !isPlace(buffer) || !/^0(?:u8)?$/.test(fill?.text ?? '')) return null;
  const next = nextMention(buffer, following(call));
  const copy = copyInto(buffer, next);
  if (!copy) return null;
  const line = following(call)[0] === next ? 'the next line' : `line ${next!.line}`;
  const into = receiverOf(copy)!.text;
  const isStart = /\[\s*\.\.\s*[^\]\s].*\]$/.test(into) && next!.kind === 'expression_statement';
  const lent = next!.kind === 'let_declaration' ? next!.child('value')!.text : into;
  const isAll = !/\]$/.test(lent) || /\[\s*\.\.\s*\]$/.test(lent);
  return {
    at: call,
    until: copy,
    // What comes behind the start has to be there for others to write to.
    ...(isStart && { minor: true }),
    message: `\`${buffer.text}\` is filled with zeros${isAll ? ` that ${line} overwrites: every byte is` : `, of which ${line} overwrites a part: those bytes are`} written twice.`,
    help:
      receiverOf(copy)!.kind === 'index_expression'
        ? `append with \`${buffer.text}.extend_from_slice(..)\`, and \`resize\` behind it where it is longer`
        : `use \`${buffer.text}.clear()\` and \`${buffer.text}.extend_from_slice(..)\``,
  };
}

/** The first statement that names what a place belongs to, where only names are bound before. */
function nextMention(place: Node, statements: readonly Node[]): Node | undefined {
  const name = rootOf(place)?.text;
  for (const statement of statements.slice(0, MAX_BETWEEN)) {
    for (const each of statement.descendantsOfKind('identifier', 'self'))
      if (each.text === name) return statement;
    if (statement.kind !== 'let_declaration' || /\?|\breturn\b/.test(statement.text)) return undefined;
  }
  return undefined;
}

/** What belongs together stands together. */
const MAX_BETWEEN = 4;

/** `buf[a..].copy_from_slice(x)`, perhaps through a name: `let part = &mut buf[a..]; part[..n].copy_from_slice(x)`. */
function copyInto(buffer: Node, next: Node | undefined): Node | null {
  if (!next) return null;
  let place = pathOf(buffer);
  let statement: Node | undefined = next;
  const lent = next.kind === 'let_declaration' ? next.child('value') : undefined;
  if (lent && isMutableBorrow(lent)) {
    const part = lent.child('value');
    if (part?.kind !== 'index_expression' || pathOf(part.children[0]!) !== place) return null;
    place = next.child('pattern')?.text ?? '';
    statement = nextMention(next.child('pattern')!, following(next));
  }
  const copy = statement?.kind === 'expression_statement' ? statement.children[0] : undefined;
  const into = copy && methodOf(copy) === 'copy_from_slice' ? receiverOf(copy) : undefined;
  const written = into?.kind === 'index_expression' ? into.children[0]! : into;
  return copy && written && isPlace(written) && pathOf(written) === place ? copy : null;
}

/** `(0..n).map(|_| 0).collect()`, and the same with a name for something that is copied as it is. */
function repeated(call: Node, file: RustFile): Problem | null {
  const map = receiverBehindName(call, file);
  const source = map && methodOf(map) === 'map' ? receiverBehindName(map, file) : undefined;
  const closure = map && argumentsOf(map)[0];
  if (!source || closure?.kind !== 'closure_expression' || !/^\(\s*0\s*\.\.[^=]/.test(source.text))
    return null;
  const body = valueOfClosure(closure);
  if (!/^(?:move\s+)?\|\s*_\w*\s*\|/.test(closure.text) || !body || !isPlainValue(body, closure, file))
    return null;
  const made = file.typeOf(call) ?? wantedType(call, file);
  if (made && made.name !== 'Vec') return null;
  return {
    at: call,
    message: `The same \`${body.text}\` is produced item by item, where \`vec!\` fills the memory in one go.`,
    help: `write \`vec![${body.text}; n]\``,
  };
}

function isPlainValue(value: Node, closure: Node, file: RustFile): boolean {
  if (/(?:integer|float|boolean|char)_literal$/.test(value.kind)) return true;
  const binding = value.kind === 'identifier' ? file.bindingOf(value) : undefined;
  const found = binding && !closure.contains(binding.node) ? file.typeOf(value) : null;
  return !!found && file.isCopy(found) === true;
}
