import { valueOfClosure } from '../../rust/order/given-value.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { memberOfSingleUse, valueOfSingleUse } from '../../rust/ownership/single-use.js';
import { withBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import {
  type FreshString,
  freshString,
  freshStringBehind,
  isText,
  isTextOrNamedSo,
  viewed,
} from '../../rust/types/strings.js';
import { isMap, isString, methodTarget } from '../../rust/types/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { cachedForm } from './of-several-rules/cached-form.js';
import { isSameTextLater } from './of-several-rules/text-made-again.js';
import { askedWithText, isMadeAnew } from './string-temp-for-compare/asked-with-text.js';
import {
  caseCompared,
  caseMatched,
  foldedForQuestions,
  isOneCharacter,
  madeOnly,
  prefixed,
} from './string-temp-for-compare/folded-to-compare.js';
import { lossyCompared } from './string-temp-for-compare/lossy-compared.js';
import { hashed } from './string-temp-for-compare/made-to-hash.js';
import { isSyntaxName, withoutText } from './string-temp-for-compare/without-text.js';

export const rule: Rule = {
  id: 'string-temp-for-compare',
  item: 'redundant-work',
  summary: 'a String that is made only to be compared',
  severity: ALWAYS_WARN,
  blocksWhenHot: true,
  noteInTests: true,
  on: ['call_expression', 'binary_expression', 'index_expression', 'match_expression', 'macro_call'],
  needs: /to_\w*string|to_owned|format!|to_\w*(lower|upper)case|String::from/,
  check(node: Node, file: RustFile): Problem | null {
    const found = madeToCompare(node, file);
    if (!found) return null;
    // Where a macro runs, an identifier is the compiler's, and writes its text for each comparison as well.
    const isLesser =
      isSyntaxName(freshString(found.at)?.source) || (isMadeAnew(found.at, file) && file.isCold(node));
    return isLesser ? { ...found, minor: true } : found;
  },
};

function madeToCompare(node: Node, file: RustFile): Problem | null {
  if (node.kind === 'match_expression') return matched(node, file);
  if (node.kind === 'index_expression') return indexedBy(node, file);
  if (node.kind === 'macro_call') return node.macro === 'matches' ? matched(node, file) : null;
  return node.kind === 'binary_expression'
    ? (compared(node, file) ?? lossyCompared(node, file) ?? foldedForQuestions(node, file))
    : (ordered(node, file) ??
        hashed(node, file) ??
        lossyCompared(node, file) ??
        askedWithText(node, file) ??
        sortedBy(node, file) ??
        prefixed(node) ??
        foldedForQuestions(node, file));
}

/** `ages[&name.to_string()]` of a map whose keys are texts. */
function indexedBy(node: Node, file: RustFile): Problem | null {
  const [map, key] = node.children;
  const found = map && file.typeOf(map);
  const made = key?.kind === 'reference_expression' ? freshString(key.child('value')) : null;
  if (!found || !made?.source || !/^(?:copy|to_string)$/.test(made.how)) return null;
  const target = methodTarget(found);
  if (!isMap(target) || !target.args[0] || !isString(target.args[0])) return null;
  if (!isStringLiteral(made.source) && isText(made.source, file) !== true) return null;
  return madeOnly(made, 'to look it up', `index with ${quoted(made.source)} itself`);
}

/** `match kind.to_string().as_str() { "a" => .. }` of what is a text already. */
function matched(node: Node, file: RustFile): Problem | null {
  const value = node.child('value') ?? node.child('arguments')?.children[0];
  const made = value && freshStringBehind(viewed(value), file);
  if (!value || !made?.source || viewed(value) === value) return null;
  if (made.how === 'case') return caseMatched(made, node);
  if (!isTextOrNamedSo(made.source, file) && !isSyntaxName(made.source)) {
    if (isText(made.source, file) === false && !enclosingLoop(node)) return null;
    if (made.how !== 'to_string' || isError(made.source)) return null;
    return madeOnly(made, 'to be matched', 'match the value, or the parts that the text is made of');
  }
  return madeOnly(made, 'to be matched', `match ${quoted(made.source)} itself`);
}

const BY_KEY =
  /^(?:sort_by_key|sort_unstable_by_key|min_by_key|max_by_key|sorted_by_key|dedup_by_key|binary_search_by_key)$/;

/** `names.sort_by_key(|name| name.to_lowercase())`: the key is made anew for each comparison. */
function sortedBy(node: Node, file: RustFile): Problem | null {
  const method = methodOf(node) ?? '';
  const closure = BY_KEY.test(method) ? argumentsOf(node).at(-1) : undefined;
  const made = freshString(valueOfClosure(closure));
  if (!made) return null;
  const copied = made.source && made.how !== 'case' && isText(made.source, file) === true;
  const by = method.replace('_key', '');
  return madeOnly(
    made,
    `for \`${method}\` to compare it, once or twice per comparison`,
    copied
      ? `use \`${by}\` and compare the texts themselves`
      : /^sort/.test(method)
        ? `use \`${cachedForm(method)}\`, or compare without making a text`
        : 'compare without making a text',
  );
}

/** `x.to_string() == "text", `a.to_lowercase() == b.to_lowercase()`. */
function compared(node: Node, file: RustFile): Problem | null {
  if (!/^(==|!=)$/.test(node.child('operator')?.text ?? '')) return null;
  const [left, right] = [comparedPart(node.child('left')!), comparedPart(node.child('right')!)];
  const sides = [freshStringBehind(left, file), freshStringBehind(right, file)];
  const made = sides.find((side) => side !== null);
  if (!made || made.how === 'repeat' || sides.some((side) => side && isSnapshot(side.node, node, file)))
    return null;
  const other = made === sides[0] ? right : left;
  if (made.how === 'case')
    return caseCompared(
      made,
      other,
      sides.every((side) => side?.how === 'case'),
      file,
    );
  const copied = made.source && (isText(made.source, file) === true || isLossyText(made.source));
  if (!copied && made.how === 'copy') return null;
  if (!copied && made.source && isToken(made.source, file)) return null;
  const message = `${quoted(made.node)} allocates a String only to be compared with ${quoted(other)}.`;
  if (copied) return { at: made.node, message, help: asItIs(made) };
  const { help, isHard } = isSyntaxName(made.source)
    ? { help: `compare ${quoted(made.source!)} itself: an identifier compares with a \`str\`` }
    : withoutText(made, other, sides.find((side) => side !== null && side !== made) ?? null, file);
  // What can only be told by its text has to be written somewhere.
  return {
    at: made.node,
    message,
    help,
    ...((isHard || !isWorthAWord(made, other, node)) && { minor: true }),
  };
}

/** `let before = rows.to_string();`: what it says is no longer there when it is compared. */
function isSnapshot(made: Node, comparison: Node, file: RustFile): boolean {
  return !comparison.contains(made) && !isSameTextLater(made, comparison.start, file);
}

/** `x` of `Some(x)` and `&x`. */
function comparedPart(side: Node): Node {
  const view = viewed(side);
  const inner = calledPath(view) === 'Some' ? argumentsOf(view)[0] : undefined;
  return inner ? viewed(inner) : view;
}

function isWrapped(made: Node): boolean {
  const call = callOfArgument(withBorrow(made));
  return !!call && calledPath(call) === 'Some';
}

/** Of a literal or a stream of tokens nothing but the text can be had; a macro's files are full of both. */
function isToken(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  // The compiler's own `Ident`, unlike proc-macro2's, compares with no text.
  if (found?.name === 'Ident') return file.imports.resolve('Ident').startsWith('proc_macro::');
  if (found) return /^(?:Literal|TokenStream|TokenTree)$/.test(found.name);
  return !isSyntaxName(source) && file.hasText(/\bTokenStream\b|\bTokenTree\b/);
}

/** What can only be told by its text has to be written somewhere; two texts at a time, or one for a word, need not be. */
function isWorthAWord(made: FreshString, other: Node, node: Node): boolean {
  if (isSyntaxName(made.source) || enclosingLoop(node)) return true;
  if (isError(made.source)) return false;
  return freshString(other) !== null || (isStringLiteral(other) && made.how !== 'format');
}

/** The text of an error is written where things have gone wrong. */
function isError(source: Node | undefined): boolean {
  return /(?:^|[._])(?:e|err|error|cause|source|reason|message)(?:\(\))?$/.test(source?.text ?? '');
}

/** A `Cow` compares with a text and with another. */
function isLossyText(source: Node): boolean {
  return methodOf(source) === 'to_string_lossy' || /(?:^|::)from_utf8_lossy$/.test(calledPath(source) ?? '');
}

function asItIs(copy: FreshString): string {
  const help = `compare ${quoted(copy.source!)} itself`;
  if (!isWrapped(copy.node)) return help;
  // `Some(&x)` is compared with an Option of a reference, which derefs to no `&str`.
  return copy.node.parent?.kind === 'reference_expression'
    ? `${help}: \`is_some_and(|text| text == ..)\` looks at what is there`
    : `${help}: \`as_deref()\` makes an Option of a \`&str\``;
}

const COMPARING = /^(?:cmp|partial_cmp|eq|ne)$/;

/** `a.to_string().cmp(&b.to_string())`: two texts for one answer. */
function ordered(node: Node, file: RustFile): Problem | null {
  if (!COMPARING.test(methodOf(node) ?? '')) return null;
  const left = textOrdered(receiverOf(node), file);
  const [argument] = argumentsOf(node);
  const right = textOrdered(argument && viewed(argument), file);
  if (!left?.source || !right) return null;
  if (left.how === 'case' && isOneCharacter(left.source, file)) return null;
  const copied = isText(left.source, file) === true && left.how !== 'case';
  return {
    at: left.node,
    ...(right.node.start > left.node.start && { until: right.node }),
    message: `Two Strings are allocated for each comparison, which \`${methodOf(node)}\` throws away.`,
    help:
      left.how === 'case'
        ? 'compare the characters one by one, or keep a folded key'
        : copied
          ? 'compare the texts themselves'
          : 'compare the parts that the texts are made of, or keep the text as a key',
  };
}

/** `a.to_string()`, `token.to_trimmed_string()`, on the spot or under a name that is used for nothing else. */
function textOrdered(side: Node | undefined, file: RustFile): FreshString | null {
  if (!side) return null;
  const made = valueOfSingleUse(side, file) ?? memberOfSingleUse(side, file) ?? side;
  const fresh = freshString(made);
  if (fresh) return fresh;
  const isText = /^to_\w+_string$/.test(methodOf(made) ?? '') && argumentsOf(made).length === 0;
  return isText ? { node: made, how: 'to_string', source: receiverOf(made) } : null;
}
