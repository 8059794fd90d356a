import { standsBesideIo } from '../../rust/beside-io.js';
import { methodOf, receiverOf } from '../../rust/flow.js';
import { lastWordOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { printType, type Type } from '../../rust/types.js';
import type { RustFile } from '../rust-file.js';

/** Processes, threads, the tokens and pipes they are given, and connections. */
const OUTSIDE =
  /\b(?:Child|JoinHandle|ChildStd(?:in|out|err)|Command|ExitStatus|Acquired|HelperThread|TcpStream|TcpListener|UdpSocket|UnixStream|EasyHandle|Easy2?Handle|Multi)\b/;

/** Is the map filled or asked beside processes and connections, each of which takes far longer than any hash? */
export function standsBesideProcesses(holder: Node, written: Type, file: RustFile): boolean {
  const beside = holder.kind === 'field_declaration' ? (holder.parent?.text ?? '') : '';
  if (OUTSIDE.test(printType(written)) || OUTSIDE.test(beside)) return true;
  const name = holder.child(holder.kind === 'field_declaration' ? 'name' : 'pattern')?.text;
  const asked = [...file.tree.root.descendantsOfKind('call_expression')].filter(
    (call) => methodOf(call) !== null && lastWordOf(receiverOf(call)!) === name,
  );
  return holder.kind === 'field_declaration' && asked.length > 0 && asked.every(standsBesideIo);
}
