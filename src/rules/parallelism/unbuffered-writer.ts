import { runsEveryTurn } from '../../rust/order/every-turn.js';
import { isShortLoop } from '../../rust/order/loop-length.js';
import { enclosingLoops, type Loop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { waysOf } from '../../rust/order/ways.js';
import { isPlace, rootOf } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { readByteByByte, readInPieces } from './unbuffered-writer/read-in-pieces.js';
import { serializedToFile } from './unbuffered-writer/serialized-to-file.js';
import { isStandardFile } from './unbuffered-writer/standard-file.js';
import { pipeOf, writtenInPieces } from './unbuffered-writer/written-in-pieces.js';

export const rule: Rule = {
  id: 'unbuffered-writer',
  item: 'parallelism',
  summary: 'a system call for each small piece that is written',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['macro_call', 'call_expression'],
  needs:
    /\b(?:File::(?:create|open|options)|OpenOptions|stdout\(\)|stderr\(\)|println!|\.flush\(\)|\.sync_(?:all|data)\(\)|TcpStream|UnixStream|ChildStdin|WriteHalf)/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const piece = writtenInPieces(node, file) ?? serializedToFile(node, file) ?? readByteByByte(node, file);
    if (piece) return piece;
    const [loop] = enclosingLoops(node);
    if (!loop || isShortLoop(loop, file)) return null;
    const read = readInPieces(node, loop, file);
    if (read) return read;
    if (!/^(?:for|for_each)$/.test(loop.word)) return writtenEachTurn(node, loop, file);
    if (node.kind === 'call_expression' && /^(?:flush|sync_all|sync_data)$/.test(methodOf(node) ?? ''))
      return flushedPerItem(node, loop, file);
    if (node.kind === 'macro_call' && node.macro === 'println') return printedPerItem(node);
    const target = writtenTo(node);
    const stream = target && streamOf(target, loop, file);
    const locked = target && !stream && isLockedStdout(node, target, loop, file);
    if (!(stream || locked) || isWrittenBefore(node, target!, loop)) return null;
    if (isShownAtOnce(target!, stream, loop) || isReadFrom(target!, loop)) return null;
    // A list for a person to read is short.
    return {
      ...withoutBuffer(stream, node, loop),
      ...((locked || isWholeItem(node, loop, file)) && { minor: true }),
    };
  },
};

/** `while let Some(row) = rows.next() { writeln!(file, "{row}")?; }`: small pieces, and nothing to wait for in between. */
function writtenEachTurn(node: Node, loop: Loop, file: RustFile): Problem | null {
  const target =
    node.kind === 'macro_call' && /^write(?:ln)?$/.test(node.macro) ? writtenTo(node) : undefined;
  if (!target || !/^(?:while|loop)$/.test(loop.word) || WAITS.test(loop.node.text) || endsLoop(node, loop))
    return null;
  const stream = streamOf(target, loop, file);
  if (!(stream || isLockedStdout(node, target, loop, file)) || isWrittenBefore(node, target, loop))
    return null;
  return withoutBuffer(stream, node, loop);
}

/** No stream: standard output, locked; by its own name it has a buffer, too, that every line empties. */
function withoutBuffer(stream: string | null | undefined, node: Node, loop: Loop): Problem {
  return {
    at: node,
    message:
      stream && !/stdout/.test(stream)
        ? `Each turn of \`${loop.word}\` writes to ${stream} without a buffer: a system call per piece.`
        : LINE_BY_LINE,
    help: 'put a `BufWriter` around it before the loop, and flush it after',
  };
}

const LINE_BY_LINE =
  'The standard output is written out at the end of each line, locked or not: a system call per line.';

/** Who writes when something comes in wants it to be seen at once. */
const WAITS = /\.await\b|\.(?:recv|recv_timeout|read_line|accept|poll\w*|wait\w*|lines|flush)\(|\bsleep\(/;

/** `let mut out = io::stdout().lock();`: a lock spares the locking, but every line is still written by itself. */
function isLockedStdout(node: Node, target: Node, loop: Loop, file: RustFile): boolean {
  if (target.kind !== 'identifier' || node.kind !== 'macro_call' || node.macro !== 'writeln') return false;
  const binding = file.bindingOf(target);
  if (!binding || loop.node.contains(binding.node) || !binding.value || methodOf(binding.value) !== 'lock')
    return false;
  const locked = receiverOf(binding.value)!;
  const made = locked.kind === 'identifier' ? file.bindingOf(locked)?.value : locked;
  return !!made && /^(?:std::)?(?:io::)?stdout\(\)$/.test(spelling(made));
}

function printedPerItem(node: Node): Problem {
  return {
    at: node,
    message: '`println!` locks the standard output and writes it out at every line, once per item.',
    help: 'write to a `BufWriter` around `stdout().lock()`',
    // A list for a person to read is short; only the author knows.
    minor: true,
  };
}

/** `out` in `write!(out, ..)` and `out.write_all(..)`. */
function writtenTo(node: Node): Node | undefined {
  if (node.kind === 'call_expression') {
    return methodOf(node) === 'write_all' && argumentsOf(node).length === 1 ? receiverOf(node) : undefined;
  }
  if (!/^write(?:ln)?$/.test(node.macro)) return undefined;
  const target = node.child('arguments')?.children[0];
  return target && withoutBorrow(target);
}

/** `write!(err, "{step}... ")?; err.flush()?;`: somebody is to see each step when it begins. */
function isShownAtOnce(target: Node, stream: string | null | undefined, loop: Loop): boolean {
  if (!/std(?:out|err)/.test(stream ?? '')) return false;
  for (const call of loop.body.descendantsOfKind('call_expression'))
    if (methodOf(call) === 'flush' && spelling(receiverOf(call)!) === spelling(target)) return true;
  return false;
}

/** `socket.write_all(request)?; socket.read(&mut answer)?`: who answers has to see the question first. */
function isReadFrom(target: Node, loop: Loop): boolean {
  for (const call of loop.body.descendantsOfKind('call_expression'))
    if (/^read(?:_\w+)?$/.test(methodOf(call) ?? '') && spelling(receiverOf(call)!) === spelling(target))
      return true;
  return false;
}

/** `for frame in frames { socket.write_all(frame)?; }`: nobody can tell whether the pieces are small. */
function isWholeItem(node: Node, loop: Loop, file: RustFile): boolean {
  const [given] = node.kind === 'call_expression' ? argumentsOf(node) : [];
  const item = given && withoutBorrow(given);
  if (item?.kind !== 'identifier' || file.bindingOf(item)?.declaration !== loop.node) return false;
  const writes = [...loop.body.descendantsOfKind('call_expression')].filter(
    (each) => methodOf(each) === 'write_all',
  );
  return writes.length === 1;
}

/** One word per loop and stream is enough. */
function isWrittenBefore(node: Node, target: Node, loop: Loop): boolean {
  for (const each of loop.body.descendantsOfKind('macro_call', 'call_expression'))
    if (each.start < node.start && writtenTo(each)?.text === target.text) return true;
  return false;
}

/** A file, or a standard stream, as it is: neither buffered nor locked for the loop. */
function streamOf(target: Node, loop: Loop, file: RustFile): string | null {
  if (target.kind === 'call_expression') return standardStream(target.text);
  const root = isPlace(target) ? rootOf(target) : null;
  const binding = root && file.bindingOf(root);
  if (!root || !binding || loop.node.contains(binding.node)) return null;
  const found = file.typeOf(target);
  if (found && methodTarget(found).name === 'File')
    return isStandardFile(file) ? `the file \`${target.text}\`` : null;
  const pipe = pipeOf(target, file) ?? (found && standardStreamOf(found, file));
  if (pipe) return pipe;
  const made = target === root ? binding.value : undefined;
  if (!made || /\bBufWriter\b|\bLineWriter\b/.test(made.text)) return null;
  if (isStandardFile(file) && waysOf(made).some((way) => OPENS_FILE.test(unboxed(way, file).text)))
    return `the file \`${target.text}\``;
  return standardStream(made.text);
}

/** What a terminal library puts around a stream hands every piece on as it comes. */
const HANDS_ON = /^(?:RawTerminal|AlternateScreen|MouseTerminal|HideCursor)$/;

function standardStreamOf(found: Type, file: RustFile): string | null {
  let target = methodTarget(found);
  while (HANDS_ON.test(target.name) && target.args[0]) target = methodTarget(target.args[0]);
  const name = /^Std(?:out|err)$/.test(target.name) && !file.declarations.declares(target.name);
  return name ? `\`${target.name.toLowerCase()}\`` : null;
}

const OPENS_FILE = /(?:^|::)File::(?:create(?:_new)?|options)\(|\bOpenOptions::new\(/;

/** `File::create(path)?` of `Box::new(File::create(path)?)`, or of the name that the box is made of. */
function unboxed(value: Node, file: RustFile): Node {
  const [boxed] = /(?:^|::)Box::new$/.test(calledPath(value) ?? '') ? argumentsOf(value) : [];
  const named = boxed?.kind === 'identifier' ? file.bindingOf(boxed)?.value : undefined;
  return named ?? boxed ?? value;
}

function standardStream(text: string): string | null {
  const found = /^(?:std::)?(?:io::)?(stdout|stderr)\(\)$/.exec(text.replace(/\s+/g, ''));
  return found ? `\`${found[1]}\`` : null;
}

/** `for record in records { out.write_all(record)?; out.flush()?; }` */
function flushedPerItem(call: Node, loop: Loop, file: RustFile): Problem | null {
  const method = methodOf(call)!;
  const root = rootOf(receiverOf(call));
  const binding = root && file.bindingOf(root);
  if (argumentsOf(call).length > 0 || !binding || loop.node.contains(binding.node)) return null;
  if (isGoneAround(receiverOf(call)!, loop.body) || standardStream(binding.value?.text ?? '')) return null;
  if (loop.word !== 'for' || !runsEveryTurn(loop.body, new Set([call]))) return null;
  return {
    at: call,
    message: `\`${receiverOf(call)!.text}.${method}()\` at every turn of the \`for\` gives up what buffering gains: a system call, or a wait for the disk, per item.`,
    help: `call \`${method}\` once after the loop`,
  };
}

/** `out.get_mut().stream_position()?`: what lies below the buffer is used as well, and has to be up to date. */
function isGoneAround(writer: Node, body: Node): boolean {
  for (const call of body.descendantsOfKind('call_expression'))
    if (GOES_BELOW.test(methodOf(call) ?? '') && spelling(receiverOf(call)!) === spelling(writer))
      return true;
  return false;
}

const GOES_BELOW = /^(?:get_mut|get_ref|into_inner|seek|stream_position|rewind)$/;
