import { following } from '../../../rust/order/branches.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';

const SOCKETS = /^(?:TcpStream|UnixStream|OwnedWriteHalf|WriteHalf)$/;
/** A socket or a pipe that nothing buffers, in words; null for anything else. */
export function pipeOf(target, file) {
  const found = file.typeOf(target);
  const name = found ? methodTarget(found).name : connectedAs(target, file);
  if (name === 'ChildStdin') return `the pipe \`${target.text}\``;
  return name && SOCKETS.test(name) && !file.declarations.declares(name)
    ? `the socket \`${target.text}\``
    : null;
}
/** `TcpStream` of `let mut socket = TcpStream::connect(address)?;` */
function connectedAs(target, file) {
  const made = target.kind === 'identifier' ? file.bindingOf(target)?.value?.text : undefined;
  return (
    /^(?:\w+::)*(\w+)::connect(?:_timeout)?\([^;]*\)(?:\.await)?(?:\?|\.unwrap\(\)|\.expect\(.*\))$/s.exec(
      made ?? '',
    )?.[1] ?? null
  );
}
/** `socket.write_all(&len.to_be_bytes())?; socket.write_all(&body)?;`: a system call for a few bytes, and maybe a packet of its own. */
export function writtenInPieces(call, file) {
  const target = call.kind === 'call_expression' ? receiverOf(call) : undefined;
  if (!target || !isPlace(target) || !isFewBytes(call)) return null;
  const stream = pipeOf(target, file);
  const statement = stream && statementAround(call);
  const [next] = statement ? following(statement) : [];
  const second = next && [...next.descendantsOfKind('call_expression')].find((each) => isWrite(each, target));
  if (!second || /_expression$/.test(next.children[0].kind) !== true) return null;
  if (/^(?:for|while|loop|if|match)_expression$/.test(next.children[0].kind)) return null;
  return {
    at: call,
    until: second,
    message: `A few bytes are written to ${stream} by themselves, and line ${second.line} writes what belongs to them: two system calls, and on a socket maybe two packets.`,
    help: 'put both in one buffer, or write through a `BufWriter` and flush it at the end of the message',
  };
}
/** The statement that is nothing but the write, awaited and with its error handed on. */
function statementAround(call) {
  let at = call;
  while (/^(?:await|try)_expression$/.test(at.parent?.kind ?? '')) at = at.parent;
  return at.parent?.kind === 'expression_statement' ? at.parent : null;
}
function isWrite(call, target) {
  return (
    receiverOf(call)?.text === target.text &&
    /^write_(?:all|[ui](?:8|16|32|64)(?:_le)?)$/.test(methodOf(call) ?? '')
  );
}
/** One number, a fixed text or a byte or two. */
function isFewBytes(call) {
  const method = methodOf(call) ?? '';
  if (/^write_[ui](?:8|16|32|64)(?:_le)?$/.test(method)) return true;
  const [given] = argumentsOf(call);
  if (method !== 'write_all' || !given) return false;
  const lent = withoutBorrow(given);
  return (
    /^(?:array_expression|\w*string_literal)$/.test(lent.kind) ||
    /^to_(?:be|le|ne)_bytes$/.test(methodOf(lent) ?? '')
  );
}
