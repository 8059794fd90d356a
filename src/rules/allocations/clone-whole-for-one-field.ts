import { type Copy, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isAllThatCosts, isCopiedForNothing } from '../../rust/cost/whole-and-part.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isPlace, withoutParentheses } from '../../rust/ownership/places.js';
import { methodCalledOn } from '../../rust/syntax/call-syntax.js';
import { OPENING, openedBy, withOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import type { Type } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { fieldNeededAfter } from './clone-whole-for-one-field/copied-for-one-field.js';
import { fieldsKept, onlyFieldOf } from './clone-whole-for-one-field/fields-of-pattern.js';
import { handedCopy } from './of-several-rules/copied-for-closure.js';

export const rule: Rule = {
  id: 'clone-whole-for-one-field',
  item: 'allocations',
  summary: 'a whole value that is copied for one of its fields',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression', 'let_declaration', 'let_condition', 'match_expression'],
  needs: /\.(clone|cloned|to_owned)\(\)|::clone\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'call_expression')
      return fieldOfCopy(node, file) ?? fieldForClosure(node, file) ?? fieldKept(node, file);
    const value = node.child('value');
    const copy = value && copyBehind(value, file);
    if (!copy || isFreeCopy(copy, file) || isAllThereIs(copy, file)) return null;
    if (node.kind === 'match_expression') return onePartMatched(node, copy, file);
    const found =
      partsDropped(node, copy, file) ?? oneFieldUsed(node, copy, file) ?? onePartOfLocal(node, copy, file);
    return found && isOfUnknownAnswer(copy, file) ? { ...found, minor: true } : found;
  },
};

/** `store.streams().get(id)?.clone()`: what nobody knows the type of, out of what others may want meanwhile, is mostly a handle. */
function isOfUnknownAnswer(copy: Copy, file: RustFile): boolean {
  return !isPlace(copy.source) && file.typeOf(copy.source) === null && copy.method !== 'cloned';
}

/** `x.clone().field`, `items.last().cloned().unwrap().field`. */
function fieldOfCopy(node: Node, file: RustFile): Problem | null {
  const copy = copyOf(node, file);
  const value = copy && withOpenings(node, OPENING);
  const field = value?.parent?.kind === 'field_expression' && value.field === 'value' ? value.parent : null;
  if (!copy || !field || methodCalledOn(value!) || isFreeCopy(copy, file)) return null;
  if (isAllThereIs(copy, file)) return null;
  const name = field.child('field')?.text ?? '';
  // What nobody knows the type of, and has a first field without a name, mostly has no second one.
  if (name === '0' && file.typeOf(copy.source) === null) return null;
  const isKept = isMovedOut(field);
  if (isKept && isAllThatCostsOf(copy, name, file)) return null;
  const members = /^\d+$/.test(name) ? membersOf(copy, file) : null;
  if (members && !isCopiedForNothing(members, isKept ? Number(name) : null, file)) return null;
  return problem(copy, file, name, field);
}

/** Kept, not only looked at. */
function isMovedOut(field: Node): boolean {
  return !/^(?:field|reference|index|binary|unary)_expression$/.test(field.parent?.kind ?? '');
}

function isAllThatCostsOf(copy: Copy, field: string, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  return !!found && isAllThatCosts(found, field, file);
}

/** `tasks.iter().cloned().map(|task| task.title)`. */
function fieldForClosure(node: Node, file: RustFile): Problem | null {
  const copy = handedCopy(node, file);
  const [name] = copy?.names ?? [];
  const only =
    copy?.names.length === 1 && name!.node.parent?.kind === 'closure_parameters'
      ? onlyFieldRead(name!)
      : null;
  const found = only === null ? null : file.typeOf(name!.uses[0]?.node);
  if (!found || file.declarations.fields(found.name)?.length === 1) return null;
  return {
    at: copy!.at,
    message: `${copy!.what} is copied whole and all of it dropped but \`${only}\`.`,
    help: `copy \`${only}\` alone in the closure, if at all`,
  };
}

/** `send(report.clone()); show(&report.title);` of a report that this function owns. */
function fieldKept(node: Node, file: RustFile): Problem | null {
  const copy = copyOf(node, file);
  const field = copy && !isFreeCopy(copy, file) ? fieldNeededAfter(copy, file) : null;
  if (!copy || !field || isAllThereIs(copy, file) || isAllThatCostsOf(copy, field, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} whole, and afterwards nothing but its \`${field}\` is needed.`,
    help: `move ${quoted(copy.source)}, and before that copy \`${field}\` or do what needs it`,
  };
}

/** A wrapper of a single field: nothing else is copied. */
function isAllThereIs(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  const fields = found && file.declarations.fields(found.name);
  return fields?.length === 1;
}

/** The copy that a value is, behind `?`, `unwrap()` and `ok_or(..)`. */
function copyBehind(value: Node, file: RustFile): Copy | null {
  const inner = withoutParentheses(value);
  const opened = openedBy(inner, OPENING);
  if (opened) return copyBehind(opened, file);
  const copy = copyOf(inner, file);
  return copy && /^(clone|cloned|to_owned)$/.test(copy.method) ? copy : null;
}

/** `let (_, trie) = map.get(k).cloned()?;`. */
function partsDropped(node: Node, copy: Copy, file: RustFile): Problem | null {
  const pattern = innermost(node.child('pattern'));
  if (pattern?.kind !== 'tuple_pattern') return null;
  const text = pattern.text
    .replace(/[()\s]/g, '')
    .split(',')
    .filter((part) => part !== '');
  const unused = file
    .localsOf(node)
    .filter((name) => name.uses.length === 0)
    .map((name) => name.name);
  const kept = text.filter((part) => part !== '_' && part !== '..' && !unused.includes(part));
  if (kept.length !== 1 || kept.length === text.length) return null;
  const part = file.localsOf(node).find((name) => name.name === kept[0]);
  const only = part?.uses.length ? onlyFieldRead(part) : null;
  if (only !== null) return problem(copy, file, `${kept[0]!}.${only}`, copy.call);
  if (!mayCost(copy, text.indexOf(kept[0]!), text.length, file)) return null;
  return problem(copy, file, kept[0]!, copy.call);
}

/** What is dropped of a pair of known types has to be known to cost something: a number or an id beside what is kept is copied for nothing. */
function mayCost(copy: Copy, kept: number, length: number, file: RustFile): boolean {
  const members = membersOf(copy, file);
  return members?.length !== length || isCopiedForNothing(members, kept, file);
}

/** Of the tuple that is copied, or of the one in an Option. */
function membersOf(copy: Copy, file: RustFile): readonly Type[] | null {
  const found = file.typeOf(copy.source);
  const pair = found && /^(?:Option|Result)$/.test(found.name) ? found.args[0] : found;
  return pair?.name === '()' ? pair.args : null;
}

/** `Some(x)` and `Ok(x)` are looked through. */
function innermost(pattern: Node | undefined): Node | undefined {
  if (pattern?.kind !== 'tuple_struct_pattern') return pattern;
  const parts = pattern.children.filter((child) => child.field !== 'type');
  return parts.length === 1 && /^(Some|Ok)$/.test(pattern.child('type')?.text ?? '')
    ? innermost(parts[0])
    : pattern;
}

/** Every use of the copy reads the same one field. */
function oneFieldUsed(node: Node, copy: Copy, file: RustFile): Problem | null {
  const pattern = innermost(node.child('pattern'));
  const bindings = file.localsOf(node);
  const [binding] = bindings;
  if (pattern?.kind === 'struct_pattern') {
    const only = onlyFieldOf(pattern);
    if (only) return bindings.length === 1 ? problem(copy, file, only, copy.call) : null;
    const kept = fieldsKept(pattern, copy, file);
    return kept && problem(copy, file, kept.join('` and `'), copy.call);
  }
  if (!binding || bindings.length !== 1 || pattern !== binding.node) return null;
  const only = onlyFieldRead(binding);
  return only === null ? null : problem(copy, file, only, copy.call);
}

/** The field that every use of the name reads; null where there are several, or a use of the whole. */
function onlyFieldRead(binding: Binding): string | null {
  const fields = new Set<string>();
  for (const use of binding.uses) {
    const field = use.node.parent;
    if (
      use.hidden ||
      field?.kind !== 'field_expression' ||
      use.node.field !== 'value' ||
      methodCalledOn(use.node)
    )
      return null;
    if (field.parent?.kind === 'assignment_expression' && field.field === 'left') return null;
    fields.add(field.child('field')?.text ?? '');
  }
  const [only] = fields;
  return fields.size === 1 ? only! : null;
}

/** `match found.cloned() { Some(Table { owner, .. }) => .., None => .. }`: no arm takes more than that field. */
function onePartMatched(match: Node, copy: Copy, file: RustFile): Problem | null {
  const parts = new Set<string>();
  for (const arm of match.child('body')?.children ?? []) {
    if (arm.kind !== 'match_arm') continue;
    const names = file.localsOf(arm).filter((name) => name.uses.length > 0);
    if (names.length === 0) continue;
    const pattern = innermost(arm.child('pattern')?.children[0]);
    const only =
      names.length > 1
        ? null
        : pattern?.kind === 'struct_pattern'
          ? onlyFieldOf(pattern)
          : pattern === names[0]!.node
            ? onlyFieldRead(names[0]!)
            : null;
    if (only === null) return null;
    parts.add(only);
  }
  const [only] = parts;
  return parts.size === 1 ? problem(copy, file, only!, copy.call) : null;
}

/** `let table = found.cloned(); match table { .. }`. */
function onePartOfLocal(declaration: Node, copy: Copy, file: RustFile): Problem | null {
  const [binding] = declaration.kind === 'let_declaration' ? file.localsOf(declaration) : [];
  const [use] = binding?.uses ?? [];
  if (!binding?.whole || binding.uses.length !== 1 || !use || use.node.field !== 'value') return null;
  const holder = use.node.parent;
  if (holder?.kind === 'match_expression') return onePartMatched(holder, copy, file);
  return holder && /^let_(?:condition|declaration)$/.test(holder.kind)
    ? oneFieldUsed(holder, copy, file)
    : null;
}

function problem(copy: Copy, file: RustFile, field: string, until: Node): Problem {
  return {
    at: copy.call,
    until,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} whole and all of it dropped but \`${field}\`.`,
    help:
      copy.method === 'cloned'
        ? `borrow what is found and copy only \`${field}\`, if at all`
        : `borrow or copy \`${field}\` alone`,
  };
}
