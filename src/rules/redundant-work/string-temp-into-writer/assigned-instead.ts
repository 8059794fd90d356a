import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let lower = text.to_lowercase(); self.text.clear(); self.text.push_str(&lower);`: the String that is there takes the place of the other. */
export function assignedInstead(call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'push_str') return null;
  const name = viewed(argumentsOf(call)[0]!);
  const value = valueOfSingleUse(name, file);
  const target = receiverOf(call)!;
  if (!value || !isPlace(target) || !isJustCleared(target, call) || !isOwnText(value, file)) return null;
  const found = file.typeOf(target);
  if (found && found.name !== 'String') return null;
  return {
    at: call,
    message: `\`${name.text}\` is a String of its own that is copied into \`${target.text}\`, which was emptied for it, and dropped.`,
    help: `assign it: \`${isReference(target, file) ? '*' : ''}${target.text} = ${name.text}\``,
  };
}

function isReference(target: Node, file: RustFile): boolean {
  if (file.typeOf(target)?.refs) return true;
  const binding = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  return binding?.value?.kind === 'reference_expression';
}

/** What is formatted may be written into the emptied text itself. */
function isOwnText(value: Node, file: RustFile): boolean {
  const made = freshString(value);
  if (made) return made.how !== 'format';
  const found = value.kind === 'call_expression' ? file.typeOf(value) : null;
  return found?.name === 'String' && found.refs === '';
}

/** Is the statement before it a `clear` of the same? */
function isJustCleared(target: Node, call: Node): boolean {
  const statement = statementOf(call);
  const siblings = statement.parent?.children ?? [];
  const before = siblings[siblings.indexOf(statement) - 1];
  const clear = before?.kind === 'expression_statement' ? before.children[0] : undefined;
  return !!clear && methodOf(clear) === 'clear' && receiverOf(clear)?.text === target.text;
}
