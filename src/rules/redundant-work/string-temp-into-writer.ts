import { isUnbuffered } from '../../rust/cost/unbuffered.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { waysOf } from '../../rust/order/ways.js';
import { isRepeated } from '../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import {
  type FreshString,
  freshString,
  freshStringBehind,
  viewed,
  viewedBehind,
} from '../../rust/types/strings.js';
import { methodTarget } from '../../rust/types/types.js';
import type { Problem, Rule } from '../rule.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { appended, isChar, isTextCopied } from './string-temp-into-writer/appended.js';
import { assignedInstead } from './string-temp-into-writer/assigned-instead.js';
import { encodedForThis } from './string-temp-into-writer/encoded-for-writer.js';
import { filledForThis } from './string-temp-into-writer/filled-for-writer.js';
import { filledToAppend } from './string-temp-into-writer/filled-to-append.js';
import { formattedForCallee } from './string-temp-into-writer/formatted-for-callee.js';
import { formattedReceiver } from './string-temp-into-writer/formatted-receiver.js';
import { formattedTwice } from './string-temp-into-writer/formatted-twice.js';
import { gatheredToShow } from './string-temp-into-writer/gathered-to-show.js';
import { isLentByWriter } from './string-temp-into-writer/lent-by-writer.js';
import { plainTextOf } from './string-temp-into-writer/plain-text.js';
import { takenOutBefore } from './string-temp-into-writer/reads-while-written.js';
import { repeatedInto } from './string-temp-into-writer/repeated-into.js';
import { spelledForThis } from './string-temp-into-writer/spelled-for-writer.js';
import { takesPieces } from './string-temp-into-writer/takes-pieces.js';
import { joinedForThis, textPerItem } from './string-temp-into-writer/text-per-item.js';
import { textPerRow } from './string-temp-into-writer/text-per-row.js';
import { textsThenJoined } from './string-temp-into-writer/texts-then-joined.js';
import { writtenByFunction } from './string-temp-into-writer/written-by-function.js';
import { formattedOnOneWay, writtenOnEachWay } from './string-temp-into-writer/written-on-each-way.js';

/** Append text or bytes to something, with what does the same without a String in between. */
const SINKS: Readonly<Record<string, string>> = {
  push_str: 'format into it with `write!`',
  write_str: 'format into it with `write!`',
  write_all: 'format into it with `write!`',
  put_slice: 'format into it with `write!`',
  extend_from_slice: 'format into it with `write!`',
  append_value: 'append from a reused buffer, or format into the builder with `write!`',
  serialize_str: 'use `collect_str`, which formats into the serializer',
  insert_str: 'insert the parts',
  extend: 'format into it with `write!`',
  collect_str: 'hand over the value itself, or `format_args!`',
  copy_from_slice: 'format into the slice itself with `write!`',
  put_bytes: 'append the parts as they are made',
  put_str: 'append the parts as they are made',
  push_bytes: 'append the parts as they are made',
  append_str: 'format into it with `write!`, or append the parts',
  update: 'format into the hasher with `write!` where it is a writer, or feed it the parts',
};

const HASHERS = /(?:^|[._])(?:hasher|digest|sha\w*|md5|ctx|context|state|hash)$/i;
const HASHER_TYPES = /Hasher$|^(?:Core)?(?:Sha\w+|Keccak\w*|Blake\w*|Md5|Hmac|Xxh\w+|Digest)$/;

export const rule: Rule = {
  id: 'string-temp-into-writer',
  item: 'redundant-work',
  summary: 'a String that is made only to be appended to another buffer',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['call_expression', 'macro_call', 'compound_assignment_expr', 'let_declaration'],
  needs:
    /\.(push_str|write_str|write_all|put_slice|extend_from_slice|append_value|append_str|put_bytes|put_str|push_bytes|join|concat|serialize_\w+|collect_str|copy_from_slice|update|insert_str|extend|fmt|serialize)\s*\(|::(?:fmt|serialize)\(|\bformat!|\bString::new\(|\.repeat\(|\+= &|\.to_string\(|\bcollect\b|(?:String|Utf8)(?:View)?Array\b/,
  check(node: Node, file: RustFile): Problem | Problem[] | null {
    if (node.kind === 'macro_call')
      return [...(formattedTwice(node, file) ?? []), ...gatheredToShow(node, file)];
    if (node.kind === 'let_declaration') return writtenOnEachWay(node, file);
    if (node.kind === 'compound_assignment_expr') return addedToString(node, file);
    const method = methodOf(node);
    if (method === 'collect') {
      const rows = textPerRow(node, file);
      if (rows.length > 0) return rows;
    }
    if (method === 'join' || method === 'concat' || method === 'collect')
      return textPerItem(node, method, file) ?? (method === 'collect' ? null : textsThenJoined(node, file));
    const received = formattedReceiver(node, file);
    if (received) return received;
    const forCallee = formattedForCallee(node, file);
    if (forCallee) return forCallee;
    const advice = method && Object.hasOwn(SINKS, method) ? SINKS[method] : undefined;
    const [argument] = argumentsOf(node);
    const last = argumentsOf(node).at(-1);
    if (method === 'write_all' && compresses(receiverOf(node)!, file)) return null;
    if (method && last && /^(?:extend_from_slice|extend|put_slice|write_all|push_str|update)$/.test(method)) {
      const list = encodedForThis(method, last, file);
      if (list) return list;
    }
    const spelled = method && last && !argumentsOf(node)[1] ? spelledForThis(method, last, file) : null;
    if (spelled) return spelled;
    if (method && last && /^serialize_(?:field|entry|element|value)$/.test(method))
      return formattedMember(method, last);
    if (!method || !advice || !argument || argumentsOf(node).length !== 1) return null;
    return textAppended(node, method, advice, argument, file) ?? assignedInstead(node, file);
  },
};

/** What is made for a method that appends it, and for nothing else. */
function textAppended(
  node: Node,
  method: string,
  advice: string,
  argument: Node,
  file: RustFile,
): Problem | null {
  if (!takesPieces(node, file)) return null;
  if (method === 'extend') return extendedByText(node, argument, file);
  if (method === 'update' && !isHasher(receiverOf(node)!, file)) return null;
  const made = madeForThis(viewedBehind(argument, file), file);
  if (!made)
    return (
      joinedForThis(method, argument, file) ??
      filledForThis(method, argument, file) ??
      (method === 'push_str' ? filledToAppend(node, argument, receiverOf(node)!, file) : null) ??
      writtenByFunction(method, argument, receiverOf(node)!, file)
    );
  const isAwaited = node.parent?.kind === 'await_expression';
  // Each piece that `write!` hands over would be a system call: one text is written at once.
  if (method === 'write_all' && made.how === 'format' && !isAwaited && isUnbuffered(receiverOf(node)!, file))
    return null;
  if (made.how === 'copy' && made.source && isStringLiteral(made.source)) return null;
  // What is sent over a socket is sent in one piece; nothing formats into it.
  if (isAwaited && !enclosingLoop(node)) return null;
  // A `Cow` may own what was made of the text.
  const mayOwn = methodOf(made.node) === 'into_owned';
  if (!mayOwn && made.source && isLentByWriter(made.source, receiverOf(node)!, file)) return null;
  const before = mayOwn ? '' : takenOutBefore(made.node, receiverOf(node)!, file);
  return before === null ? null : appended(method, advice, before, argument, made, file);
}

function isHasher(receiver: Node, file: RustFile): boolean {
  const found = file.typeOf(receiver);
  return HASHERS.test(receiver.text) || (!!found && HASHER_TYPES.test(methodTarget(found).name));
}

/** What takes its bytes to pieces is quicker with all of them than with a few at a time. */
function compresses(writer: Node, file: RustFile): boolean {
  const found = file.typeOf(writer);
  return !!found && /(?:Encoder|Compressor)$/.test(methodTarget(found).name);
}

/** `bytes.extend(format!(..).bytes())`. */
function extendedByText(call: Node, argument: Node, file: RustFile): Problem | null {
  const text = /^(?:bytes|chars|into_bytes|as_bytes)$/.test(methodOf(argument) ?? '')
    ? receiverOf(argument)
    : undefined;
  const made = text && freshStringBehind(text, file);
  return made && made.how !== 'copy' && made.how !== 'case'
    ? appended(methodOf(call)!, SINKS.extend!, '', argument, made, file)
    : null;
}

/** `map.serialize_entry("id", &format!(..))`: what is formatted serializes without a String. */
function formattedMember(method: string, value: Node): Problem | null {
  const made = freshString(viewed(value));
  if (made?.how !== 'format') return null;
  return {
    at: made.node,
    message: `${quoted(made.node)} allocates a String only for \`${method}\` to write it out.`,
    help: 'hand over `&format_args!(..)`, which serializes as it is formatted',
  };
}

/** `text += &format!(..)`, `text += &n.to_string()`. */
function addedToString(node: Node, file: RustFile): Problem | null {
  const added = node.child('right');
  if (node.child('operator')?.text !== '+=' || !added || viewed(added) === added) return null;
  const made = madeForThis(viewedBehind(added, file), file);
  if (!made)
    return (
      joinedForThis('+=', added, file) ??
      filledToAppend(node, added, node.child('left')!, file) ??
      writtenByFunction('+=', added, node.child('left')!, file)
    );
  if (made.how === 'copy' && isStringLiteral(made.source)) return null;
  const plain = plainTextOf(made.node);
  const before = takenOutBefore(made.node, node.child('left')!, file);
  if (before === null) return null;
  return {
    at: added,
    message: `${quoted(made.node)} allocates a String only for \`+=\` to copy it to the end of \`${node.child('left')!.text}\`.`,
    help: isChar(made, file)
      ? 'use `push`'
      : isTextCopied(made, file)
        ? `add ${quoted(made.source!)} itself`
        : plain
          ? `add ${quoted(plain)} itself: there is nothing to format`
          : (repeatedInto('+=', made) ??
            `format into it: \`write!(${node.child('left')!.text}, ..)\`${before}`),
  };
}

/** A fresh String, also by way of a local that is used for nothing else. */
function madeForThis(name: Node, file: RustFile): FreshString | null {
  const here = freshString(name);
  if (here) return here;
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || binding.mutable || binding.uses.length !== 1) return null;
  if (isRepeated(name, binding)) return null;
  const ways = binding.value ? waysOf(binding.value) : [];
  if (ways.length > 1) return formattedOnOneWay(ways);
  const made = freshString(ways[0]);
  return made?.how === 'case' ? null : made;
}
