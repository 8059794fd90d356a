import { valueOfClosure } from '../../rust/order/given-value.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isPlace } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { askedIfAscii } from './byte-loop-instead-of-memchr/asked-if-ascii.js';
import { isFewBytes } from './byte-loop-instead-of-memchr/few-bytes.js';

/** memchr looks for up to three bytes at once. */
const MOST_BYTES = 3;

const HAS_MEMCHR = /\bmemchr(?:::|\d?(?:_iter)?\()/;
const COUNTS_IN_BLOCKS = new RegExp(`${HAS_MEMCHR.source}|\\bbytecount::|\\bbstr\\b`);

export const rule: Rule = {
  id: 'byte-loop-instead-of-memchr',
  item: 'redundant-work',
  summary: 'bytes compared one by one to find a delimiter',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs:
    /\b(?:r?position|take_while|skip_while|eat_while|find|filter|split|split_inclusive)\([^;]{0,40}b'|\br?position\(\||\bis_ascii\b/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    const ascii = askedIfAscii(node, method, file);
    if (ascii) return ascii;
    const closure = argumentsOf(node).at(-1);
    if (closure?.kind !== 'closure_expression') return null;
    const bytes = bytesAskedFor(closure, /while$/.test(method));
    if (!bytes) return null;
    const isWrittenOut = bytes.every((byte) => byte.startsWith("b'"));
    if (!isWrittenOut && !isPositionOfByte(node, file)) return null;
    const counted = isWrittenOut && bytes.length === 1 ? listCounted(node, method, file) : null;
    if (counted) return countedByOne(node, method, counted, bytes[0]!, file);
    const bytesOf = /^r?position$/.test(method) ? sliceWalked(node, file) : eaten(node, method);
    if (!bytesOf) return null;
    const function_ = `${method === 'rposition' ? 'memrchr' : 'memchr'}${bytes.length > 1 ? bytes.length : ''}`;
    return {
      at: node,
      message: `\`${method}\` looks at one byte of \`${spelling(bytesOf)}\` at a time for ${bytes.map((byte) => `\`${byte}\``).join(' or ')}; \`memchr\` compares 16 or 32 at once.`,
      help: `use \`memchr::${function_}\`${file.hasText(HAS_MEMCHR) ? ', which this file uses already' : ''}`,
      ...(!file.hasText(HAS_MEMCHR) &&
        !enclosingLoop(node) &&
        !isFilledByReader(bytesOf, file) && { minor: true }),
    };
  },
};

/** `let filled = reader.fill_buf()?;`: kilobytes at a time, gone over again for each line. */
function isFilledByReader(bytes: Node, file: RustFile): boolean {
  let at = bytes.kind === 'identifier' ? file.bindingOf(bytes)?.value : bytes;
  while (at && /^(?:try|await)_expression$/.test(at.kind)) at = at.children[0];
  return !!at && methodOf(at) === 'fill_buf';
}

/** Where the delimiter has a name, that it is a byte is known by the list. */
function isPositionOfByte(call: Node, file: RustFile): boolean {
  const list = /^r?position$/.test(methodOf(call) ?? '') ? sliceWalked(call, file) : null;
  return !!list && file.typeOf(list) !== null;
}

/** `|b| *b == b'x' || *b == b'y'`, `|b| *b == self.end`; negated for those that go on while it holds: `|b| b != b'x'`. */
function bytesAskedFor(closure: Node, goesOn: boolean): string[] | null {
  const parameter = /^\|\s*&*\s*(\w+)\s*\|/.exec(closure.text)?.[1];
  const body = valueOfClosure(closure);
  if (!parameter || !body) return null;
  const [joint, comparison] = goesOn ? ['&&', '!='] : ['||', '=='];
  const asked = withoutLayout(body.text);
  const bytes =
    bytesMatched(asked, parameter, goesOn) ??
    asked
      .split(joint)
      .map((part) => new RegExp(`^\\**${parameter}${comparison}&?(${BYTE}|${PLACE})$`).exec(part)?.[1]);
  return bytes.length <= MOST_BYTES && bytes.every((byte) => byte !== undefined) ? (bytes as string[]) : null;
}

/** `matches!(byte, b'x' | b'y')`, and `!matches!(..)` for those that go on while it holds. */
function bytesMatched(asked: string, parameter: string, goesOn: boolean): string[] | null {
  const pattern = new RegExp(
    `^${goesOn ? '!' : ''}matches!\\(\\**${parameter},&?(${BYTE}(?:\\|&?${BYTE})*)\\)$`,
  );
  const listed = pattern.exec(asked)?.[1];
  return listed?.match(new RegExp(BYTE, 'g')) ?? null;
}

/** The blank in `b' '` is none. */
function withoutLayout(text: string): string {
  return text.replace(/(b' ')|\s+/g, '$1');
}

const BYTE = "b'(?:\\\\.[^']*|[^'])'";
/** A `byte` or a `needle` is looked for among a few, or by what stands for memchr itself. */
const PLACE =
  '\\**(?:\\w+\\.)*\\w*(?:delim|DELIM|separator|SEPARATOR|terminator|TERMINATOR|newline|NEWLINE|quote|QUOTE|eol|EOL)\\w*|\\**(?:sep|SEP|LF|COMMA|SPACE)';

/** `bytes` in `bytes.iter().position(..)`, a slice of bytes as far as is known. */
function sliceWalked(call: Node, file: RustFile): Node | null {
  const iter = receiverOf(call);
  const list = iter && /^(?:iter|bytes)$/.test(methodOf(iter) ?? '') ? receiverOf(iter) : undefined;
  const found = list && file.typeOf(list);
  if (!list || isFewBytes(list, file)) return null;
  return !found || isBytes(methodTarget(found)) ? list : null;
}

function isBytes(target: Type): boolean {
  return /^(?:str|String|Bytes|BytesMut)$/.test(target.name) || target.args[0]?.name === 'u8';
}

/** A lexer's own `eat_while`, which calls the closure for each byte. */
function eaten(call: Node, method: string): Node | null {
  const lexer = receiverOf(call);
  return method === 'eat_while' && lexer && isPlace(lexer) ? lexer : null;
}

/** `bytes` in `bytes.iter().filter(|b| **b == b'\n').count()` and `bytes.split(|b| *b == b'\n').count()`. */
function listCounted(call: Node, method: string, file: RustFile): Node | null {
  const next = methodCalledOn(call);
  if (!next || methodOf(next) !== 'count') return null;
  if (method === 'filter') return sliceWalked(call, file);
  const list = /^split(?:_inclusive)?$/.test(method) ? receiverOf(call) : undefined;
  return list && isPlace(list) ? list : null;
}

/** A count that goes to the end is vectorised as it stands, into counters of 64 bits; what `split` stops for at each hit is not. */
function countedByOne(call: Node, method: string, list: Node, byte: string, file: RustFile): Problem {
  const goesToEnd = method === 'filter';
  const minor = !file.hasText(COUNTS_IN_BLOCKS) && (goesToEnd || !enclosingLoop(call));
  return {
    at: call,
    until: methodCalledOn(call)!,
    message: goesToEnd
      ? `\`${byte}\` is counted in \`${spelling(list)}\` with a counter of 64 bits for each byte; \`memchr\` and \`bytecount\` add up 16 or 32 bytes at once.`
      : `Each byte of \`${spelling(list)}\` goes through a closure to count \`${byte}\`; \`memchr\` and \`bytecount\` compare 16 or 32 at once.`,
    help: `use \`memchr::memchr_iter(${byte}, ..).count()\`, or \`bytecount::count\``,
    ...(minor && { minor: true }),
  };
}
