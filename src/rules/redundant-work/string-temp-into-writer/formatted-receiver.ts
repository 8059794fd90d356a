import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshStringBehind, viewedBehind } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `format!("{x:#x}").fmt(f)`, `Display::fmt(&value.to_string(), f)`, `value.to_string().serialize(serializer)`. */
export function formattedReceiver(call: Node, file: RustFile): Problem | null {
  const name = methodOf(call) ?? /::(fmt|serialize)$/.exec(calledPath(call) ?? '')?.[1];
  if (name !== 'fmt' && name !== 'serialize') return null;
  const made = textGivenTo(call, file);
  if (!made) return null;
  return name === 'fmt'
    ? {
        at: made.node,
        message: `${quoted(made.node)} formats into a String that is then formatted again into the writer.`,
        help: 'write into the formatter: `write!(f, ..)`',
      }
    : {
        at: made.node,
        message: `${quoted(made.node)} allocates a String only for \`serialize\` to write it out.`,
        help: 'use `collect_str`, which formats into the serializer',
      };
}

/** The text that was only just formatted for a method with one argument. */
function textGivenTo(call: Node, file: RustFile): FreshString | null {
  const given = argumentsOf(call);
  const receiver = receiverOf(call);
  const self = receiver ?? given[0];
  if (!self || given.length !== (receiver ? 1 : 2)) return null;
  const made = freshStringBehind(viewedBehind(self, file), file);
  return made?.how === 'format' || made?.how === 'to_string' ? made : null;
}
