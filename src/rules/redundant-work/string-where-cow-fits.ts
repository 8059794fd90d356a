import { isNamedAsValue } from '../../rust/functions/named-as-value.js';
import { enclosingImpl, implTrait, isReadByMacro } from '../../rust/functions/shape.js';
import type { Binding } from '../../rust/names/scopes.js';
import { waysOf } from '../../rust/order/ways.js';
import { lentText } from '../../rust/ownership/lent-text.js';
import { isOnlyLookedAt } from '../../rust/ownership/only-read.js';
import { rootOf } from '../../rust/ownership/places.js';
import { callersTakeOver } from '../../rust/ownership/taken-over.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString } from '../../rust/types/strings.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { lentAsText } from './of-several-rules/lent-cow.js';
import { contentOfVariant, endsOf, returnsOf } from './of-several-rules/returned-values.js';
import { asksItselfWithTemporary } from './string-where-cow-fits/asks-itself.js';
import { copiedOnOneWay } from './string-where-cow-fits/copied-on-one-way.js';
import { escapedForNothing } from './string-where-cow-fits/escaped-text.js';
import { isItemOfConstant } from './string-where-cow-fits/item-of-constant.js';
import { handedOverInstead } from './string-where-cow-fits/lent-temporaries.js';
import { literalReplaced } from './string-where-cow-fits/literal-replaced.js';
import { ownedForCow, ownedWithinSelf } from './string-where-cow-fits/owned-for-cow.js';
import { partsReturned } from './string-where-cow-fits/parts-returned.js';
import { isOfConstantText, returnedInstead } from './string-where-cow-fits/returned-instead.js';

export const rule: Rule = {
  id: 'string-where-cow-fits',
  item: 'redundant-work',
  summary: 'literals and borrowed texts copied to the heap because one branch of several makes a text',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['function_item', 'let_declaration'],
  needs:
    /\.(?:to_string|clone|to_owned|to_vec|into|into_owned|chars)\(\)|String::from|::to_(?:string|owned)\)|Into::into/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind !== 'function_item') return chosen(node, file);
    const found = returned(node, file);
    // Whoever is given the function itself may want what others of its type return.
    return found && !isNamedAsValue(node, file) ? found : null;
  },
};

/** What is underlined should be seen at a glance. */
const MAX_LINES = 8;

interface Texts {
  literals: Node[];
  lent: Node[];
  made: Node[];
}

/** A function whose own choice it is to return a `String`. */
function returned(fn: Node, file: RustFile): Problem | null {
  const written = typeFromNode(fn.child('return_type'));
  const inner = /^(?:Option|Result)$/.test(written?.name ?? '') ? written!.args[0] : written;
  if (inner?.name === 'Cow') return ownedForCow(fn, file);
  if (inner?.name === 'Self') return ownedWithinSelf(fn, file);
  if (written && isListOfTexts(written)) return partsReturned(fn, file);
  const member = inner?.name === '()' ? inner.args.findIndex(isOwnString) : -1;
  if (!inner || !(isOwnString(inner) || member >= 0)) return null;
  if (implTrait(fn) || enclosingImpl(fn)?.kind === 'trait_item') return null;
  const body = fn.child('body');
  if (!body || asksItselfWithTemporary(fn, body)) return null;
  const ends = [...endsOf(body), ...returnsOf(body)].filter((end) => !isComplainedOf(end, fn));
  const given = member < 0 ? ends : ends.map((end) => memberOf(end, member));
  const texts = sorted(
    given.flatMap((end) => boundBefore(end, file)),
    fn,
    file,
  );
  if (!texts) return null;
  const copies = [...texts.literals, ...texts.lent];
  const first = copies.sort((a, b) => a.start - b.start)[0];
  if (!first) return member < 0 ? escapedForNothing(fn, body, file) : null;
  const last = copies.findLast((copy) => copy.line - first.line < MAX_LINES)!;
  const onlyLiterals = texts.made.length === 0 && texts.lent.length === 0;
  if (onlyLiterals ? texts.literals.length < 2 : texts.literals.length < 2 && texts.lent.length === 0)
    return null;
  // A text that is always copied is asked for; one that is mostly returned as it was is not.
  const onlyParts = texts.lent.length > 0 && texts.made.length === 0 && texts.literals.length === 0;
  if (onlyParts && !texts.lent.some((copy) => isPart(copy, file))) return null;
  // What `self` holds may change while the caller still has the text.
  if (texts.lent.some((copy) => isOfSelf(copy, file)) && (!onlyParts || isReadByMacro(fn))) return null;
  if (callersTakeOver(fn, file, (call) => !file.isInTest(call))) return null;
  const name = fn.child('name')?.text ?? '';
  const hasCallersElsewhere = !!fn.ofKind('visibility_modifier');
  return {
    at: first,
    ...(last !== first && { until: last }),
    message: `${quoted(first)} copies a text to the heap only because \`${name}\` returns a \`String\`.`,
    help:
      (onlyParts ? null : handedOverInstead(fn, texts.lent.map(sourceOf), file)) ??
      returnedInstead(fn, file, {
        onlyLiterals: texts.lent.length === 0 && texts.made.every((made) => isOfConstantText(sourceOf(made))),
        onlyParts,
        lends: texts.lent.length > 0,
        ofSelf: texts.lent.some((copy) => rootOf(sourceOf(copy))?.kind === 'self'),
      }),
    // Of eleven read in other people's code four had callers elsewhere that need a `String` of their own, and none was worth a comment.
    // Of literals alone it costs such a caller no more to copy one itself.
    ...(hasCallersElsewhere && !onlyLiterals && { minor: true }),
  };
}

/** In a branch that asserts that nobody comes there, or complains to the log: what it gives is for a case that should not be. */
function isComplainedOf(end: Node, fn: Node): boolean {
  for (const at of end.ancestors()) {
    if (at === fn.child('body')) return false;
    if (at.kind === 'block' && COMPLAINS.test(at.text)) return true;
  }
  return false;
}

const COMPLAINS = /(?<!\w)(?:(?:debug_)?assert!\s*\(\s*false\b|debug_panic!|(?:warn|error|\w+_once)!\s*\()/;

function isListOfTexts({ name, refs, args: [item] }: Type): boolean {
  return name === 'Vec' && refs === '' && !!item && isOwnString(item);
}

function isOwnString(found: Type): boolean {
  return found.name === 'String' && found.refs === '';
}

/** `name` of `let name = if .. { text[..i].to_string() } else { text.to_string() };`: the values that it may have. */
function boundBefore(end: Node, file: RustFile): Node[] {
  const value = contentOfVariant(end);
  const binding = value?.kind === 'identifier' ? file.bindingOf(value) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || binding.mutable || !binding.value) return [end];
  if (/^(?:if|match)_expression$/.test(binding.value.kind)) return endsOf(binding.value);
  return freshString(binding.value) ? [binding.value] : [end];
}

/** The text among the parts of a pair; of what is no pair, all of it. */
function memberOf(end: Node, member: number): Node {
  const value = contentOfVariant(end);
  return (value?.kind === 'tuple_expression' ? value.children[member] : value) ?? end;
}

/** `let name = match x { A => "a".to_string(), _ => x.to_string() };` that is only looked at. */
function chosen(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const replaced = value && literalReplaced(declaration, value, file);
  if (replaced) return replaced;
  if (!value || !/^(?:match_expression|if_expression|block)$/.test(value.kind)) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable) return null;
  if (!isOnlyLookedAt(binding, file, (use) => isChosenToLook(use, file))) return null;
  return (
    (value.kind === 'block' ? null : literalsOnSomeWays(declaration, value, binding, file)) ??
    copiedOnOneWay(value, binding, file)
  );
}

function literalsOnSomeWays(
  declaration: Node,
  value: Node,
  binding: Binding,
  file: RustFile,
): Problem | null {
  const texts = sorted(endsOf(value), value, file);
  const [first] = texts?.literals ?? [];
  if (!texts || !first || texts.literals.length + texts.made.length + texts.lent.length < 2) return null;
  if (texts.literals.every((text) => methodOf(text) === 'into') && !isMadeString(declaration, texts, file))
    return null;
  // Most ways make a text anyway.
  if (texts.literals.length + texts.lent.length < texts.made.length) return null;
  const last = texts.literals.findLast((copy) => copy.line - first.line < MAX_LINES)!;
  return {
    at: first,
    ...(last !== first && { until: last }),
    message: `${quoted(first)} copies a literal to the heap, and \`${binding.name}\` is only looked at.`,
    help:
      texts.made.length === 0
        ? `let \`${binding.name}\` be a \`&str\``
        : `let \`${binding.name}\` be a \`Cow<str>\`: only what is made on the spot needs to be owned${lentAsText(binding, file)}`,
  };
}

/** `let name = if x { format!("{name}!") } else { name };`, which is only looked at in turn: a `Cow` goes on as a `Cow`. */
function isChosenToLook(use: UseFacts, file: RustFile): boolean {
  if (use.effect !== 'move' || use.place !== use.use.node) return false;
  const next = [...use.place.ancestors()].find((at) => /^(?:let_declaration|function_item)$/.test(at.kind));
  const value = next?.kind === 'let_declaration' ? next.child('value') : undefined;
  const [local] = value && waysOf(value).includes(use.place) ? file.localsOf(next!) : [];
  return !!local?.whole && !local.mutable && !next!.child('type') && isOnlyLookedAt(local, file);
}

/** `"-".into()` is a `String` where that is written, or where another way makes one; beside `to_string_lossy()` it is a `Cow`. */
function isMadeString(declaration: Node, { made, lent }: Texts, file: RustFile): boolean {
  const written = typeFromNode(declaration.child('type'));
  if (written) return isOwnString(written);
  return [...made, ...lent].some((way) => freshString(way) !== null || file.typeOf(way)?.name === 'String');
}

/** Sorts the values by where their text comes from; null where one of them is no text that can be judged. */
function sorted(ends: readonly Node[], within: Node, file: RustFile): Texts | null {
  const texts: Texts = { literals: [], lent: [], made: [] };
  for (const end of ends) {
    const value = contentOfVariant(end);
    if (!value) continue;
    const made = freshString(value);
    const source = sourceOf(value);
    if (within.kind === 'function_item' && isEmptyText(value)) continue;
    if (made?.how === 'repeat') texts.made.push(value);
    else if (within.kind === 'function_item' && isItemOfConstant(source, file))
      texts.literals.push(value, value);
    else if (source && literalsOf(source, file).length > 0)
      texts.literals.push(...literalsOf(source, file).map(() => value));
    else if (source && made?.how !== 'case' && within.kind === 'function_item' && lentText(source, file))
      texts.lent.push(value);
    else texts.made.push(value);
  }
  return texts;
}

/** Costs nothing, and `""` stands for it. */
function isEmptyText(value: Node): boolean {
  return calledPath(value) === 'String::new';
}

/** `name` of `name.to_owned()` and of `name.into()`. */
function sourceOf(copy: Node): Node | undefined {
  return freshString(copy)?.source ?? (methodOf(copy) === 'into' ? receiverOf(copy) : undefined);
}

/** The literals of `(if x { "-" } else { "+" }).to_string()`, where nothing else can come out. */
function literalsOf(source: Node, file: RustFile): Node[] {
  const inner = source.kind === 'parenthesized_expression' ? source.children[0]! : source;
  const binding = inner.kind === 'identifier' ? file.bindingOf(inner) : undefined;
  const chosen = binding?.kind === 'let' && binding.whole && !binding.mutable ? binding.value : inner;
  const ways = chosen ? waysOf(chosen) : [];
  return ways.every((way) => isStringLiteral(way) && way.text !== '""') ? ways : [];
}

function isPart(copy: Node, file: RustFile): boolean {
  return lentText(sourceOf(copy), file) === 'part';
}

function isOfSelf(copy: Node, file: RustFile): boolean {
  const root = rootOf(sourceOf(copy));
  return !!root && (root.kind === 'self' || file.bindingOf(root)?.kind === 'let');
}
