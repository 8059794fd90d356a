import { following } from '../../../rust/order/branches.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import {
  isUsedBetween,
  mayChangeBetween,
  mayEndBetween,
  mayLeaveBetween,
} from '../../../rust/ownership/between.js';
import { isCopiedByUse } from '../../../rust/ownership/copied-by-use.js';
import { rootOf, statementOf } from '../../../rust/ownership/places.js';
import { isKeyBuilt, spelling } from '../../../rust/ownership/same-place.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { isReturned } from '../of-several-rules/returned.js';
import { askedBy, firstAsked, spelledKey } from './keys-asked.js';

/** Two look-ups further apart are not underlined as one piece. */
export const MAX_LINES = 5;

/** What puts a key into a map or set. */
export const ADDS: ReadonlySet<string> = new Set(['insert', 'entry', 'insert_full']);

/** A second look-up of a key that was asked for before. */
export interface Again {
  call: Node;
  minor: boolean;
  /** The second call is only reached where the key is there. */
  present?: boolean;
  /** What is found is copied whole, to be changed and put back. */
  copied?: boolean;
  /** What to do, where the two calls alone don't say. */
  help?: string;
}

/** One key in one collection, and where else it is asked for. */
export class Lookup {
  readonly place: string;
  readonly key: string;

  constructor(
    readonly receiver: Node,
    private readonly keyNode: Node,
    private readonly file: RustFile,
  ) {
    this.place = spelling(receiver);
    this.key = spelledKey(keyNode, file);
  }

  /** Is an owned key made between a question and the call that it is given to? */
  isKeyBuiltFor(call: Node, question: Node): boolean {
    const key = argumentsOf(call)[0]!;
    const made = valueOfSingleUse(key, this.file);
    return isKeyBuilt(made && made.start > question.end ? made : key);
  }

  /** True where the collection is a standard map or set, null where its type is not known. */
  get isKeyed(): boolean | null {
    const found = this.file.typeOf(this.receiver);
    if (!found) return null;
    const target = methodTarget(found);
    return (isMap(target) || isSet(target)) && !this.file.declarations.declares(target.name);
  }

  /**
   * A standard map or set; where the type is not known, a key that is lent for the question says as much: lists are asked by
   * position.
   */
  get mayBeKeyed(): boolean {
    if (this.isPeekedInto) return true;
    return this.isKeyed ?? (this.keyNode.kind === 'reference_expression' || this.isAskedBy('contains_key'));
  }

  /** What is peeked at by a lent key is a cache of someone else's; queues and iterators are peeked at without one. */
  private get isPeekedInto(): boolean {
    return this.isAskedBy('peek') && this.keyNode.kind === 'reference_expression' && !this.isDeclaredHere;
  }

  private get isDeclaredHere(): boolean {
    const found = this.file.typeOf(this.receiver);
    return !!found && this.file.declarations.declares(methodTarget(found).name);
  }

  private isAskedBy(method: string): boolean {
    const call = this.keyNode.parent?.parent;
    return !!call && methodOf(call) === method;
  }

  /** An entry that stays open keeps others from their part of such a map. */
  get isShared(): boolean {
    const found = this.file.typeOf(this.receiver);
    return !!found && /^(?:Dash|Concurrent|Shared|Skip)/.test(methodTarget(found).name);
  }

  get isSet(): boolean {
    const found = this.file.typeOf(this.receiver);
    return found ? isSet(methodTarget(found)) : this.isAskedBy('contains');
  }

  /** A tree compares keys and hashes none. */
  get isOrdered(): boolean {
    const found = this.file.typeOf(this.receiver);
    return !!found && /^BTree(?:Map|Set)$/.test(methodTarget(found).name);
  }

  /** Known to hash its keys, by the name of its type: `HashMap`, `IndexSet`, `DashMap`. */
  get isHashed(): boolean {
    const found = this.file.typeOf(this.receiver);
    return !!found && /(?:Hash|Index|Dash|Lru)\w*(?:Map|Set|Cache)$/.test(methodTarget(found).name);
  }

  /** A map in which what was removed and inserted again is where it was, unlike one that keeps the order of insertion. */
  get isReplacedInPlace(): boolean {
    const found = this.isKeyed && this.file.typeOf(this.receiver);
    return !!found && /^(?:\w*HashMap|BTreeMap)$/.test(methodTarget(found).name);
  }

  /** A reference that is a key as it is, such as a `&'static str`. */
  get isKeyReference(): boolean {
    return this.file.typeOf(this.keyNode)?.refs === '&' && this.keyNode.kind !== 'reference_expression';
  }

  get isKeyCopied(): boolean {
    const key = withoutBorrow(this.keyNode);
    const found = this.file.typeOf(key);
    const isCopy = found && this.file.isCopy({ ...found, refs: '' });
    if (typeof isCopy === 'boolean') return isCopy;
    const binding = key?.kind === 'identifier' && key !== this.keyNode ? this.file.bindingOf(key) : undefined;
    return !!binding && isCopiedByUse(binding, this.keyNode, this.file);
  }

  /** The first call on the same collection with the same key in `nodes`, which stand in source order. */
  find(nodes: readonly (Node | null)[], methods: ReadonlySet<string>, from: Node): Node | null {
    const call = firstAsked(
      this,
      methods,
      nodes.filter((node) => node !== null),
      from,
      this.file,
    );
    return call && this.isUntouched(from, call) ? call : null;
  }

  /** One of these methods, called on the same collection with the same key? */
  isSame(node: Node, methods: ReadonlySet<string>): boolean {
    const asked = askedBy(node, methods, this.file);
    return asked?.place === this.place && asked.key === this.key;
  }

  /**
   * Does the function return a borrow of what the second call found, out of a collection that it may write to? The borrow
   * checker then takes the collection as lent on every way, so that asking twice is the only form it accepts.
   */
  isLentOut(call: Node): boolean {
    const fn = enclosingFunction(call);
    const root = rootOf(this.receiver);
    const held = root && this.file.bindingOf(root);
    if (!fn?.child('return_type')?.text.includes('&') || !held) return false;
    const isWritable =
      held.mutable ||
      this.file.typeOf(root)?.refs.startsWith('m') ||
      /^&\s*('\w+\s+)?mut\b/.test(held.declaration.text);
    return isWritable && isReturned(call, fn);
  }

  /** Is a node the collection that is looked up in? */
  isOf(node: Node): boolean {
    return spelling(node) === this.place;
  }

  /** Does nothing between two points change the key or the collection? */
  isSameSince(from: Node, to: Node): boolean {
    return enclosingClosure(from) === enclosingClosure(to) && this.isUntouched(from, to);
  }

  /** Is the collection, or what holds it, used as long as somebody looks at what was found? A borrow to write to would be in the way. */
  isUsedBeside(found: Node): boolean {
    const root = rootOf(this.receiver);
    const owner = root && this.file.bindingOf(root);
    if (!owner) return true;
    const statement = statementOf(found);
    const names = statement.kind === 'let_declaration' ? this.file.localsOf(statement) : [];
    const uses = names.flatMap((name) => name.uses.map(({ node }) => statementOf(node).end));
    const end = Math.max(statement.end, ...uses);
    return this.file.usesOf(owner).some(({ use, place }) => {
      const isWithin = use.node.start >= statement.start && use.node.start < end && !found.contains(use.node);
      const [one, other] = [spelling(place), this.place];
      return isWithin && (one.startsWith(other) || other.startsWith(one));
    });
  }

  /** `let id = ids.len(); ids.insert(name, id);`: of the collection nothing but its length is asked between the two, which may be asked before as well. */
  isOnlyCountedBetween(from: Node, to: Node): boolean {
    const within = enclosingFunction(from);
    const counts = within
      ? [...within.descendantsOfKind('call_expression')].filter((call) => this.isCount(call, from, to))
      : [];
    const ends = [from.end, ...counts.map(({ end }) => end)];
    const starts = [...counts.map(({ start }) => start), to.start];
    return (
      counts.length > 0 && ends.every((end, at) => !isUsedBetween(this.place, within!, end, starts[at]!))
    );
  }

  private isCount(call: Node, from: Node, to: Node): boolean {
    if (call.start < from.end || call.end > to.start || methodOf(call) !== 'len') return false;
    const isBound = statementOf(call).kind === 'let_declaration';
    return isBound && argumentsOf(call).length === 0 && this.isOf(receiverOf(call)!);
  }

  private isUntouched(from: Node, to: Node): boolean {
    const within = enclosingFunction(from);
    if (!within) return false;
    const root = /^\w+/.exec(this.key)?.[0];
    if (root && mayChangeBetween(root, within, from.end, to.start)) return false;
    return !mayChangeBetween(this.place, within, from.end, to.start);
  }

  /**
   * Could one look-up stay open from the question to the insertion? Not where the collection is used between them. A set has
   * no entry to keep open: there the insertion itself must be what the answer leads to.
   */
  canStayOpen(from: Node, to: Node, branch: Node | null, asked: Node = from): boolean {
    const within = enclosingFunction(from);
    if (!within || isUsedBetween(this.place, within, from.end, to.start)) return false;
    const found = this.file.typeOf(this.receiver);
    if (!found || !isSet(methodTarget(found))) return true;
    // What leaves where the item was there already never wanted to add it.
    if (branch) return runsEveryTurn(branch, new Set([to]));
    const step = following(asked).find((each) => each.contains(to));
    if (asked !== from && !(step && runsEveryTurn(step, new Set([to])))) return false;
    return (
      !mayLeaveBetween(within, asked.end, to.start) && !mayFailBetween(asked, to, this.receiver, this.file)
    );
  }
}

/** What failed in between was never added to a set that outlives the function: whoever tries again finds it new. */
function mayFailBetween(from: Node, to: Node, set: Node, file: RustFile): boolean {
  const held = file.bindingOf(rootOf(set)!);
  if (held?.kind === 'let' && set.kind === 'identifier') return false;
  const [next] = following(from);
  return !!next && mayEndBetween(next.parent!, next.start, to.start);
}
