import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { valueOfClosure } from '../order/given-value.js';
import { argumentsOf, calledPath, methodOf, nextMethod, receiverOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, openingOf, withoutOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { holdsReference } from '../types/holds-reference.js';
import { isCopyType, methodTarget } from '../types/types.js';
import { isPlace, pathOf, rootOf } from './places.js';

/** A lock that an expression takes. */
export interface TakenLock {
  /** The locking call, `self.peers.lock()`. */
  call: Node;
  /** The expression whose value is the guard: the call with its `unwrap`, `expect`, `?` or `.await`. */
  guard: Node;
  /** What is locked, `self.peers`. */
  place: Node;
  /** `lock`, `read`, `write`, or the name of a helper (`fork_choice_read_lock`). */
  method: string;
  isShared: boolean;
  /** Taken with `.await`: waiting for it costs no thread. */
  isAsync: boolean;
}

const LOCKS = /^(?:lock|lock_arc|blocking_lock)$/;
const ACCESSES = /^(?:read|write|read_arc|write_arc|upgradable_read|blocking_read|blocking_write)$/;
/** Helpers say in their name that they lock: `fork_choice_read_lock`, `lock_peers`. */
const HELPERS =
  /^(?!try_|is_|has_|un|release_|with_|new_|set_|get_or|start_|begin_|end_|emit_|parse_|build_)\w*_(?:read_|write_)?(?:lock|guard)$|^lock_\w+$/;
const LOCK_TYPES = /(?:Mutex|RwLock|Lock)$/;
/** Locks of the process's own streams and of files are not contended data. */
const STREAMS = /\b(?:stdin|stdout|stderr)\b/;
/** `let out = std::io::stdout();` */
const STREAM = /^(?:\w+::)*(?:stdin|stdout|stderr)\(\)$/;

/** The lock that a call takes, or null. Where the type is not known, `read` and `write` need a word that says it is a lock. */
export function lockTaken(call: Node, known: Known): TakenLock | null {
  const method = methodOf(call);
  if (!method || argumentsOf(call).length > 0) return null;
  const named = LOCKS.test(method) || HELPERS.test(method) || lendsContent(call, method);
  if (!named && !ACCESSES.test(method)) return null;
  if (HELPERS.test(method) && givesPlainValue(call, method, known)) return null;
  const place = receiverOf(call)!;
  const bound = place.kind === 'identifier' ? known.bindingOf(place)?.value : undefined;
  if (STREAMS.test(place.text) || (bound && STREAM.test(bound.text)) || /^macro_/.test(place.kind))
    return null;
  const guard = opened(call);
  const found = known.typeOf(place);
  if (found && (LOCKS.test(method) || ACCESSES.test(method))) {
    if (!LOCK_TYPES.test(methodTarget(found).name)) return null;
  } else if (
    !named &&
    guard === call &&
    !/\bRwLock\b/.test(call.tree.text) &&
    !isLookedThrough(call) &&
    !isHeldToChange(call, method)
  )
    return null;
  const isAsync =
    guard !== call && [...guardLayers(call, guard)].some((layer) => layer.kind === 'await_expression');
  return { call, guard, place, method, isShared: /read/.test(method), isAsync };
}

/** `header.time_for_lock()`, which gives a number: whatever it is called, that is no guard. */
function givesPlainValue(call: Node, method: string, known: Known): boolean {
  const returned = known.typeOf(call) ?? known.declarations.anyMethod(method)?.returns;
  return (
    !!returned &&
    returned.refs === '' &&
    isCopyType(returned, (name) => known.declarations.isCopy(name)) === true
  );
}

/** `globals.peers.read().is_banned(peer)`: what is read so of a field has methods of its own, as a guard has. */
function isLookedThrough(call: Node): boolean {
  const outer = call.parent?.parent;
  return (
    receiverOf(call)?.kind === 'field_expression' &&
    !!outer &&
    outer.kind === 'call_expression' &&
    receiverOf(outer) === call &&
    !NOT_OF_GUARDS.test(methodOf(outer) ?? '')
  );
}

/** `let mut peers = self.peers.write();`: a name that is changed through, of something that was asked without a word, is a guard. */
function isHeldToChange(call: Node, method: string): boolean {
  const declaration = call.parent?.kind === 'let_declaration' ? call.parent : null;
  return (
    method === 'write' &&
    receiverOf(call)?.kind === 'field_expression' &&
    !!declaration?.has('mutable_specifier') &&
    !declaration.child('type')
  );
}

/** What a value that was read, a future, a Result or a builder is asked. */
const NOT_OF_GUARDS =
  /^(?:unwrap\w*|expect|map\w*|and_then|ok|err|bits?|is_set|is_ok|is_err|is_some|is_none|await|then|boxed|into\w*|instrument|from|with_\w+|modify|context|or_else|set_\w+|open|send|execute|create|append|truncate)$/;

/** `peers.read_entries().await.iter()`: what is awaited without an error to handle, and then only lent, is a guard. */
function lendsContent(call: Node, method: string): boolean {
  if (!/^(?:read|write)_\w+$/.test(method) || call.parent?.kind !== 'await_expression') return false;
  return /^(?:iter|iter_mut|values|keys)$/.test(nextMethod(call.parent));
}

/** The guard behind `unwrap`, `expect`, `?`, `.await` and parentheses. */
function opened(call: Node): Node {
  let at = call;
  for (;;) {
    const opening: Node | null = openingOf(at, OPENING_OR_FALLBACK);
    if (opening) at = opening;
    else if (/^(?:await|parenthesized)_expression$/.test(at.parent?.kind ?? '')) at = at.parent!;
    else return at;
  }
}

function* guardLayers(call: Node, guard: Node): Generator<Node> {
  for (let at = call.parent; at; at = at.parent) {
    yield at;
    if (at === guard) return;
  }
}

/** Every lock that is taken below `node`, in source order; those of closures and async blocks run at another time. */
export function locksTakenIn(node: Node, known: Known): TakenLock[] {
  const locks: TakenLock[] = [];
  const visit = (at: Node): void => {
    if (at !== node && /^(?:closure_expression|async_block|function_item)$/.test(at.kind)) return;
    const lock = at.kind === 'call_expression' ? lockTaken(at, known) : null;
    for (const child of at.children) visit(child);
    if (lock) locks.push(lock);
  };
  visit(node);
  return locks;
}

/** Place and kind of access, so that two takings of one lock compare equal. */
export function lockKey(lock: TakenLock): string {
  return `${pathOf(lock.place)}.${lock.method}`;
}

/** The name that holds the guard: `let guard = m.lock().unwrap();`. Null for a temporary. */
export function guardBinding(lock: TakenLock, known: Known): Binding | null {
  const declaration = lock.guard.parent;
  if (declaration?.kind !== 'let_declaration' || lock.guard.field !== 'value') return null;
  const pattern = declaration.child('pattern');
  if (pattern?.kind !== 'identifier' || declaration.parent?.kind !== 'block') return null;
  return known.localsOf(declaration)[0] ?? null;
}

const COPIES_OUT =
  /^(?:clone|cloned|copied|to_vec|to_owned|to_string|len|is_empty|contains|contains_key|count|is_some|is_none|sum|pop|pop_front|remove|encode(?:_to_vec)?|serialize|to_bytes|to_json|to_string_pretty|to_path_buf|as_ssz_bytes|into_\w+)$/;

/** The guard and the locals that may borrow from it. */
export function borrowersOf(guard: Binding, known: Known): Set<Binding> {
  const borrowers = new Set([guard]);
  for (let size = 0; size < borrowers.size; ) {
    size = borrowers.size;
    for (const borrower of [...borrowers]) {
      for (const use of borrower.uses) for (const made of boundFrom(use.node, known)) borrowers.add(made);
    }
  }
  return borrowers;
}

/** Names bound to a value in which `node` stands, unless that value is known to be free of borrows. */
function boundFrom(node: Node, known: Known): readonly Binding[] {
  for (const at of node.ancestors()) {
    // `entries.len()` of `Vec::with_capacity(entries.len())`: what is made of it knows nothing of the guard.
    if (at.kind === 'call_expression' && isCopiedOut(at)) return [];
    const holds = /^(?:let_declaration|let_condition|for_expression)$/.test(at.kind);
    if (holds && at.child('value')?.contains(node)) {
      return isOwned(at.child('value')!, known) && at.kind === 'let_declaration' ? [] : known.localsOf(at);
    }
    if (at.kind === 'match_expression' && at.child('value')?.contains(node)) {
      return (at.child('body')?.children ?? []).flatMap((arm) => known.localsOf(arm));
    }
    // `best = Some(entry)`
    if (at.kind === 'assignment_expression' && at.child('right')?.contains(node)) {
      const root = isOwned(at.child('right')!, known) ? null : rootOf(at.child('left')!);
      const name = root && known.bindingOf(root);
      return name ? [name] : [];
    }
    if (at.kind === 'function_item') return [];
  }
  return [];
}

function isCopiedOut(call: Node): boolean {
  return /^(?:len|is_empty|contains|contains_key|count|is_some|is_none)$/.test(methodOf(call) ?? '');
}

/** What is taken out of a guard by its name alone is copied: nothing else can be moved out of it. */
function isCopiedField(value: Node, known: Known): boolean {
  if (value.kind !== 'field_expression' || !isPlace(value)) return false;
  const found = known.typeOf(value);
  return !found || found.refs === '';
}

/** Collected into a list of a type without references, or from fields that are copied out of what the guard lends. */
function collectsOwn(collect: Node): boolean {
  const written = collect.child('function')?.child('type_arguments')?.text ?? '';
  if (/<(?:\w+::)*Vec<(?:\w+::)*[A-Za-z]\w*>>$/.test(written) || /Set<(?:\w+::)*[A-Za-z]\w*>>$/.test(written))
    return !/<_>/.test(written);
  const map = receiverOf(collect);
  const closure = map && methodOf(map) === 'map' ? argumentsOf(map)[0] : undefined;
  const body = valueOfClosure(closure);
  return body?.kind === 'field_expression' && isPlace(body);
}

/** `peers.get(id).map(|peer| peer.address.clone())` */
export function copiesOutOfOption(map: Node, known: Known): boolean {
  const [closure] = argumentsOf(map);
  const body = valueOfClosure(closure);
  if (!body || !/^(?:clone|to_owned|to_string|to_vec|len)$/.test(methodOf(body) ?? '')) return false;
  const found = receiverOf(map)!;
  return (
    known.typeOf(found)?.name === 'Option' || /^(?:get|get_mut|first|last|find)$/.test(methodOf(found) ?? '')
  );
}

function isOwned(value: Node, known: Known): boolean {
  if (isCopiedField(value, known)) return true;
  // `x.cloned()` of `x.cloned().ok_or(..)?`
  const call = withoutOpenings(value, OPENING_OR_FALLBACK);
  const method = methodOf(call);
  if (method === 'collect' && collectsOwn(value)) return true;
  if (method === 'collect') return /\b(?:cloned|copied|clone|to_owned|to_string|to_vec)\(\)/.test(value.text);
  if (method && (COPIES_OUT.test(method) || (method === 'map' && copiesOutOfOption(call, known))))
    return true;
  if (/^(?:Arc|Rc)::clone$/.test(calledPath(value) ?? '')) return true;
  const found = known.typeOf(value);
  return (
    !!found && !holdsReference(found) && isCopyType(found, (name) => known.declarations.isCopy(name)) === true
  );
}

/** A place without a call in it, rooted in something that stays. */
export function staysTheSame(lock: TakenLock, known: Known): boolean {
  const root = rootOf(lock.place);
  if (!root || /[([]/.test(pathOf(lock.place))) return false;
  const binding = known.bindingOf(root);
  return (
    !binding || !known.usesOf(binding).some((use) => use.effect === 'assign' && use.place === use.use.node)
  );
}
