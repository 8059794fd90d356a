import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `text.chars().all(|c| c.is_ascii())`, `bytes.iter().any(|b| !b.is_ascii())`: the whole answers that eight bytes at a time. */
export function askedIfAscii(call: Node, method: string, file: RustFile): Problem | null {
  const walk = receiverOf(call);
  const asked = argumentsOf(call)[0];
  if (!walk || !asked || !/^(?:all|any)$/.test(method) || !asksIfAscii(asked, method)) return null;
  const whole = receiverOf(walk);
  if (!whole || argumentsOf(walk).length > 0 || !walksLetters(walk, whole, file)) return null;
  return {
    at: call,
    message: `\`${method}\` asks for one character of ${quoted(whole)} after the other; \`is_ascii\` of the whole looks at 8 or 16 bytes at once.`,
    help: `use \`${method === 'any' ? '!' : ''}${whole.text}.is_ascii()\``,
  };
}

function asksIfAscii(asked: Node, method: string): boolean {
  if (asked.kind !== 'closure_expression')
    return method === 'all' && /^(?:char|u8)::is_ascii$/.test(asked.text);
  const parameter = /^\|\s*&*\s*(\w+)\s*\|/.exec(asked.text)?.[1];
  const body = valueOfClosure(asked)?.text.replace(/\s+/g, '');
  const not = method === 'any' ? '!' : '';
  return body === `${not}${parameter}.is_ascii()` || body === `${not}char::is_ascii(&${parameter})`;
}

/** Names that are walked may each be asked for all of its text. */
function walksLetters(walk: Node, whole: Node, file: RustFile): boolean {
  const how = methodOf(walk) ?? '';
  if (/^(?:chars|bytes)$/.test(how)) return true;
  if (how !== 'iter') return false;
  if (methodOf(whole) === 'as_bytes') return true;
  const found = file.typeOf(whole);
  return !!found && methodTarget(found).args[0]?.name === 'u8';
}
