import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { type Type, type, typeFromNode, UNKNOWN } from '../types/types.js';

/** `..collect()` written as the value of something, with what it collects into where that is written. */
export interface Collected {
  call: Node;
  /** The iterator that is collected. */
  chain: Node;
  /** `Vec`, `HashSet`, `String`..; null where only inference knows. */
  into: Type | null;
}

export function collectedBy(value: Node | undefined, declared: Type | null): Collected | null {
  if (!value || !isCollect(value)) return null;
  const written = collectTarget(value);
  return {
    call: value,
    chain: receiverOf(value)!,
    into: written && written.name !== '_' ? written : declared,
  };
}

/** `..collect()`, or `..collect_vec()` of itertools. */
export function isCollect(call: Node): boolean {
  return /^collect(?:_vec)?$/.test(methodOf(call) ?? '') && argumentsOf(call).length === 0;
}

/** What the call itself says that it collects into: by its turbofish or its name. */
export function collectTarget(call: Node): Type | null {
  if (methodOf(call) === 'collect_vec') return type('Vec', UNKNOWN);
  const called = call.child('function');
  const written =
    called?.kind === 'generic_function' ? typeFromNode(called.child('type_arguments')?.children[0]) : null;
  return written && filledByLet(written, call);
}

/** `let rows: Vec<Row> = ..collect::<Result<_, _>>()?`: the `let` says what the call leaves open. */
function filledByLet(written: Type, collect: Node): Type {
  const [content, ...others] = written.args;
  if (!/^(?:\w*Result|Option)$/.test(written.name) || content?.name !== '_') return written;
  let at = collect;
  while (/^(?:map_err|ok_or|ok_or_else|(?:with_)?context|wrap_err(?:_with)?)$/.test(nextMethod(at)))
    at = methodCalledOn(at)!;
  const declaration = at.parent?.kind === 'try_expression' ? at.parent.parent : null;
  const declared = declaration?.kind === 'let_declaration' ? typeFromNode(declaration.child('type')) : null;
  return declared ? { ...written, args: [declared, ...others] } : written;
}

/** The list that an expression collects into on the spot, also `..collect::<Result<Vec<_>, _>>()?`; null for anything else. */
export function listCollectedBy(value: Node | undefined): Node | null {
  const fallible = value?.kind === 'try_expression';
  const list = fallible ? value.children[0] : value;
  if (!list || !isCollect(list)) return null;
  const target = collectTarget(list);
  if (!fallible) return isPlainList(target) ? list : null;
  return target && /^(?:\w*Result|Option)$/.test(target.name) && isPlainList(target.args[0] ?? null)
    ? list
    : null;
}

/** A list in the order of the iterator: no set that drops doubles, no Result that stops early. */
export function isPlainList(into: Type | null): boolean {
  if (into?.refs !== '') return false;
  return (
    ['Vec', 'VecDeque', 'SmallVec', 'ThinVec'].includes(into.name) ||
    (into.name === 'Box' && into.args[0]?.name === '[]')
  );
}

/** More lines than this are not seen at a glance. */
const MAX_LINES = 5;

/** Where a list that is collected is underlined: the whole chain, or of a long one what stands from its `collect` on. */
export function underlined(value: Node, collect: Node): { at: Node; until: Node } {
  const lines = value.tree.lineAt(value.end) - value.line;
  const name = lines > MAX_LINES ? calledTarget(collect)?.child('field') : undefined;
  return { at: name ?? value, until: value };
}

/** Every call of a method chain, the last first. */
export function* callsOfChain(chain: Node): Generator<Node> {
  for (let at: Node | undefined = chain; at; at = receiverOf(at)) {
    while (
      at?.kind === 'parenthesized_expression' ||
      at?.kind === 'try_expression' ||
      at?.kind === 'await_expression'
    )
      at = at.children[0];
    if (at?.kind !== 'call_expression') return;
    yield at;
  }
}

const DRAINS = new Set(
  'collect collect_vec for_each sum product count fold any all find position max min max_by min_by max_by_key min_by_key last unzip partition try_for_each try_fold reduce extend find_map join'.split(
    ' ',
  ),
);

/** The method at the end of a chain that starts with the call, when that method runs the iterator dry on the spot. */
export function consumedBy(start: Node): Node | null {
  let call = start;
  for (;;) {
    const method = methodOf(call);
    if (method && DRAINS.has(method)) return call;
    const next = methodCalledOn(call);
    if (!next) return null;
    call = next;
  }
}

/** Chains that must run to their end first: tasks that are started, locks that would stay held, channels. */
export function mustRunFirst(chain: Node): boolean {
  // What is sorted is a list already: to collect it again moves nothing.
  if (/^sorted(?:_\w+)?$/.test(methodOf(chain) ?? '')) return true;
  let source: Node | undefined = chain;
  for (const call of callsOfChain(chain)) {
    if (STARTS.test(methodOf(call) ?? calledPath(call) ?? '')) return true;
    // `block.deref(ctx).iter()`: what an arena lends is counted until it is given back, too.
    if (methodOf(call) === 'deref' && argumentsOf(call).length > 0) return true;
    if (STARTS_INSIDE.test(call.child('arguments')?.text ?? '')) return true;
    source = receiverOf(call);
  }
  // `store.lock().rows.keys()`: the guard stands behind a field.
  while (source?.kind === 'field_expression') source = source.child('value');
  return source?.kind === 'call_expression' && source !== chain && mustRunFirst(source);
}

const STARTS =
  /(?:^|::)(?:lock|read|write|borrow|borrow_mut|wait\w*|then|\w*_lock|guard|spawn\w*|try_recv|recv|send|par_\w+|into_par_iter|par_bridge)$/;
/** What the iterator itself waited for is there before the first item is asked for; its closures are another matter. */
const STARTS_INSIDE =
  /\b(?:spawn\w*|async|await|thread|try_recv|recv|send|par_\w+|into_par_iter|par_bridge)\b/;
