import { enclosingLoop } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshString, isText } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `match text.to_lowercase().as_str() { "on" => .., "off" => .. }`: a few comparisons would do. */
export function caseMatched(made: FreshString, node: Node): Problem | null {
  const arms = armsOf(node);
  if (!arms.every((arm) => /^(?:[\s|]*b?"[\x20-\x7e]*")+$|^\w+$/.test(arm.child('pattern')?.text ?? '')))
    return null;
  if (arms.some(usesItsName)) return null;
  return {
    ...madeOnly(made, 'to be matched', 'compare with `eq_ignore_ascii_case` where the text is ASCII'),
    ...(!enclosingLoop(node) && !isShortOfAscii(made, arms) && { minor: true }),
  };
}

/** `other => bail!("no such mode: {other}")`: the folded text goes on. */
function usesItsName(arm: Node): boolean {
  const name = arm.child('pattern')?.text.trim() ?? '';
  return /^[a-z]\w*$/.test(name) && new RegExp(`\\b${name}\\b`).test(arm.child('value')?.text ?? '');
}

/** More words than these make a long row of comparisons. */
const MAX_WORDS = 3;

/** `eq_ignore_ascii_case` gives the same answers, and they are few. */
function isShortOfAscii(made: FreshString, arms: readonly Node[]): boolean {
  const words = arms.flatMap((arm) => arm.child('pattern')?.text.match(/"[^"]*"/g) ?? []);
  return /^to_ascii/.test(methodOf(made.node) ?? '') && words.length <= MAX_WORDS;
}

export function caseCompared(made: FreshString, other: Node, both: boolean, file: RustFile): Problem | null {
  // Beside what the system is asked for, a copy is nothing.
  if (/\benv::var\(/.test(made.source!.text)) return null;
  const literal = isStringLiteral(other) && /^"[\x20-\x7e]*"$/.test(other.text);
  // With a literal nothing but a text can be compared, whatever it is called.
  if (!literal && isOneCharacter(made.source!, file)) return null;
  const folded = both || literal || isNamedLikeFolded(other);
  if (!folded && !isFromItem(made, file)) return null;
  return {
    at: made.node,
    // One comparison is one finding, whatever there is to say of its other side.
    ...(both && other.start > made.node.end && made.node.parent === other.parent && { until: other }),
    message: `${quoted(made.node)} allocates a changed copy of the text only to compare it${both ? ', on both sides' : ''}.`,
    help: 'use `eq_ignore_ascii_case` where the text is ASCII',
  };
}

/** What is the same at each turn should be folded once, which is another rule's to say. */
function isFromItem(made: FreshString, file: RustFile): boolean {
  const loop = enclosingLoop(made.node);
  const root = rootOf(made.source);
  const binding = root && file.bindingOf(root);
  return !!loop && !!binding && loop.node.contains(binding.node);
}

/** A byte or a `char` allocates nothing. */
export function isOneCharacter(source: Node, file: RustFile): boolean {
  const text = isText(source, file);
  if (text !== null) return !text;
  if (source.kind === 'index_expression') return source.children[1]?.kind !== 'range_expression';
  return /^\*|^(?:[a-z]|ch|byte|char)$/.test(source.text);
}

/** `lowercase_name`: the other side of a comparison was folded before. */
function isNamedLikeFolded(other: Node): boolean {
  return /(?:^|[._])(?:lower|upper)(?:case(?:d)?)?(?:_|$)|_(?:lower|upper)(?:case(?:d)?)?$/.test(other.text);
}

/** `name.to_lowercase().starts_with("x-")`: as many bytes as the prefix has would do. */
export function prefixed(node: Node): Problem | null {
  const method = methodOf(node) ?? '';
  const made = freshString(receiverOf(node));
  const [argument] = argumentsOf(node);
  if (made?.how !== 'case' || !/^(?:starts_with|ends_with|eq)$/.test(method)) return null;
  if (!argument || !isStringLiteral(argument) || !/^"[\x20-\x7e]*"$/.test(argument.text)) return null;
  return madeOnly(
    made,
    `for \`${method}\` to look at ${method === 'eq' ? 'it' : 'a few bytes of it'}`,
    `compare ${method === 'eq' ? 'it' : 'that part'} with \`eq_ignore_ascii_case\``,
  );
}

/** `let upper = line.to_uppercase(); if upper.starts_with("GET") { .. } else if upper.starts_with("PUT") { .. }`, told at the first question. */
export function foldedForQuestions(node: Node, file: RustFile): Problem | null {
  const name = node.kind === 'binary_expression' ? sidesOf(node).find(isName) : receiverOf(node);
  const binding = name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  const made = binding?.kind === 'let' && binding.value ? freshString(binding.value) : null;
  if (made?.how !== 'case' || !binding!.whole || binding!.mutable || binding!.uses[0]?.node !== name)
    return null;
  if (
    isOneCharacter(made.source!, file) ||
    !file.usesOf(binding!).every((use) => isAskedForAnEnd(use) || isCompared(use))
  )
    return null;
  const isOfEnds = node.kind === 'call_expression';
  return {
    ...madeOnly(
      made,
      `for \`${binding!.name}\` to be ${isOfEnds ? 'asked how it begins or ends' : 'compared'}`,
      'compare as many bytes as the other text has with `eq_ignore_ascii_case`',
    ),
    ...(!isOfEnds && !enclosingLoop(node) && !/^to_ascii/.test(methodOf(made.node) ?? '') && { minor: true }),
  };
}

function sidesOf(comparison: Node): Node[] {
  return [comparison.child('left'), comparison.child('right')].filter((side) => side !== undefined);
}

function isName(side: Node): boolean {
  return side.kind === 'identifier';
}

/** `upper == "GET"` */
function isCompared({ use }: UseFacts): boolean {
  const comparison = use.node.parent;
  if (comparison?.kind !== 'binary_expression' || !/^[=!]=$/.test(comparison.child('operator')?.text ?? ''))
    return false;
  return sidesOf(comparison).some((side) => isStringLiteral(side) && /^"[\x20-\x7e]*"$/.test(side.text));
}

/** `upper.starts_with("GET")` */
function isAskedForAnEnd({ use, place, method, call }: UseFacts): boolean {
  const given = call ? argumentsOf(call)[0] : undefined;
  return (
    !use.hidden &&
    place === use.node &&
    /^(?:starts|ends)_with$/.test(method ?? '') &&
    !!given &&
    isStringLiteral(given) &&
    /^"[\x20-\x7e]*"$/.test(given.text)
  );
}

export function madeOnly(made: FreshString, purpose: string, help: string): Problem {
  return { at: made.node, message: `${quoted(made.node)} allocates a String only ${purpose}.`, help };
}
