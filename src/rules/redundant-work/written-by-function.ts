import { declaredHere } from '../../rust/declared-here.js';
import { enclosingFunction } from '../../rust/flow.js';
import { implTrait } from '../../rust/shape.js';
import { valueOfSingleUse } from '../../rust/single-use.js';
import { viewed } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** `out.push_str(&quote(text))`, where `quote` of the same file puts a String together. */
export function writtenByFunction(method: string, argument: Node, file: RustFile): Problem | null {
  if (!/^(?:push_str|write_str|extend_from_slice|put_slice)$/.test(method)) return null;
  const name = viewed(argument);
  const call = valueOfSingleUse(name, file) ?? name;
  const fn = call.kind === 'call_expression' ? declaredHere(call) : null;
  const returns = typeFromNode(fn?.child('return_type'));
  if (
    !fn ||
    returns?.name !== 'String' ||
    returns.refs !== '' ||
    implTrait(fn) ||
    enclosingFunction(call) === fn
  )
    return null;
  if (!putsTogether(fn, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} puts together a String of its own only for \`${method}\` to copy it to the end of another.`,
    help: `let \`${fn.child('name')!.text}\` write into the text that it is given`,
  };
}

/** Does the function end in a text that it built step by step, which could as well be the caller's? */
function putsTogether(fn: Node, file: RustFile): boolean {
  const tail = fn.child('body')?.children.at(-1);
  const binding = tail?.kind === 'identifier' ? file.bindingOf(tail) : undefined;
  if (binding?.kind !== 'let' || !binding.mutable) return false;
  return file.usesOf(binding).every((use) => use.use.node === tail || isAppended(use.method, use.call));
}

function isAppended(method: string | null, call: Node | null): boolean {
  if (method) return /^(?:push|push_str|write_str|write_char|extend|reserve)$/.test(method);
  return call?.kind === 'macro_call' ? /^write(?:ln)?$/.test(call.macro) : call?.kind === 'call_expression';
}
