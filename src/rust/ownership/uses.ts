import type { Declarations } from '../names/declarations.js';
import type { Binding, Use } from '../names/scopes.js';
import { comesBack, mayRunAfter, someMayRunAfter } from '../order/runs-after.js';
import { enclosingFunction, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import { firstPlace } from '../syntax/in-order.js';
import { FORMATTING_MACROS } from '../syntax/macros.js';
import type { Node } from '../syntax/tree.js';
import type { Inference } from '../types/infer.js';
import { CONSUMING_METHODS, MUTATING_METHODS, READING_METHODS } from '../types/methods.js';
import { isCopyType, methodTarget } from '../types/types.js';

/**
 * What one use does to the value: `read` looks at it (comparison, arithmetic, formatting, index, scrutinee), `borrow` and
 * `borrow-mut` lend it, `assign` overwrites it, `move` gives it away, `hidden` stands in a macro that can't be read.
 */
export type Effect = 'read' | 'borrow' | 'borrow-mut' | 'assign' | 'move' | 'hidden';

export interface UseFacts {
  use: Use;
  effect: Effect;
  /** The longest place expression that starts with the name: `x` in `x.f()`, `x.a[0]` in `&x.a[0]`. */
  place: Node;
  /** Method called on the place, if any. */
  method: string | null;
  /** The call that takes the place as receiver or argument, if any. */
  call: Node | null;
  /** True when a method's effect was guessed from nothing: the method is not known. */
  guessed: boolean;
}

/** Of uses in source order those that start from here to there, without looking at all of many. */
export function usesBetween(
  uses: readonly UseFacts[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): readonly UseFacts[] {
  return uses.slice(firstSince(uses, from), firstSince(uses, to));
}

/** Place of the first use that starts at an offset or later. */
function firstSince(uses: readonly UseFacts[], offset: number): number {
  return firstPlace(uses.length, (at) => uses[at]!.use.node.start >= offset);
}

/** The longest place expression (fields, indexes, dereferences, parentheses) that starts at `node`. */
export function placeOf(node: Node): Node {
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

/** `bytes[..8]` of `bytes[..8].try_into()`: nothing is moved out of a part that has no size of its own. */
function isSlice(place: Node): boolean {
  return place.kind === 'index_expression' && place.children[1]?.kind === 'range_expression';
}

/** Is the call whose receiver is the place waited for? */
function isAwaited(place: Node): boolean {
  return methodCalledOn(place)?.parent?.kind === 'await_expression';
}

/** Looks at uses of locals with what is known of types and signatures. */
export class UseReader {
  /** Many rules ask for all uses of the same local, at each of them. */
  private readonly known = new Map<Binding, readonly UseFacts[]>();
  private readonly knownOfOne = new Map<Use, UseFacts>();

  constructor(
    private readonly inference: Inference,
    private readonly declarations: Declarations,
  ) {}

  /** Of each use, in source order. */
  factsOfAll(binding: Binding): readonly UseFacts[] {
    let facts = this.known.get(binding);
    if (!facts) {
      facts = binding.uses.map((use) => this.facts(use));
      this.known.set(binding, facts);
    }
    return facts;
  }

  facts(use: Use): UseFacts {
    let facts = this.knownOfOne.get(use);
    if (!facts) {
      facts = this.read(use);
      this.knownOfOne.set(use, facts);
    }
    return facts;
  }

  private read(use: Use): UseFacts {
    if (use.hidden) {
      const effect = use.hidden === 'formatted' ? 'read' : 'hidden';
      return { use, effect, place: use.node, method: null, call: null, guessed: false };
    }
    const place = placeOf(use.node);
    const { effect, method = null, call = null, guessed = false } = this.effectOn(place, use.binding);
    return { use, effect, place, method, call, guessed };
  }

  /** What the surroundings of a place do to it. */
  effectOn(place: Node, binding?: Binding): Pick<UseFacts, 'effect'> & Partial<UseFacts> {
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

  private borrowed(reference: Node): Pick<UseFacts, 'effect'> & Partial<UseFacts> {
    const effect = reference.has('mutable_specifier') ? 'borrow-mut' : 'borrow';
    // `&mut buf as &mut dyn BufMut`
    const lent = reference.parent?.kind === 'type_cast_expression' ? reference.parent : reference;
    const list = lent.parent?.kind === 'arguments' ? lent.parent : null;
    return { effect, call: list?.parent ?? null };
  }

  private methodCall(place: Node, binding?: Binding): Pick<UseFacts, 'effect'> & Partial<UseFacts> {
    const call = methodCalledOn(place);
    if (!call) return { effect: 'read' };
    const method = methodOf(call)!;
    const { effect, guessed } = this.methodEffect(place, method, binding);
    return { effect, guessed, method, call };
  }

  private methodEffect(place: Node, method: string, binding?: Binding): Pick<UseFacts, 'effect' | 'guessed'> {
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
    if (CONSUMING_METHODS.has(method))
      return { effect: isSlice(place) ? 'read' : this.moveOrCopy(place), guessed: false };
    // Naming convention (Rust API guidelines, C-CONV): `as_` and `to_` borrow, `into_` consumes, `is_`/`has_` read; what is
    // asked for `_owned` takes a counted pointer along (`lock_owned`, `notified_owned`, `acquire_owned`).
    if (/^(as|to|is|has|get|iter)_/.test(method))
      return {
        effect: 'read',
        guessed: !/^(?:as|to|is|has)_/.test(method) || !this.isBehindReference(place),
      };
    return { effect: /^into_|_owned$/.test(method) ? this.moveOrCopy(place) : 'read', guessed: true };
  }

  /** A field of what is shared: no method has more than a `&self` of it, whatever its type. */
  private isBehindReference(place: Node): boolean {
    let root: Node | undefined = place;
    while (root?.kind === 'field_expression') root = root.child('value');
    return root !== place && !!this.inference.typeOf(root)?.refs.startsWith('&');
  }

  private receiverEffect(receiver: '&' | 'm' | 'v', place: Node): Effect {
    if (receiver === '&') return 'read';
    return receiver === 'm' ? 'borrow-mut' : this.moveOrCopy(place);
  }

  private argument(place: Node, list: Node): Pick<UseFacts, 'effect'> & Partial<UseFacts> {
    const call = list.parent;
    if (call?.kind === 'macro_call') {
      const reads = FORMATTING_MACROS.has(call.macro) || call.macro === 'matches';
      return { effect: reads ? 'read' : this.moveOrCopy(place), call };
    }
    return { effect: this.moveOrCopy(place), call: call ?? null };
  }

  /** A match moves out of its scrutinee only when a pattern binds by value; that needs the type. */
  private scrutinised(place: Node, parent: Node): Effect {
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
  private calculated(place: Node, parent: Node, binding?: Binding): Effect {
    const takesOver =
      parent.kind === 'unary_expression'
        ? /^[-!]/.test(parent.text)
        : /^(?:[-+*/%&|^]|<<|>>)$/.test(parent.child('operator')?.text ?? '');
    if (!takesOver) return 'read';
    const found = this.inference.typeOf(place);
    const isCopy = found ? isCopyType(found, (name) => this.declarations.isCopy(name)) : null;
    return isCopy === false || (isCopy === null && isClone(place, binding)) ? 'move' : 'read';
  }

  private moveOrCopy(place: Node): Effect {
    const found = this.inference.typeOf(place);
    if (found && isCopyType(found, (name) => this.declarations.isCopy(name)) === true) return 'read';
    return 'move';
  }

  /** Uses of the binding that may run after `node` has. */
  usesAfter(binding: Binding, node: Node): Use[] {
    return binding.uses.filter((use) => follows(use, node));
  }

  /** Is the binding used again after this point on some path? */
  isUsedAfter(binding: Binding, node: Node): boolean {
    return someMayRunAfter(binding.uses, node, binding.declaration);
  }
}

/** `mut input: &str` that nobody assigns to: a method of some trait moves it on, `input.next_token()`. */
function isMovedOnByMethods({ mutable, uses }: Binding): boolean {
  return mutable && !uses.some(({ node }) => node.field === 'left' && /assignment/.test(node.parent!.kind));
}

/** A use inside `node` itself follows it only when a loop brings both back. */
function follows(use: Use, node: Node): boolean {
  const { declaration } = use.binding;
  return node.contains(use.node) ? comesBack(node, declaration) : mayRunAfter(use.node, node, declaration);
}

/** What a pattern says without binding by value. */
const REFERRING = /\bref\s+(mut\s+)?\w+|[A-Z]\w*|\b\w+::|\b_\b/g;

function patternText(patterns: Node): string {
  if (patterns.kind !== 'match_block') return patterns.text.replace(REFERRING, '');
  return patterns.children
    .map((arm) => (arm.child('pattern')?.text ?? '').replace(/\bif\b[\s\S]*/, '').replace(REFERRING, ''))
    .join(' ');
}

/** `Some(ref mut row)` */
function bindsMutably(patterns: Node): boolean {
  if (patterns.kind !== 'match_block') return /\bref\s+mut\b/.test(patterns.text);
  return patterns.children.some((arm) => /\bref\s+mut\b/.test(arm.child('pattern')?.text ?? ''));
}

/** The closure between `node` and its function, or null. */
export function enclosingClosure(node: Node): Node | null {
  for (const at of node.ancestors()) {
    if (at.kind === 'closure_expression' || at.kind === 'async_block') return at;
    if (at.kind === 'function_item') return null;
  }
  return null;
}

/** Does the name cross into a closure or async block that takes its captures by value? */
export function isMovedIntoClosure(use: Use): boolean {
  const fn = enclosingFunction(use.node);
  for (const at of use.node.ancestors()) {
    if (at === fn || at.contains(use.binding.node)) return false;
    if ((at.kind === 'closure_expression' || at.kind === 'async_block') && at.has('move')) return true;
  }
  return false;
}

function isClone(place: Node, binding: Binding | undefined): boolean {
  const value = binding?.whole && place.kind === 'identifier' ? binding.value : null;
  return !!value && methodOf(value) === 'clone';
}
