import { lentText } from '../../../rust/ownership/lent-text.js';
import { isLook } from '../../../rust/ownership/only-read.js';
import { isInClosureApart } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let mut unit = String::from("B"); if large { unit = "MB".to_string(); } show(&unit);`: texts that live anyway, only looked at. */
export function literalReplaced(declaration: Node, value: Node, file: RustFile): Problem | null {
  if (!isStringLiteral(copied(value))) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || !binding.mutable) return null;
  const uses = file.usesOf(binding);
  const changes = uses.filter((use) => use.effect === 'assign');
  if (changes.length === 0 || changes.length === uses.length) return null;
  if (uses.some((use) => isInClosureApart(use.use.node, binding))) return null;
  const isSpared = (use: UseFacts) => (changes.includes(use) ? isCopyAssigned(use, file) : isRead(use, file));
  if (!uses.every(isSpared)) return null;
  return {
    at: value,
    message: `${quoted(value)} copies a literal to the heap, and \`${binding.name}\` is only looked at, whichever text it has.`,
    help: `let \`${binding.name}\` be a \`&str\``,
  };
}

function copied(value: Node | undefined): Node | undefined {
  const made = freshString(value);
  return made && /^(?:copy|to_string)$/.test(made.how) ? made.source : undefined;
}

/** `unit = "MB".to_string()`, and parts of what the caller lent. */
function isCopyAssigned({ place }: UseFacts, file: RustFile): boolean {
  const assignment = place.parent;
  if (assignment?.kind !== 'assignment_expression' || place.field !== 'left') return false;
  const right = assignment.child('right');
  // The name holds a String, and so that is what `into` makes.
  const source = copied(right) ?? (right && methodOf(right) === 'into' ? receiverOf(right) : undefined);
  return !!source && (isStringLiteral(source) || lentText(source, file) !== null);
}

function isRead(use: UseFacts, file: RustFile): boolean {
  return use.effect === 'read' || use.effect === 'borrow' ? isLook(use, file) : false;
}
