import { asCopy, type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { endOfUses, isLook, isTakenAlong } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isSameType, mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace, overlaps, pathOf, rootOf, statementOf } from '../../../rust/ownership/places.js';
import { type UseFacts, usesBetween } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `list.push(x.clone()); show(&x);`, `let made = Made { x: x.clone() }; show(&x);`: what is kept is made of a copy only because the original is looked at afterwards. */
export function copiedBeforeLook(copy: Copy, file: RustFile): Problem | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  if (!binding || copy.method === 'to_string' || isFreeCopy(copy, file)) return null;
  const home = homeOf(copy, file);
  if (!home || !isSameType(copy.method, file.typeOf(copy.source), file)) return null;
  const later = usesBetween(file.usesOf(binding), copy.call.end);
  const isLater = (use: UseFacts) => later.some((each) => each.use === use.use);
  if (later.length === 0 || !later.every((use) => isPlainLook(use, binding, file))) return null;
  if (!mayBeMovedOut(copy.source, copy.call, file, isLater)) return null;
  const end = endOfUses(
    binding,
    file,
    0,
    later.map((each) => each.use),
  );
  const how =
    (home.name ? readThrough(home, end, file) : putAfter(home.statement, binding, end, file)) ??
    comparedNext(
      home,
      later.map((each) => each.use.node),
    );
  if (!how) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} here, and the original only looked at afterwards and dropped.`,
    help: how,
  };
}

function isPlainLook(use: UseFacts, binding: Binding, file: RustFile): boolean {
  const { node, hidden } = use.use;
  return !hidden && isLook(use, file) && !isTakenAlong(node, binding) && !isCopied(node);
}

/** Who copies it again needs another one. */
function isCopied(use: Node): boolean {
  const call = methodCalledOn(use);
  return !!call && asCopy(call)?.source === use;
}

/** Where the copy goes to stay: into a list or map, a place, or a field of a struct with a name. */
interface Home {
  statement: Node;
  /** The place that holds the copy afterwards; null for a list. */
  name: string | null;
  holder: Node | null;
}

function homeOf(copy: Copy, file: RustFile): Home | null {
  const statement = statementOf(copy.call);
  const parent = copy.call.parent!;
  if (statement.parent?.kind !== 'block') return null;
  if (statement.kind === 'let_declaration') return fieldOfNew(statement, parent, file);
  const inner = statement.kind === 'expression_statement' ? statement.children[0] : undefined;
  if (!inner || !statement.text.endsWith(';')) return null;
  if (inner.kind === 'assignment_expression') {
    const target = inner.child('left')!;
    if (inner !== parent || !isPlace(target) || /[[*(]/.test(target.text) || target.kind === 'identifier')
      return null;
    return { statement, name: pathOf(target), holder: target };
  }
  return isSink(inner) && argumentsOf(inner).every((each) => isSettled(each, copy.call, file))
    ? { statement, name: null, holder: null }
    : null;
}

/** `let made = Made { name: name.clone(), .. };` */
function fieldOfNew(statement: Node, initializer: Node, file: RustFile): Home | null {
  const struct = initializer.parent?.parent;
  if (initializer.kind !== 'field_initializer' || struct?.kind !== 'struct_expression') return null;
  if (statement.child('value') !== struct) return null;
  const [made] = file.localsOf(statement);
  const field = (initializer.child('field') ?? initializer.child('name'))?.text;
  return made?.whole && field && made.uses[0]
    ? { statement, name: `${made.name}.${field}`, holder: made.uses[0].node }
    : null;
}

const SINKS = /^(?:push|push_back|push_front|insert|enqueue)$/;

function isSink(call: Node): boolean {
  const receiver = receiverOf(call);
  return SINKS.test(methodOf(call) ?? '') && !!receiver && isPlace(receiver) && !/[[*(]/.test(receiver.text);
}

/** Would the argument be the same a few statements later, and still be there? */
function isSettled(node: Node, copied: Node, file: RustFile): boolean {
  if (node === copied || /literal$/.test(node.kind)) return true;
  switch (node.kind) {
    case 'identifier': {
      const binding = file.bindingOf(node);
      if (!binding) return /^[A-Z]/.test(node.text);
      const found = file.typeOf(node);
      const isNumber = !!found && found.refs === '' && file.isCopy(found) === true;
      return !binding.mutable && (isNumber || isOwned(binding, file) === true);
    }
    case 'scoped_identifier':
      return true;
    case 'tuple_expression':
      return node.children.every((each) => isSettled(each, copied, file));
    case 'call_expression': {
      const made = /^(?:\w+::)*[A-Z]\w*$/.test(calledPath(node) ?? '') || node.text === 'Vec::new()';
      if (made) return argumentsOf(node).every((each) => isSettled(each, copied, file));
      const copy = asCopy(node);
      return !!copy && isSettled(copy.source, copied, file);
    }
    default:
      return false;
  }
}

/** Could the look go through the new holder? Nobody may change it, or give it away, before the last look. */
function readThrough({ statement, name, holder }: Home, end: number, file: RustFile): string | null {
  const root = rootOf(holder ?? undefined);
  const owner = root && file.bindingOf(root);
  if (!owner || !holder) return null;
  const help = `move it, and look at \`${name}\` afterwards`;
  if (statement.kind !== 'let_declaration')
    return mayChangeWithin(holder, statement.end, end, file) ? null : help;
  const before = file.usesOf(owner).filter((use) => use.use.node.start < end);
  return before.every((use) => isPlainLook(use, owner, file)) ? help : null;
}

/** Nobody looks for the list that far down. */
const MAX_STATEMENTS = 4;

/** Could the statement stand after the last look? Nothing in between may know what it puts away, or leave before. */
function putAfter(statement: Node, copied: Binding, end: number, file: RustFile): string | null {
  const block = statement.parent!;
  const from = block.children.indexOf(statement);
  const to = block.children.findIndex((each) => each.start < end && each.end >= end);
  if (to <= from || to - from > MAX_STATEMENTS) return null;
  const between = block.children.slice(from + 1, to + 1);
  const last = between.at(-1)!;
  const isWithoutValue =
    last.kind === 'let_declaration' ||
    last.text.endsWith(';') ||
    /^(?:for|while)_expression$/.test((last.kind === 'expression_statement' ? last.children[0]! : last).kind);
  if (!isWithoutValue) return null;
  const list = receiverOf(statement.children[0]!)!;
  const root = rootOf(list);
  const owner = root && file.bindingOf(root);
  if (!owner || owner === copied) return null;
  // Who else knows the list might have to find it there before the look.
  if (owner.kind !== 'let' || isOwned(owner, file) !== true || between.some(leaves)) return null;
  const path = pathOf(list);
  const reach = { start: between[0]!.start, end: last.end };
  const isKnownThere = owner.uses.some((use) => {
    if (use.node.start < reach.start || use.node.start >= reach.end) return false;
    const place = file.useFacts(use)?.place;
    return !!use.hidden || !place || overlaps(pathOf(place), path);
  });
  return isKnownThere ? null : `put this after line ${last.line}, and move ${`\`${copied.name}\``} there`;
}

/** `list.push(x.clone()); if x == last { break; }`: what the comparison says can be known before. */
function comparedNext({ statement }: Home, later: readonly Node[]): string | null {
  const [use, more] = later;
  const comparison = use?.parent?.kind === 'binary_expression' ? use.parent : undefined;
  if (!comparison || more || !/^(?:[!=]=|[<>]=?)$/.test(comparison.child('operator')?.text ?? ''))
    return null;
  const siblings = statement.parent!.children;
  const next = siblings[siblings.indexOf(statement) + 1];
  const fork = next?.kind === 'expression_statement' ? next.children[0] : next;
  if (fork?.kind !== 'if_expression' || fork.child('condition') !== comparison) return null;
  const other = comparison.child(use!.field === 'left' ? 'right' : 'left')!;
  const root = rootOf(other);
  // What the statement changes may be what is compared with.
  if (!isPlace(other) || !root || new RegExp(`\\b${root.text}\\b`).test(statement.text)) return null;
  return `compare first (\`let found = ${comparison.text.replace(/\s+/g, ' ')};\`), and move it then`;
}

/** A list of the function's own is gone when the function is left, but not when a turn of a loop is. */
function leaves(statement: Node): boolean {
  return [...statement.descendants()].some(({ kind }) => /^(?:break|continue|await)_expression$/.test(kind));
}
