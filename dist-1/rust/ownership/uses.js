import { comesBack, mayRunAfter } from '../order/run-order.js';
import { enclosingFunction, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../syntax/macros.js';
import { CONSUMING_METHODS, MUTATING_METHODS, READING_METHODS } from '../types/methods.js';
import { isCopyType, methodTarget } from '../types/types.js';
/** The longest place expression (fields, indexes, dereferences, parentheses) that starts at `node`. */
export function placeOf(node) {
  let place = node;
  for (let parent = place.parent; parent; place = parent, parent = parent.parent) {
    if (parent.kind === 'parenthesized_expression') continue;
    if (parent.kind === 'unary_expression' && parent.text.startsWith('*')) continue;
    if (parent.kind === 'index_expression' && parent.children[0] === place) continue;
    if (parent.kind === 'field_expression' && place.field === 'value' && !methodCalledOn(place)) continue;
    return place;
  }
  return place;
}
/** Is the call whose receiver is the place waited for? */
function isAwaited(place) {
  return methodCalledOn(place)?.parent?.kind === 'await_expression';
}
/** Looks at uses of locals with what is known of types and signatures. */
export class UseReader {
  inference;
  declarations;
  /** Many rules ask for all uses of the same local. */
  known = new Map();
  constructor(inference, declarations) {
    this.inference = inference;
    this.declarations = declarations;
  }
  facts(use) {
    let facts = this.known.get(use);
    if (!facts) {
      facts = this.read(use);
      this.known.set(use, facts);
    }
    return facts;
  }
  read(use) {
    if (use.hidden) {
      const effect = use.hidden === 'formatted' ? 'read' : 'hidden';
      return { use, effect, place: use.node, method: null, call: null, guessed: false };
    }
    const place = placeOf(use.node);
    const { effect, method = null, call = null, guessed = false } = this.effectOn(place, use.binding);
    return { use, effect, place, method, call, guessed };
  }
  /** What the surroundings of a place do to it. */
  effectOn(place, binding) {
    const parent = place.parent;
    if (!parent) return { effect: 'read' };
    switch (parent.kind) {
      case 'reference_expression':
        return this.borrowed(parent);
      case 'field_expression':
        return this.methodCall(place, binding);
      case 'arguments':
        return this.argument(place, parent);
      case 'assignment_expression':
        return { effect: place.field === 'left' ? 'assign' : this.moveOrCopy(place) };
      case 'compound_assignment_expr':
        return { effect: place.field === 'left' ? 'assign' : 'read' };
      case 'unary_expression':
      case 'binary_expression':
        return { effect: this.calculated(place, parent, binding) };
      case 'index_expression':
      case 'range_expression':
      case 'type_cast_expression':
      case 'while_expression':
      case 'if_expression':
        return { effect: 'read' };
      case 'match_expression':
      case 'let_condition':
        return { effect: this.scrutinised(place, parent) };
      case 'macro_call':
        return { effect: parent.macro === 'params' ? 'borrow' : this.moveOrCopy(place) };
      default:
        return { effect: this.moveOrCopy(place) };
    }
  }
  borrowed(reference) {
    const effect = reference.has('mutable_specifier') ? 'borrow-mut' : 'borrow';
    const list = reference.parent?.kind === 'arguments' ? reference.parent : null;
    return { effect, call: list?.parent ?? null };
  }
  methodCall(place, binding) {
    const call = methodCalledOn(place);
    if (!call) return { effect: 'read' };
    const method = methodOf(call);
    const { effect, guessed } = this.methodEffect(place, method, binding);
    return { effect, guessed, method, call };
  }
  methodEffect(place, method, binding) {
    const receiver = this.inference.typeOf(place);
    const target = receiver && methodTarget(receiver);
    const declared = (target && this.declarations.method(target.name, method)) ?? null;
    const known =
      declared ??
      (target && !this.declarations.declares(target.name) ? null : this.declarations.anyMethod(method));
    if (known && known.receiver !== '')
      return { effect: this.receiverEffect(known.receiver, place), guessed: false };
    if (receiver?.refs.startsWith('&')) {
      const isReader = READING_METHODS.has(method) || !binding || place.kind !== 'identifier';
      return { effect: 'read', guessed: !isReader && isMovedOnByMethods(binding) };
    }
    // `field.bytes().await`: no method of the standard library is waited for, so its words say nothing.
    if (isAwaited(place))
      return { effect: /^(?:get|is|has)_?/.test(method) ? 'read' : 'borrow-mut', guessed: true };
    if (MUTATING_METHODS.has(method)) return { effect: 'borrow-mut', guessed: false };
    if (READING_METHODS.has(method)) return { effect: 'read', guessed: false };
    if (CONSUMING_METHODS.has(method)) return { effect: this.moveOrCopy(place), guessed: false };
    // Naming convention (Rust API guidelines, C-CONV): `as_` and `to_` borrow, `into_` consumes, `is_`/`has_` read; what is
    // asked for `_owned` takes a counted pointer along (`lock_owned`, `notified_owned`, `acquire_owned`).
    if (/^(as|to|is|has|get|iter)_/.test(method)) return { effect: 'read', guessed: true };
    return { effect: /^into_|_owned$/.test(method) ? this.moveOrCopy(place) : 'read', guessed: true };
  }
  receiverEffect(receiver, place) {
    if (receiver === '&') return 'read';
    return receiver === 'm' ? 'borrow-mut' : this.moveOrCopy(place);
  }
  argument(place, list) {
    const call = list.parent;
    if (call?.kind === 'macro_call') {
      const reads = FORMATTING_MACROS.has(call.macro) || call.macro === 'matches';
      return { effect: reads ? 'read' : this.moveOrCopy(place), call };
    }
    return { effect: this.moveOrCopy(place), call: call ?? null };
  }
  /** A match moves out of its scrutinee only when a pattern binds by value; that needs the type. */
  scrutinised(place, parent) {
    const patterns = parent.kind === 'let_condition' ? parent.child('pattern') : parent.child('body');
    if (patterns && bindsMutably(patterns)) return 'borrow-mut';
    const found = this.inference.typeOf(place);
    if (found && found.refs !== '') return 'read';
    const binds = patterns && /\b[a-z_]\w*\b/.test(patternText(patterns));
    return binds ? this.moveOrCopy(place) : 'read';
  }
  /**
   * `text + tail` takes its operands over, unlike a comparison. Of an unknown type a number is the most likely, but nobody clones
   * one into a name of its own.
   */
  calculated(place, parent, binding) {
    const takesOver =
      parent.kind === 'unary_expression'
        ? /^[-!]/.test(parent.text)
        : /^(?:[-+*/%&|^]|<<|>>)$/.test(parent.child('operator')?.text ?? '');
    if (!takesOver) return 'read';
    const found = this.inference.typeOf(place);
    const isCopy = found ? isCopyType(found, (name) => this.declarations.isCopy(name)) : null;
    return isCopy === false || (isCopy === null && isClone(place, binding)) ? 'move' : 'read';
  }
  moveOrCopy(place) {
    const found = this.inference.typeOf(place);
    if (found && isCopyType(found, (name) => this.declarations.isCopy(name)) === true) return 'read';
    return 'move';
  }
  /** Uses of the binding that may run after `node` has. */
  usesAfter(binding, node) {
    return binding.uses.filter((use) => follows(use, node));
  }
  /** Is the binding used again after this point on some path? */
  isUsedAfter(binding, node) {
    return binding.uses.some((use) => follows(use, node));
  }
}
/** `mut input: &str` that nobody assigns to: a method of some trait moves it on, `input.next_token()`. */
function isMovedOnByMethods({ mutable, uses }) {
  return mutable && !uses.some(({ node }) => node.field === 'left' && /assignment/.test(node.parent.kind));
}
/** A use inside `node` itself follows it only when a loop brings both back. */
function follows(use, node) {
  const { declaration } = use.binding;
  return node.contains(use.node) ? comesBack(node, declaration) : mayRunAfter(use.node, node, declaration);
}
/** What a pattern says without binding by value. */
const REFERRING = /\bref\s+(mut\s+)?\w+|[A-Z]\w*|\b\w+::|\b_\b/g;
function patternText(patterns) {
  if (patterns.kind !== 'match_block') return patterns.text.replace(REFERRING, '');
  return patterns.children
    .map((arm) => (arm.child('pattern')?.text ?? '').replace(/\bif\b[\s\S]*/, '').replace(REFERRING, ''))
    .join(' ');
}
/** `Some(ref mut row)` */
function bindsMutably(patterns) {
  if (patterns.kind !== 'match_block') return /\bref\s+mut\b/.test(patterns.text);
  return patterns.children.some((arm) => /\bref\s+mut\b/.test(arm.child('pattern')?.text ?? ''));
}
/** The closure between `node` and its function, or null. */
export function enclosingClosure(node) {
  for (const at of node.ancestors()) {
    if (at.kind === 'closure_expression' || at.kind === 'async_block') return at;
    if (at.kind === 'function_item') return null;
  }
  return null;
}
/** Does the name cross into a closure or async block that takes its captures by value? */
export function isMovedIntoClosure(use) {
  const fn = enclosingFunction(use.node);
  for (const at of use.node.ancestors()) {
    if (at === fn || at.contains(use.binding.node)) return false;
    if ((at.kind === 'closure_expression' || at.kind === 'async_block') && at.has('move')) return true;
  }
  return false;
}
function isClone(place, binding) {
  const value = binding?.whole && place.kind === 'identifier' ? binding.value : null;
  return !!value && methodOf(value) === 'clone';
}
