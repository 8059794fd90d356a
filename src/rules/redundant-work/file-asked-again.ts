import { type FileQuestion, fileQuestion } from '../../rust/cost/file-questions.js';
import { isDebugOnly } from '../../rust/functions/debug-only.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { askedByEachCall } from './file-asked-again/asked-by-each-call.js';
import { kindOfEntry } from './file-asked-again/kind-of-entry.js';
import { askedWithMetadataAtHand, metadataAskedTwice } from './file-asked-again/metadata-at-hand.js';

export const rule: Rule = {
  id: 'file-asked-again',
  item: 'redundant-work',
  summary: 'the file system asked for what is known already',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.(?:exists|is_dir|is_file|is_symlink|(?:symlink_)?metadata)\(\)|\bfs::(?:symlink_)?metadata\(/,
  check(node: Node, file: RustFile): Problem | null {
    const question = fileQuestion(node, file);
    if (!question || isDebugOnly(node)) return null;
    return (
      kindOfEntry(question, file) ??
      askedAgain(question, file) ??
      askedWithMetadataAtHand(question, file) ??
      metadataAskedTwice(question, file) ??
      askedByEachCall(question, file)
    );
  },
};

/** `path.exists() && path.is_dir()`, `if path.is_dir() { .. } else if path.is_file() { .. }` */
function askedAgain(later: FileQuestion, file: RustFile): Problem | null {
  const decision = decisionAround(later.call);
  const asked = questionsOf(decision, file).filter(({ about }) => about === later.about);
  const before = asked[asked.findIndex(({ call }) => call === later.call) - 1];
  if (!before || before.call === later.call) return null;
  const implied = areOfOneChain(before.call, later.call) ? impliedBy(before, later) : null;
  const at = implied?.call ?? later.call;
  return {
    at,
    message: implied
      ? `${quoted(implied.call)} is a system call for what ${quoted((implied === before ? later : before).call)} answers too: of what is not there it is false.`
      : `${quoted(later.call)} asks the file system about \`${later.about}\` once more, right after ${quoted(before.call)}.`,
    help: implied
      ? `leave out ${quoted(implied.call)}`
      : `ask once for ${before.told === 'link' || later.told === 'link' ? '`symlink_metadata()`' : '`metadata()`'} and look at what it tells`,
    ...(!implied && !isOneAnswer(before, later) && !enclosingLoop(later.call) && { minor: true }),
  };
}

/** `path.is_dir() && !path.is_symlink()`: `symlink_metadata` alone says that of a folder, which a link is not. */
function isOneAnswer(before: FileQuestion, later: FileQuestion): boolean {
  const [link, kind] = before.told === 'link' ? [before, later] : [later, before];
  const denied = link.call.parent?.kind === 'unary_expression' ? link.call.parent : null;
  return (
    link.told === 'link' && kind.told === 'kind' && !!denied && climb(denied, '&&') === climb(kind.call, '&&')
  );
}

/** Of two that must both be true, the one that says no more than the other. */
function impliedBy(one: FileQuestion, other: FileQuestion): FileQuestion | null {
  if (one.told === 'exists' && other.told === 'kind') return one;
  return other.told === 'exists' && one.told === 'kind' ? other : null;
}

/** All that is evaluated around a question without any statement in between: its condition, and those of the branches before. */
function decisionAround(call: Node): Node {
  let at = call;
  for (let parent = at.parent; parent; at = parent, parent = parent.parent) {
    if (/^(?:block|closure_expression|match_block|expression_statement|source_file)$/.test(parent.kind))
      break;
    if (parent.kind === 'if_expression' && at.field === 'consequence') break;
  }
  return at;
}

/** The questions of a decision in order, those in its branches and closures left out. */
function questionsOf(node: Node, file: RustFile): FileQuestion[] {
  if (/^(?:block|closure_expression|match_block|async_block)$/.test(node.kind)) return [];
  const own = fileQuestion(node, file);
  return [...node.children.flatMap((child) => questionsOf(child, file)), ...(own ? [own] : [])];
}

/** Joined by `&&` as they stand, or by `||` where both are denied. */
function areOfOneChain(one: Node, other: Node): boolean {
  const isDenied = one.parent?.kind === 'unary_expression' && one.parent.text.startsWith('!');
  const isOtherDenied = other.parent?.kind === 'unary_expression' && other.parent.text.startsWith('!');
  if (isDenied !== isOtherDenied) return false;
  const operator = isDenied ? '||' : '&&';
  return climb(one, operator) === climb(other, operator);
}

function climb(from: Node, operator: string): Node {
  let at = from.parent?.kind === 'unary_expression' ? from.parent : from;
  while (
    at.parent &&
    (at.parent.kind === 'let_chain' ||
      (at.parent.kind === 'binary_expression' && at.parent.child('operator')?.text === operator))
  )
    at = at.parent;
  return at;
}
