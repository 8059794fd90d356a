import { functionName, implTrait } from '../../../rust/functions/shape.js';
import { collectedBy } from '../../../rust/order/collects.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { madeOnceInStatic } from './made-once.js';
import { endsOf, returnsOf } from './returned-values.js';

/** What runs a closure or an initialiser only once. */
const ONCE =
  /(?:^|[.:])(?:get_or_init|get_or_try_init|get_or_insert_with|call_once|LazyLock::new|Lazy::new|LazyCell::new|lazy_regex)$/;
/** A literal, a constant, or a list of them. */
export function isConstant(pattern: Node): boolean {
  if (/^(?:raw_)?string_literal$/.test(pattern.kind)) return true;
  if (pattern.kind === 'reference_expression') return isConstant(pattern.child('value')!);
  if (pattern.kind === 'array_expression')
    return pattern.children.length > 0 && pattern.children.every(isConstant);
  if (pattern.kind === 'macro_invocation') return /^concat!/.test(pattern.text);
  return /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(pattern.text);
}

export function runsOnce(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'static_item' || at.kind === 'const_item' || at.kind === 'macro_invocation') return true;
    if (
      at.kind === 'call_expression' &&
      ONCE.test((at.child('function')?.text ?? '').replace(/\s+/g, '').slice(-40))
    )
      return true;
    if (at.kind === 'function_item') return false;
  }
  return false;
}

const TABLE = /(?:^|::)((?:Fx|A|Index)?(?:Hash|BTree|Index)?(?:Map|Set))(?:::<.*>)?::from(?:_iter)?$/;
const TABLES = /^(?:Fx|A)?(?:Hash|BTree|Index)(?:Map|Set)$/;

/** `HashSet::from(["a", "b"])` that is only asked, and thrown away when the function returns. */
export function tablePerCall(call: Node, file: RustFile): Problem | null {
  const made = tableOf(call);
  const fn = made ? enclosingFunction(call) : null;
  if (!made || !fn || runsOnce(call) || !(isOnlyAsked(call, file) || isAskedOfCaller(call, fn))) return null;
  const few = made.entries.length <= FEW;
  return {
    at: call,
    message: `The same ${made.entries.length} entries are put into a \`${made.kind}\` at ${callsReaching(call, fn)}, only to be looked up.`,
    help: few
      ? 'ask `matches!` or a `match`, which the compiler turns into comparisons'
      : `put it into ${madeOnceInStatic(file)}, or use a \`match\``,
  };
}

/** `let mut table = HashMap::new(); table.insert("a", 1); ..` and then only asked. */
export function tableFilled(made: Node, file: RustFile): Problem | null {
  const kind = /(?:^|::)((?:Fx|A)?(?:Hash|BTree|Index)(?:Map|Set))::(?:new|default|with_capacity)$/.exec(
    calledPath(made) ?? '',
  )?.[1];
  const declaration = made.parent;
  const fn = kind ? enclosingFunction(made) : null;
  if (!fn || declaration?.kind !== 'let_declaration' || runsOnce(made) || file.isCold(made)) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole) return null;
  const uses = file.usesOf(binding);
  const puts = uses.filter((use) => use.method === 'insert');
  if (puts.length < MIN_PUTS || !puts.every(isConstantPut)) return null;
  const rest = uses.filter((use) => use.method !== 'insert');
  if (rest.length === 0 || !rest.every((use) => /^(?:contains|contains_key|get)$/.test(use.method ?? '')))
    return null;
  return {
    at: made,
    message: `The same ${puts.length} entries are put into a \`${kind}\` at ${callsReaching(made, fn)}, only to be looked up.`,
    help: `put it into ${madeOnceInStatic(file)}, or use a \`match\``,
  };
}

/** `fn keywords() -> HashSet<..> { HashSet::from([..]) }` of this file alone, where it is called only to ask the table something. */
function isAskedOfCaller(call: Node, fn: Node): boolean {
  const body = fn.child('body');
  if (body?.children.length !== 1 || body.children[0] !== call || fn.has('visibility_modifier')) return false;
  if (fn.child('parameters')?.children.length !== 0) return false;
  const name = functionName(fn);
  const asked = new RegExp(`\\b${name}\\(\\)\\s*\\.(?:contains|contains_key|get)\\(`, 'g');
  const named = new RegExp(`\\b${name}\\b`, 'g');
  const { text } = fn.tree;
  const calls = text.match(asked)?.length ?? 0;
  // All but the one in its own head.
  return calls > 0 && (text.match(named)?.length ?? 0) === calls + 1;
}

/** `fn kinds(&self) -> HashSet<Kind> { if .. { HashSet::from([..]) } else { HashSet::from([..]) } }`: whoever asks gets a new one. */
export function tableReturned(call: Node, file: RustFile): Problem | null {
  const kind = TABLE.exec(calledPath(call) ?? '')?.[1];
  const [list] = argumentsOf(call);
  const fn = kind && list?.kind === 'array_expression' ? enclosingFunction(call) : null;
  if (!kind || !fn || !isConstantList(list!) || !fn.child('parameters')?.has('self_parameter')) return null;
  if (MAKES_ONE.test(functionName(fn)) || !mayReturnAnother(fn, file)) return null;
  const body = fn.child('body')!;
  const ends = [...endsOf(body), ...returnsOf(body)];
  const isTable = (end: Node) => TABLE.test(calledPath(end) ?? '') && isConstantList(argumentsOf(end)[0]);
  if (!ends.includes(call) || !ends.every(isTable)) return null;
  return {
    at: call,
    message: `\`${functionName(fn)}\` allocates a \`${kind}\` of the same constants for everyone who asks.`,
    help: `return a \`&'static\` slice, or a reference to ${madeOnceInStatic(file)}`,
  };
}

const MAKES_ONE = /^(?:new|default|build|create|make|into|to|with|from)(?:_|$)/;

function isConstantList(list: Node | undefined): boolean {
  return list?.kind === 'array_expression' && list.children.length > 0 && list.children.every(isEntry);
}

/** A function of one's own, or of a trait that is declared in the same crate or beside it. */
function mayReturnAnother(fn: Node, file: RustFile): boolean {
  const trait = implTrait(fn);
  if (!trait) return true;
  const [root] = file.imports.resolve(trait.replace(/<.*/s, '')).split('::');
  if (/^(?:crate|self|super)$/.test(root!)) return true;
  const family = /^([a-z0-9]+)_/.exec(root!)?.[1];
  return !!family && new RegExp(`(?:^|/)${family}[_-][^/]*/src/`).test(file.path);
}

/** Fewer are no table. */
const MIN_PUTS = 3;

function isConstantPut(use: UseFacts): boolean {
  const call = use.call;
  return !!call && call.parent?.kind === 'expression_statement' && argumentsOf(call).every(isEntry);
}

/** Up to here comparing one by one is no slower than hashing. */
const FEW = 16;
/** A map of one or two is mostly there to be handed on. */
const MIN_ENTRIES = 2;

function tableOf(call: Node): { kind: string; entries: readonly Node[] } | null {
  const kind = TABLE.exec(calledPath(call) ?? '')?.[1];
  const list = kind ? argumentsOf(call)[0] : collectedList(call);
  const collected = kind ?? kindCollected(call);
  if (!collected || list?.kind !== 'array_expression' || list.children.length < MIN_ENTRIES) return null;
  return list.children.every(isEntry) ? { kind: collected, entries: list.children } : null;
}

/** `["a", "b"]` of `["a", "b"].into_iter().collect()`. */
function collectedList(call: Node): Node | undefined {
  if (methodOf(call) !== 'collect') return undefined;
  let at: Node | undefined = receiverOf(call);
  while (at && /^(?:into_iter|iter|cloned|copied)$/.test(methodOf(at) ?? '')) at = receiverOf(at);
  return at;
}

function kindCollected(call: Node): string | null {
  const declared = call.parent?.kind === 'let_declaration' ? typeFromNode(call.parent.child('type')) : null;
  const into = collectedBy(call, declared)?.into;
  return into && TABLES.test(into.name) ? into.name : null;
}

/** A constant, or a pair of them; a variant and the text that it stands for count too. */
function isEntry(entry: Node): boolean {
  if (entry.kind === 'tuple_expression') return entry.children.length > 0 && entry.children.every(isEntry);
  if (entry.kind === 'reference_expression') return isEntry(entry.child('value')!);
  if (/^(?:integer|float|char|boolean)_literal$/.test(entry.kind) || isConstant(entry)) return true;
  if (entry.kind === 'scoped_identifier') return /^(?:\w+::)*[A-Z]\w*$/.test(entry.text);
  return /^(?:to_string|to_owned|into)$/.test(methodOf(entry) ?? '') && isEntry(receiverOf(entry)!);
}

/** Asked where it stands, or bound to a name that is only looked at; whoever gets it may keep it. */
function isOnlyAsked(call: Node, file: RustFile): boolean {
  const parent = call.parent;
  if (/^(?:contains|contains_key|get)$/.test(nextMethod(call))) return true;
  if (parent?.kind !== 'let_declaration') return false;
  const [binding] = file.localsOf(parent);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return false;
  return file.usesOf(binding).every((use) => /^(?:contains|contains_key|get)$/.test(use.method ?? ''));
}
