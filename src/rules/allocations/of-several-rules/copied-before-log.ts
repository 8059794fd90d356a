import { asCopy, type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import { isOfEarlierField } from '../../../rust/ownership/lent.js';
import { isSameType, mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { type UseFacts, usesBetween } from '../../../rust/ownership/uses.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Nobody rearranges a function for the sake of one copy when more than these lines look at the value. */
const MAX_LOOKS = 4;

/** How many statements later a log line still tells of the same step. */
const NEXT_STATEMENTS = 2;

/** `store(key.clone()); debug!("stored {key}");`, `send(item.clone(), item.id)`: only for a line of the log, or a number, is the original kept. */
export function keptForALook(copy: Copy, file: RustFile): Problem | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  if (!binding || copy.method === 'to_string' || isFreeCopy(copy, file)) return null;
  if (!isSameType(copy.method, file.typeOf(copy.source), file)) return null;
  const statement = statementOf(copy.call);
  const later = usesBetween(file.usesOf(binding), copy.call.end);
  const couldComeFirst = (use: UseFacts) =>
    use.use.node.start >= copy.call.end && isEarlyEnough(use, copy.call, statement, file);
  if (later.length === 0 || later.length > MAX_LOOKS || !later.every(couldComeFirst)) return null;
  if (!mayBeMovedOut(copy.source, copy.call, file, couldComeFirst)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} here, because ${whatFollows(later)} looks at it afterwards: with that put first, the value could be moved.`,
    help: `put what looks at ${quoted(copy.source)} before this, and move it`,
  };
}

function whatFollows(later: readonly UseFacts[]): string {
  const [first] = later;
  const macro = first && logAround(first.use.node);
  return macro ? `\`${macro.macro}!\` on line ${macro.line}` : `line ${first?.use.node.line}`;
}

/** Could the look come before the copy, and say the same? Then it asks about nothing that was not there yet. */
function isEarlyEnough(use: UseFacts, copied: Node, statement: Node, file: RustFile): boolean {
  const log = logAround(use.use.node);
  if (log) return followsAtOnce(log, statement) && !mentionsNewer(log, statement, file);
  if (use.guessed || use.use.hidden) return false;
  // Who copies it as well can't have it moved away before.
  if (use.call && asCopy(use.call)?.source === use.use.node) return false;
  if (isOfLaterField(use, copied, file)) return true;
  if (use.effect !== 'read') return false;
  if (isPlainField(use, file)) return true;
  if (isLengthOfField(use)) return true;
  return !!use.call && use.place === use.use.node && isPlainAnswer(use.call, use.method ?? '', file);
}

/** `item.tags.len()` */
function isLengthOfField({ place, method }: UseFacts): boolean {
  return (
    place.kind === 'field_expression' && /^(?:len|is_empty)$/.test(method ?? '') && !/[[*(]/.test(place.text)
  );
}

/** A number or a flag that the value gives without being told anything: asked before the move it is the same. */
function isPlainAnswer(call: Node, method: string, file: RustFile): boolean {
  if (/^(?:len|is_empty)$/.test(method)) return true;
  const found = file.typeOf(call);
  // An `Option` of a reference is `Copy` as well, and looks at the value later.
  if (found?.refs !== '' || found.args.length > 0) return false;
  return argumentsOf(call).length === 0 && file.isCopy(found) === true;
}

/** `Found { all: list.clone(), longest: list.iter().max() }`: the fields of a struct that borrows nothing can be given in any order. */
function isOfLaterField({ effect, use }: UseFacts, copied: Node, file: RustFile): boolean {
  return /^(?:read|borrow)$/.test(effect) && isOfEarlierField(copied, use.node, file);
}

/** `item.id` that is known to be a number: taken before the move it is the same. */
function isPlainField({ place, use, method }: UseFacts, file: RustFile): boolean {
  if (place === use.node || method !== null || place.kind !== 'field_expression') return false;
  const found = file.typeOf(place);
  return !!found && found.refs === '' && file.isCopy(found) === true && !/[[*]/.test(place.text);
}

/** `debug!("finished {key}");` after a long way says something else than before it. */
function followsAtOnce(log: Node, statement: Node): boolean {
  const line = log.parent;
  const block = statement.parent;
  if (line?.kind !== 'expression_statement' || !block || line.parent !== block) return false;
  return block.children.indexOf(line) - block.children.indexOf(statement) <= NEXT_STATEMENTS;
}

/** A log line of a level that is off where it matters; in place of an error it would have to come last. */
function logAround(node: Node): Node | null {
  for (const at of node.ancestors()) {
    if (at.kind === 'block') return null;
    if (at.kind === 'macro_call') return /^(?:trace|debug)$/.test(at.macro) ? at : null;
  }
  return null;
}

/** Does the log line name something that was bound by the copy's statement, or after it? */
function mentionsNewer(log: Node, statement: Node, file: RustFile): boolean {
  const scopes = file.functionAt(log)?.scopes;
  if (!scopes) return false;
  return [...log.descendants()].some((node) =>
    [scopes.bindingAt(node), ...scopes.namedIn(node)].some(
      (each) => each && each.node.start >= statement.start,
    ),
  );
}
