import { argumentsOf } from '../rust/syntax/call-syntax.js';

/** Longer code loses its arguments, and then the start of its chain: the last words say what it is. */
const QUOTED = 48;
/** Code on one line, for a sentence; `..` stands for arguments, `…` for the start of a long chain. */
export function quoted(node) {
  const whole = onOneLine(node.text);
  const short = whole.length <= QUOTED ? whole : onOneLine(withoutArguments(node));
  return `\`${(short.length <= QUOTED ? short : endOf(short)).replace(/`/g, "'")}\``;
}
function onOneLine(code) {
  return code.replace(/\s*\n\s*/g, '').replace(/\s+/g, ' ');
}
/** More links of a chain than fit into a sentence. */
const MAX_LINKS = 24;
function withoutArguments(node, links = 0) {
  // A tree that is too deep is cut off, and what stands there has no children.
  if (!node || links > MAX_LINKS) return '';
  const [inner] = node.children;
  switch (node.kind) {
    case 'call_expression': {
      const called = withoutArguments(node.child('function'), links + 1);
      return `${called}(${argumentsOf(node).length > 0 ? '..' : ''})`;
    }
    case 'field_expression':
      return `${withoutArguments(node.child('value'), links + 1)}.${node.child('field')?.text ?? ''}`;
    case 'try_expression':
      return `${withoutArguments(inner, links + 1)}?`;
    case 'await_expression':
      return `${withoutArguments(inner, links + 1)}.await`;
    case 'macro_call':
      return node.macro === 'vec' ? 'vec![..]' : `${node.macro}!(..)`;
    case 'struct_expression':
      return `${node.child('name')?.text ?? ''} { .. }`;
    default:
      return node.text;
  }
}
function endOf(chain) {
  const tail = chain.slice(-QUOTED);
  const cut = tail.search(/[.:]\w/);
  return `…${cut < 0 ? tail : tail.slice(cut)}`;
}
