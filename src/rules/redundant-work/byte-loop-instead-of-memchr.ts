import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace } from '../../rust/places.js';
import { spelling } from '../../rust/same-place.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget, type Type } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** memchr looks for up to three bytes at once. */
const MOST_BYTES = 3;

export const rule: Rule = {
  id: 'byte-loop-instead-of-memchr',
  item: 'redundant-work',
  summary: 'bytes compared one by one to find a delimiter',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\b(?:r?position|take_while|skip_while|eat_while|find)\([^;]{0,40}b'/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    const closure = argumentsOf(node).at(-1);
    if (closure?.kind !== 'closure_expression') return null;
    const bytes = bytesAskedFor(closure, /while$/.test(method));
    if (!bytes) return null;
    const bytesOf = /^r?position$/.test(method) ? sliceWalked(node, file) : eaten(node, method);
    if (!bytesOf) return null;
    const function_ = `${method === 'rposition' ? 'memrchr' : 'memchr'}${bytes.length > 1 ? bytes.length : ''}`;
    return {
      at: node,
      message: `\`${method}\` looks at one byte of \`${spelling(bytesOf)}\` at a time for ${bytes.map((byte) => `\`${byte}\``).join(' or ')}; \`memchr\` compares 16 or 32 at once.`,
      help: `use \`memchr::${function_}\`${/\bmemchr/.test(file.text) ? ', which this file uses already' : ''}`,
      ...(!/\bmemchr/.test(file.text) && { minor: true }),
    };
  },
};

/** `|b| *b == b'x' || *b == b'y'`; negated for those that go on while it holds: `|b| b != b'x'`. */
function bytesAskedFor(closure: Node, goesOn: boolean): string[] | null {
  const parameter = /^\|\s*&*\s*(\w+)\s*\|/.exec(closure.text)?.[1];
  const body = closure.child('body');
  if (!parameter || !body) return null;
  const [joint, comparison] = goesOn ? ['&&', '!='] : ['||', '=='];
  const bytes = spelling(body)
    .split(joint)
    .map((part) => new RegExp(`^\\**${parameter}${comparison}&?(b'(?:\\\\.[^']*|[^'])')$`).exec(part)?.[1]);
  return bytes.length <= MOST_BYTES && bytes.every((byte) => byte !== undefined) ? (bytes as string[]) : null;
}

/** `bytes` in `bytes.iter().position(..)`, a slice of bytes as far as is known. */
function sliceWalked(call: Node, file: RustFile): Node | null {
  const iter = receiverOf(call);
  const list = iter && /^(?:iter|bytes)$/.test(methodOf(iter) ?? '') ? receiverOf(iter) : undefined;
  const found = list && file.typeOf(list);
  return list && (!found || isBytes(methodTarget(found))) ? list : null;
}

function isBytes(target: Type): boolean {
  return /^(?:str|String|Bytes|BytesMut)$/.test(target.name) || target.args[0]?.name === 'u8';
}

/** A lexer's own `eat_while`, which calls the closure for each byte. */
function eaten(call: Node, method: string): Node | null {
  const lexer = receiverOf(call);
  return method === 'eat_while' && lexer && isPlace(lexer) ? lexer : null;
}
