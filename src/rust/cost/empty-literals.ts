import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

const EMPTY = /^&?(?:b?r?""|\[\s*\])$/;

/** `""`, `b""`, `[]`: what is made of it lies nowhere on the heap. */
export function isEmptyLiteral(node: Node | undefined): boolean {
  return !!node && EMPTY.test(node.text);
}

/** `Vec::from([])`, `String::from("")`, `Vec::with_capacity(0)` */
export function isMadeOfEmpty(call: Node): boolean {
  const [first] = argumentsOf(call);
  return isEmptyLiteral(first) || (first?.text === '0' && /::with_capacity$/.test(calledPath(call) ?? ''));
}
