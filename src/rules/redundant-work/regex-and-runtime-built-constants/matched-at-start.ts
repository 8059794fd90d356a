import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { decidedByContent } from '../../../rust/order/contents.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { diverges } from '../../../rust/order/run-order.js';
import { pathOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import { OPENING_OR_DEFAULT, openedBy, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `re.find(&text[i..])` whose match counts only where it stands at the start: where there is none, all that is left is searched for one. */
export function matchedAtStart(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call) ?? '';
  const [text, at] = argumentsOf(call);
  if (!/^(?:find|captures)(?:_at)?$/.test(method) || !text) return null;
  const found = file.typeOf(receiverOf(call));
  if (found && methodTarget(found).name !== 'Regex') return null;
  const isAt = method.endsWith('_at') && at !== undefined;
  if ((!isAt && !isRest(text, file)) || isAnchored(receiverOf(call)!, file)) return null;
  if (!countsOnlyAt(isAt ? spelling(at) : '0', call)) return null;
  return {
    at: call,
    message: `${quoted(call)} searches all that is left of the text, though a match counts only at its start: asked at each place, that is quadratic.`,
    help: isAt
      ? 'search with `Input::new(..).anchored(Anchored::Yes)` of `regex-automata`, or slice the text and begin the pattern with `\\A`'
      : 'begin the pattern with `\\A`, so that the search ends where it fails',
  };
}

/** `&text[i..]`, a name for it, or a text that is cut from the front as it is read. */
function isRest(text: Node, file: RustFile): boolean {
  const view = withoutBorrow(text);
  if (view.kind === 'index_expression') return /^[^\d\s].*\.\.$/s.test(view.children[1]?.text ?? '');
  if (methodOf(view) === 'get') return /^[^\d\s].*\.\.$/s.test(argumentsOf(view)[0]?.text ?? '');
  const opened = openedBy(view, OPENING_OR_DEFAULT);
  if (opened) return isRest(opened, file);
  const binding = view.kind === 'identifier' ? file.bindingOf(view) : undefined;
  if (binding?.kind === 'let' && binding.whole && binding.value && !binding.mutable)
    return isRest(binding.value, file);
  if (view.kind !== 'identifier' && view.kind !== 'field_expression') return false;
  const place = pathOf(view);
  return spelling(enclosingFunction(view) ?? view).includes(`${place}=&${place}[`);
}

/** Does the pattern, or where it can't be found any pattern of the file, begin at the start already? */
function isAnchored(regex: Node, file: RustFile): boolean {
  const binding = regex.kind === 'identifier' ? file.bindingOf(regex) : undefined;
  const held = binding?.kind === 'let' ? binding.value : itemsNamed(file.tree, 'static_item', regex.text)[0];
  return held && /Regex/.test(held.text) ? ANCHORED.test(held.text) : file.hasText(ANCHORED);
}

const ANCHORED = /"\s*(?:\(\?[a-z]+\)|\((?:\?:)?)*(?:\^|\\A|\\G)/;

/** Is the match thrown away wherever else it stands, as if there had been none? */
function countsOnlyAt(place: string, call: Node): boolean {
  const chained = methodCalledOn(call);
  const closure = chained && argumentsOf(chained).at(-1);
  if (closure?.kind === 'closure_expression')
    return isSelection(chained!) && asksFor('==', place, valueOfClosure(closure));
  const value = withOpenings(call, OPENING_OR_DEFAULT);
  const holder = value.parent;
  if (holder?.kind === 'match_expression' && isGuarded(holder, place)) return true;
  if (holder?.kind === 'let_declaration') return isLeftUnless(holder, place, value !== call);
  if (holder?.parent?.kind === 'let_chain')
    return holder.parent.children.some((each) => each !== holder && asksFor('==', place, each));
  const content = decidedByContent(value);
  return !!content && !content.whenFalse && isAllThatIsDone(content.whenTrue, place);
}

function isSelection(chained: Node): boolean {
  const method = methodOf(chained);
  return method === 'map_or'
    ? argumentsOf(chained)[0]!.text === 'false'
    : /^(?:filter|is_some_and)$/.test(method!);
}

/** `m.start() == 0`, also as one of several conditions. */
function asksFor(sign: '==' | '!=', place: string, condition: Node | undefined): boolean {
  if (condition?.kind !== 'binary_expression') return false;
  const [left, right] = [condition.child('left'), condition.child('right')];
  const between = condition.child('operator')?.text;
  if (between === (sign === '==' ? '&&' : '||'))
    return asksFor(sign, place, left) || asksFor(sign, place, right);
  const isSign = between === sign || (sign === '!=' && between === '>' && place === '0');
  return isSign && methodOf(left!) === 'start' && spelling(right!) === place;
}

/** `match re.find(rest) { Some(m) if m.start() == 0 => .., _ => .. }` */
function isGuarded(match: Node, place: string): boolean {
  const [first, second, more] = armsOf(match);
  const pattern = first?.child('pattern');
  return (
    !more &&
    ALL_ELSE.test(second?.child('pattern')?.text ?? '') &&
    asksFor('==', place, pattern?.child('condition'))
  );
}

const ALL_ELSE = /^(?:_|Some\(_\)\s*\|\s*None|None\s*\|\s*Some\(_\))$/;

/** `let Some(m) = re.find(rest) else { return None }; if m.start() != 0 { return None; }`: both ways out are the same. */
function isLeftUnless(declaration: Node, place: string, isOpened: boolean): boolean {
  const statements = declaration.parent?.children ?? [];
  const behind = statements.slice(statements.indexOf(declaration) + 1);
  const next = ifOf(behind.find((each) => !namesValue(each)));
  const left = next?.child('consequence');
  if (next?.child('alternative')) return isOpened && isNoneElse(next, place);
  if (!left || !diverges(left) || !asksFor('!=', place, next?.child('condition'))) return false;
  const otherwise = declaration.child('alternative');
  return otherwise ? wayOut(otherwise) === wayOut(left) : isOpened && wayOut(left) === 'returnNone';
}

/** `let m = re.find(rest)?; if m.start() == 0 { Some(..) } else { None }` */
function isNoneElse(fork: Node, place: string): boolean {
  const last = fork.parent?.kind === 'expression_statement' ? fork.parent : fork;
  return (
    asksFor('==', place, fork.child('condition')) &&
    spelling(fork.child('alternative')!.children[0]!) === '{None}' &&
    last.parent?.kind === 'block' &&
    last.parent.children.at(-1) === last
  );
}

/** Its statements without layout and comments. */
function wayOut(block: Node): string {
  return block.children.map(spelling).join('').replace(/;$/, '');
}

/** `if let Some(m) = re.find(rest) { if m.start() == 0 { .. } }`, with nothing beside. */
function isAllThatIsDone(way: Node | null, place: string): boolean {
  const block = way?.kind === 'block' ? way.children : [];
  const inside = block.filter(({ kind }) => kind !== 'empty_statement');
  const inner = ifOf(inside.at(-1));
  const named = inside.slice(0, -1).every(({ kind }) => kind === 'let_declaration');
  if (!inner || !named || inner.child('alternative')) return false;
  return asksFor('==', place, inner.child('condition'));
}

/** `let end = m.end();`, which leads on whatever it is. */
function namesValue(statement: Node): boolean {
  if (statement.kind !== 'let_declaration' || statement.child('alternative')) return false;
  return statement.descendantsOfKind('try_expression', 'return_expression').next().done === true;
}

function ifOf(statement: Node | undefined): Node | undefined {
  const expression = statement?.kind === 'expression_statement' ? statement.children[0] : statement;
  return expression?.kind === 'if_expression' ? expression : undefined;
}
