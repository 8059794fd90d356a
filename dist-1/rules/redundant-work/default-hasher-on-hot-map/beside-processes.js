import { standsBesideIo } from '../../../rust/cost/beside-io.js';
import { lastWordOf } from '../../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo, TreeMemo } from '../../../rust/syntax/memo.js';
import { printType } from '../../../rust/types/types.js';

/** Processes, threads, the tokens and pipes they are given, and connections. */
const OUTSIDE =
  /\b(?:Child|JoinHandle|ChildStd(?:in|out|err)|Command|ExitStatus|Acquired|HelperThread|TcpStream|TcpListener|UdpSocket|UnixStream|EasyHandle|Easy2?Handle|Multi)\b/;
/** Is the map filled or asked beside processes and connections, each of which takes far longer than any hash? */
export function standsBesideProcesses(holder, written) {
  if (OUTSIDE.test(printType(written))) return true;
  if (holder.kind !== 'field_declaration') return false;
  if (holdsOutside(holder.parent)) return true;
  const asked = methodCallsOf(holder.tree).get(holder.child('name')?.text ?? '') ?? [];
  return asked.length > 0 && asked.every(standsBesideIo);
}
const HOLDS_OUTSIDE = new NodeMemo();
/** Asked for each field of a struct, and the same for all of them. */
function holdsOutside(fields) {
  return HOLDS_OUTSIDE.of(fields, () => OUTSIDE.test(fields.text));
}
const METHOD_CALLS = new TreeMemo();
/** Method calls of a file by the last word of what they are called on. */
function methodCallsOf(tree) {
  const known = METHOD_CALLS.get(tree);
  if (known) return known;
  const calls = new Map();
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const word = methodOf(call) === null ? undefined : lastWordOf(receiverOf(call));
    if (!word) continue;
    const same = calls.get(word);
    if (same) same.push(call);
    else calls.set(word, [call]);
  }
  METHOD_CALLS.set(tree, calls);
  return calls;
}
