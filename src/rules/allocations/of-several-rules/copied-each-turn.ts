import { type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { isStoring } from '../../../rust/ownership/destination.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isPlace, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure, type UseFacts, usesBetween } from '../../../rust/ownership/uses.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { lendersOf } from './lenders-of.js';

/** Does the copy hold the same value at each turn? Its source is then rooted outside of the loop and nothing in it tells the items apart. */
export function isSameEachTurn(source: Node, loop: Loop, file: RustFile): boolean {
  for (const node of source.descendants()) {
    if (node.kind !== 'identifier' && node.kind !== 'self') continue;
    const binding = file.bindingOf(node);
    if (binding && loop.body.contains(binding.node)) return false;
    if (binding && loop.node.contains(binding.node) && binding.kind !== 'self') return false;
    if (binding && changesIn(loop, binding, file).length > 0) return false;
  }
  return rootOf(source) !== null;
}

const CHANGES = new NodeMemo<readonly UseFacts[]>();

function changesIn({ node }: Loop, binding: Binding, file: RustFile): readonly UseFacts[] {
  const all = CHANGES.of(binding.node, () => file.usesOf(binding).filter((use) => mayChange(use, binding)));
  return usesBetween(all, node.start, node.end);
}

/** Of something mutable, a method that nobody knows may change it. */
function mayChange(use: UseFacts, binding: Binding): boolean {
  return (
    /^(assign|borrow-mut)$/.test(use.effect) || (use.guessed && binding.mutable && use.method !== 'clone')
  );
}

/** `let mut state = state.clone();` of a local that nobody else holds: of as many copies as there are turns the last could be the original. */
export function isChangedEachTurn(copy: Copy, file: RustFile): boolean {
  const { call, source } = copy;
  const binding = source.kind === 'identifier' ? file.bindingOf(source) : null;
  if (!binding || isOwned(binding, file) !== true) return false;
  const loop = enclosingLoop(call);
  // What is needed behind the loop is not for its last turn to take.
  if (!loop || binding.uses.some(({ node }) => node.start >= loop.node.end)) return false;
  const declaration = call.parent?.kind === 'let_declaration' ? call.parent : null;
  return (
    !!declaration?.has('mutable_specifier') &&
    !isPutAway(declaration, file) &&
    !isLengthened(declaration, source, file) &&
    !isRebuilt(declaration, file)
  );
}

/** `let mut key = prefix.clone(); key.extend(suffix); keys.push(key);`: each is another text, and kept for itself. */
function isPutAway(declaration: Node, file: RustFile): boolean {
  return file.localsOf(declaration).some((changed) => {
    const calls = changed.uses.flatMap(({ node }) => callOfArgument(node) ?? []);
    const uses = file.usesOf(changed);
    return (
      calls.some((call) => isStoring(call, file)) && uses.some((use) => LENGTHENS.test(use.method ?? ''))
    );
  });
}

/** `let mut path = path.clone(); path.push(name);`: `join` would make one as well. */
function isLengthened(declaration: Node, source: Node, file: RustFile): boolean {
  if (!/^(?:PathBuf|String)$/.test(file.typeOf(source)?.name ?? '')) return false;
  return file
    .localsOf(declaration)
    .some((changed) => file.usesOf(changed).some(({ method }) => LENGTHENS.test(method ?? '')));
}

/** `let mut style = base.clone(); if bold { style = style.bold(); }`: each turn builds another from a small beginning. */
function isRebuilt(declaration: Node, file: RustFile): boolean {
  return file
    .localsOf(declaration)
    .some((changed) =>
      file.usesOf(changed).some(({ effect, place, use }) => effect === 'assign' && place === use.node),
    );
}

const LENGTHENS = /^(?:extend|extend_from_slice|append|push|push_str|write_str)$/;

/** `last = Some(item.clone())`: kept from turn to turn for nothing but a comparison with the next. */
export function isRemembered(node: Node, loop: Loop, file: RustFile): boolean {
  const wrapped = calledPath(callOfArgument(node) ?? node) === 'Some';
  const kept = wrapped ? callOfArgument(node)! : node;
  const left = kept.parent?.kind === 'assignment_expression' ? kept.parent.child('left') : undefined;
  if (left?.kind !== 'identifier' || !/^(?:last|prev|previous)(?:_|$)/.test(left.text)) return false;
  const binding = file.bindingOf(left);
  if (!binding || loop.node.contains(binding.node) || endsWithTurn(receiverOf(node), loop, file))
    return false;
  return binding.uses.every(({ node }) => loop.node.contains(node));
}

/** A part of what the turn itself gets, such as a guard: a reference to it does not reach the next turn. */
function endsWithTurn(source: Node | undefined | null, loop: Loop, file: RustFile): boolean {
  const owner = source && isPlace(source) ? lendersOf(source, file).at(-1) : undefined;
  return owner?.kind === 'let' && loop.body.contains(owner.node) && isOwned(owner, file) !== false;
}

/** `if item.size > size { best = Some(item.clone()); }`: of what is found on the way only the last copy is ever looked at. */
export function isBestSoFar(node: Node, loop: Loop, file: RustFile): boolean {
  const wrapped = calledPath(callOfArgument(node) ?? node) === 'Some';
  const kept = wrapped ? callOfArgument(node)! : node;
  const assignment =
    kept.parent?.kind === 'assignment_expression' && kept.field === 'right' ? kept.parent : null;
  const left = assignment?.child('left');
  const binding = left?.kind === 'identifier' ? file.bindingOf(left) : undefined;
  const source = receiverOf(node);
  const root = source && isPlace(source) ? rootOf(source) : null;
  const item = root && file.bindingOf(root);
  if (!binding || !item || loop.node.contains(binding.node) || item.declaration !== loop.node) return false;
  if (isOwned(item, file) === true || loop.word !== 'for' || enclosingClosure(node)) return false;
  return file.usesOf(binding).every(
    (use) =>
      use.effect !== 'borrow-mut' &&
      !use.guessed &&
      use.use.hidden !== 'opaque' &&
      // What the next turn puts away is kept, too.
      !(use.effect === 'move' && loop.node.contains(use.use.node)),
  );
}

/** A value that this turn made for itself and needs more than once. */
export function isMadeThisTurn(source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const binding = root && file.bindingOf(root);
  const loop = enclosingLoop(source);
  if (binding?.kind !== 'let' || !binding.whole || !loop?.body.contains(binding.node)) return false;
  return isOwned(binding, file) === true;
}

/** `let x = x.clone();` before a closure or task that takes it along. */
export function isPreparedForCapture(copy: Copy, file: RustFile): boolean {
  const declaration = copy.call.parent;
  if (declaration?.kind !== 'let_declaration') return false;
  const pattern = declaration.child('pattern');
  const binding = pattern && file.functionAt(pattern)?.scopes.boundBy(declaration)[0];
  if (!binding) return false;
  return file.usesOf(binding).some(({ use }) => {
    for (const at of use.node.ancestors()) {
      if (at.contains(declaration)) return false;
      if (at.kind === 'closure_expression' || at.kind === 'async_block' || at.kind === 'macro_invocation')
        return true;
    }
    return false;
  });
}

/** `slot.get_or_insert_with(|| rows.clone())`: not at each turn. */
export function isMadeWhenMissing(node: Node): boolean {
  const closure = enclosingClosure(node);
  const call = closure && callOfArgument(closure);
  return (
    !!call && /(?:^|_)(?:or_insert_with|or_else|get_or_init|or_insert_with_key)$/.test(methodOf(call) ?? '')
  );
}

/** `async move { self.clone().run(id).await }`: tasks that run side by side have one each. */
export function isForTask(node: Node, loop: Loop): boolean {
  for (const at of node.ancestors()) {
    if (at === loop.body || !loop.body.contains(at)) return false;
    if (at.kind === 'async_block' && at.has('move')) return true;
  }
  return false;
}

/** `Index { table: name.clone() }`, `Origin::Group(path.clone())`, `pairs.push((name.clone(), row))`: what is made at each turn owns its parts. */
export function isPartOfNewValue(node: Node): boolean {
  const parent = node.parent!;
  const converted = methodCalledOn(node);
  if (converted && methodOf(converted) === 'into') return isPartOfNewValue(converted);
  if (parent.kind === 'field_initializer') return true;
  if (parent.kind === 'tuple_expression') return parent.parent?.kind !== 'reference_expression';
  return /(^|::)[A-Z]\w*(::\w+)?$/.test(calledPath(callOfArgument(node) ?? node) ?? '');
}

/** `client.list().bucket(name.clone()).send().await`: a request of its own at each turn, which takes far longer than its parts. */
export function isOfRequest(copied: Node): boolean {
  for (const at of copied.ancestors()) {
    if (at.kind === 'await_expression')
      return /^(?:send|execute|call|request|invoke)$/.test(methodOf(at.children[0]!) ?? '');
    if (at.kind === 'block' || at.kind === 'closure_expression') return false;
  }
  return false;
}

/** One value to many listeners: each must have its own. */
export function isSent(node: Node): boolean {
  const call = callOfArgument(node);
  return /^(try_|unbounded_)?(send|notify|emit|publish|respond|trigger|broadcast|dispatch)/.test(
    (call && methodOf(call)) ?? '',
  );
}

/** `let old = state.clone(); state.join(&other); changed |= state != old;`: who changes it could say that there was a change. */
export function isOnlyCompared(copy: Copy, file: RustFile): boolean {
  const declaration = copy.call.parent;
  const [binding] = declaration?.kind === 'let_declaration' ? file.localsOf(declaration) : [];
  if (!binding?.whole || binding.mutable || binding.uses.length === 0 || !isPlace(copy.source)) return false;
  return binding.uses.every(({ node, hidden }) => !hidden && isComparedWith(node, copy.source));
}

function isComparedWith(name: Node, source: Node): boolean {
  const side = /^(?:reference|unary)_expression$/.test(name.parent?.kind ?? '') ? name.parent! : name;
  const comparison = side.parent;
  if (comparison?.kind !== 'binary_expression' || !/^[!=]=$/.test(comparison.child('operator')?.text ?? ''))
    return false;
  const other = comparison.child(side.field === 'left' ? 'right' : 'left');
  return !!other && pathOf(other) === pathOf(source);
}

/** `View { name: &item.name, tags: item.tags.clone() }`: what lends one part of the item could lend the other. */
export function isBesideLent(copy: Copy, file: RustFile): boolean {
  const field = copy.call.parent?.kind === 'field_initializer' ? copy.call.parent : null;
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  if (!field || !binding || !isPlace(copy.source) || costOf(copy, file) !== 'costs') return false;
  return field.parent!.children.some((each) => {
    const value = each === field ? undefined : each.child('value');
    const lent =
      value && isSharedBorrow(value)
        ? value.child('value')
        : /^as_(?:ref|str|slice|path)$/.test((value && methodOf(value)) ?? '')
          ? receiverOf(value!)
          : undefined;
    const lender = lent && isPlace(lent) ? rootOf(lent) : null;
    return !!lender && file.bindingOf(lender) === binding;
  });
}

/** `take(column, &Indices::from(rows.clone()))`: what is made of the same at each turn, and only lent, could be made once. */
export function isMadeToBeLent(copy: Copy, loop: Loop, file: RustFile): boolean {
  const call = callOfArgument(copy.call);
  const lent = call?.parent?.kind === 'reference_expression' ? call.parent : null;
  if (!call || !lent || lent.has('mutable_specifier') || lent.parent?.kind !== 'arguments') return false;
  if (!MAKES_OF_IT.test(calledPath(call) ?? '')) return false;
  return argumentsOf(call).every(
    (each) => each === copy.call || /literal$/.test(each.kind) || isSameEachTurn(each, loop, file),
  );
}

/** A type or one of its constructors, and a function that by its name turns one thing into another: `rows_from_pairs(pairs.clone())`. */
const MAKES_OF_IT =
  /(?:^|::)(?:[A-Z]\w*(?:::(?:new|from|from_\w+))?|\w+_from_\w+|(?:from|into|to|make|build|convert)_\w+)$/;

/** `file.src.to_string()`, `source.to_string()`: by its name a whole text, whatever holds it. */
export function isNamedLikeText(source: Node): boolean {
  const name = source.kind === 'field_expression' ? source.child('field')?.text : source.text;
  return /^(?:src|source|source_code|text|code|contents?)$/.test(name ?? '');
}
