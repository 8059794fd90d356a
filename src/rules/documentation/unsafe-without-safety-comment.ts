import { statementOf } from '../../rust/ownership/places.js';
import { enclosingFunction } from '../../rust/syntax/call-syntax.js';
import { commentsBefore, commentsWithin } from '../../rust/syntax/comments-around.js';
import { NodeMemo } from '../../rust/syntax/memo.js';
import type { Node } from '../../rust/syntax/tree.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import {
  blockBeforeThatDoesTheSame,
  isSaidForTheFunction,
} from './unsafe-without-safety-comment/reason-said-once.js';
import { commentedAt, REASON } from './unsafe-without-safety-comment/safety-comments.js';
import { isSaidAround } from './unsafe-without-safety-comment/said-around.js';
import { isSaidOfPointers } from './unsafe-without-safety-comment/said-of-pointer.js';

export const rule: Rule = {
  id: 'unsafe-without-safety-comment',
  item: 'documentation',
  summary: '`unsafe` without the reason why it is sound',
  severity: { hot: 'error', warm: 'error', cold: 'note' },
  blocksWhenHot: true,
  on: ['unsafe_block', 'impl_item'],
  needs: /\bunsafe\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'impl_item' && !node.text.startsWith('unsafe')) return null;
    if (file.isTestFile || hasReason(node) || isSaidAround(node, file) || isSaidOfPointers(node, file))
      return null;
    const what = node.kind === 'impl_item' ? '`unsafe impl`' : '`unsafe` block';
    return {
      at: node.ofKind('unsafe') ?? node,
      message: `This ${what} does not say why it is sound: nobody can check later changes against its invariants.`,
      help: 'write `// SAFETY: ...` above it, naming what must hold and why it does',
      ...((saysWhatHolds(node) ||
        (node.kind === 'unsafe_block' && (!touchesMemory(node) || handsContractOn(node)))) && {
        minor: true,
      }),
    };
  },
};

/** What reads or writes where the compiler can't look, or makes a value of what may be none: the rest is calls of foreign functions. */
const UNCHECKED =
  /unchecked|transmute|from_raw|from_utf8|assume_init|set_len|zeroed|\bptr\b|\bptr::|\*(?:const|mut)\b|get_mut\(|offset\(|\.add\(|copy_nonoverlapping|read_volatile|write_volatile|MaybeUninit|ManuallyDrop|_mm\d*_|static mut/;

/** In all that an `unsafe extern "C" fn` does, on one line, be it in a closure: what must hold is what it asks of its caller. */
function handsContractOn(block: Node): boolean {
  const fn = enclosingFunction(block);
  const modifiers = fn?.ofKind('function_modifiers');
  if (!fn || !modifiers?.has('unsafe') || !/\bextern\b/.test(modifiers.text)) return false;
  const statements = fn.child('body')?.children.filter(({ kind }) => kind !== 'empty_statement') ?? [];
  const [only] = statements;
  return statements.length === 1 && only!.line === only!.endLine;
}

/** A pointer to nothing, which many foreign functions take for "no answer wanted". */
const NULL_POINTER = /\b(?:\w+::)*(?:null|null_mut)(?:::<[^<>]*>)?\(\)/g;

function touchesMemory(block: Node): boolean {
  if (UNCHECKED.test(block.text.replace(NULL_POINTER, 'NULL'))) return true;
  for (const at of block.descendantsOfKind('unary_expression')) if (at.text.startsWith('*')) return true;
  return false;
}

/** Words of who gives the reason without the word: `// in bounds`, `// the two never overlap`, `// trusted: checked above`. */
const GIVES_REASON =
  /\b(?:because|since|trust(?:ed)?|guarantee[sd]?|safely|ensure[sd]?|never|always|invariants?|stricter|validat(?:es?|ed|ion)|verified|we (?:have |just )?checked|at (?:least|most)|non-?(?:null|zero|empty)|not (?:null|zero|empty)|non-?overlapping|overlap|according to|so (?:it|they|we|this|that)\b|documentation|disjoint|in bounds|within bounds|bounds?[- ]check(?:ed)?|checked (?:above|before|already)|already checked|valid (?:for|as|because|until|utf)|is valid|are valid|outlives?|exclusive|uniquely|sound|aligned|initiali[sz]ed|can(?:not|'t) be|can(?:not|'t) (?:alias|overlap|fail|overflow)|only (?:ever|accessed|one)|(?:same|just) as (?:above|below|before|for|in|with)|(?:like|as|see) (?:above|`\w+)|see (?:the )?(?:comment|note|remark)|likewise|ditto)\b/i;

const REASONED = new NodeMemo<boolean>();

function hasReason(node: Node): boolean {
  let has = REASONED.get(node);
  if (has === undefined) {
    const before = blockBeforeThatDoesTheSame(node);
    has = isReasoned(node) || isSaidForTheFunction(node) || (!!before && hasReason(before));
    REASONED.set(node, has);
  }
  return has;
}

/** A comment that says why above the block, its statement or its attributes, beside it, or first inside it. */
function isReasoned(node: Node): boolean {
  if (commentedAt(node) || commentInside(node) || reasonGiven(node)) return true;
  for (let at = node.parent; at; at = at.parent) {
    if (commentedAt(at) || isPrepared(at) || isAllowedWithReason(at)) return true;
    if (/^(block|source_file|declaration_list|match_block)$/.test(at.kind)) break;
  }
  return false;
}

/** `#[expect(unsafe_code, reason = "the cursor never passes the end")]` on the statement. */
function isAllowedWithReason(statement: Node): boolean {
  const beside = statement.parent?.children ?? [];
  for (let i = beside.indexOf(statement) - 1; beside[i]?.kind === 'attribute_item'; i--)
    if (/\bunsafe_code\b[\s\S]*\breason\s*=/.test(beside[i]!.text)) return true;
  return false;
}

/** In a block of more lines, one remark speaks of its own line. */
const SHORT_BLOCK = 16;

/** Above the block's own statement, and above a short `match` with the block as an arm. */
function commentsAbove(block: Node): string[] {
  const choice = block.parent?.kind === 'match_arm' ? block.parent.parent?.parent : null;
  const isShort = choice && choice.endLine - choice.line < SHORT_BLOCK;
  const statement = block.parent?.kind === 'expression_statement' ? block.parent : block;
  return [...commentsBefore(statement), ...(isShort ? commentsBefore(statementOf(choice)) : [])];
}

/** In a comment of its own right above the statement, or anywhere in the block. */
function reasonGiven(node: Node): boolean {
  const short = node.endLine - node.line < SHORT_BLOCK;
  if (short && commentsWithin(node, node.end - 1).some(givesReason)) return true;
  return commentsAbove(node).some(givesReason);
}

/** `// the pool is dropped last`: what holds, which may be the reason. */
const HOLDS = /\b(?:is|are|isn't|aren't|must|can|holds?|stays?|lives?|owns?|belongs?)\b/i;

function saysWhatHolds(block: Node): boolean {
  return commentsAbove(block).some(
    (text) => !/^\/\/[/!]|\bunsafe\b|\bTODO\b|\bFIXME\b/.test(text) && HOLDS.test(text),
  );
}

function givesReason(text: string): boolean {
  // What is written for readers of the documentation tells what the item is for.
  return !/^\/\/[/!]|^\/\*\*/.test(text) && GIVES_REASON.test(text) && !/\bunsafe because\b/.test(text);
}

/** The reason may stand above the plain `let`s that make ready what the block uses. */
function isPrepared(statement: Node): boolean {
  if (statement.parent?.kind !== 'block') return false;
  const before = statement.parent.children;
  for (let i = before.indexOf(statement) - 1; i >= 0 && before[i]!.kind === 'let_declaration'; i--) {
    if (/\bunsafe\b/.test(before[i]!.text)) return false;
    if (commentedAt(before[i]!)) return true;
  }
  return false;
}

function commentInside(node: Node): boolean {
  const first = node.ofKind('block')?.children[0]?.start ?? node.end;
  return commentsWithin(node, first).some((text) => REASON.test(text));
}
