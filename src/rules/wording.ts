import { argumentsOf } from '../rust/flow.js';
import type { Node } from '../rust/tree.js';

/** Longer code loses its arguments, and then the start of its chain: the last words say what it is. */
const QUOTED = 48;

/** Code on one line, for a sentence; `..` stands for arguments, `…` for the start of a long chain. */
export function quoted(node: Node): string {
  const whole = onOneLine(node.text);
  const short = whole.length <= QUOTED ? whole : onOneLine(withoutArguments(node));
  return `\`${(short.length <= QUOTED ? short : endOf(short)).replace(/`/g, "'")}\``;
}

function onOneLine(code: string): string {
  return code.replace(/\s*\n\s*/g, '').replace(/\s+/g, ' ');
}

function withoutArguments(node: Node): string {
  const [inner] = node.children;
  switch (node.kind) {
    case 'call_expression': {
      const called = node.child('function');
      return `${called ? withoutArguments(called) : ''}(${argumentsOf(node).length > 0 ? '..' : ''})`;
    }
    case 'field_expression':
      return `${withoutArguments(node.child('value')!)}.${node.child('field')?.text ?? ''}`;
    case 'try_expression':
      return inner ? `${withoutArguments(inner)}?` : node.text;
    case 'await_expression':
      return inner ? `${withoutArguments(inner)}.await` : node.text;
    case 'macro_call':
      return node.macro === 'vec' ? 'vec![..]' : `${node.macro}!(..)`;
    case 'struct_expression':
      return `${node.child('name')?.text ?? ''} { .. }`;
    default:
      return node.text;
  }
}

function endOf(chain: string): string {
  const tail = chain.slice(-QUOTED);
  const cut = tail.search(/[.:]\w/);
  return `…${cut < 0 ? tail : tail.slice(cut)}`;
}
