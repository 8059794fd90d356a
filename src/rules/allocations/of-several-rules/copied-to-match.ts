import { type Copy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { methodCalledOn, methodOf, nextMethod } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import { openedByWays } from '../../../rust/syntax/opened-by-ways.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { openedByReference } from './opened-by-reference.js';
import { writtenAsReference } from './written-as-reference.js';

/** `match self.state.clone() { State::Open(name) => show(&name), .. }`: the arms only look at what they get. */
export function copiedToMatch(copy: Copy, file: RustFile): Problem | null {
  if (copy.method === 'cloned') return null;
  const scrutinised = scrutineeWith(copy.call);
  if (!scrutinised) return null;
  const { holder, names } = namesOfCopy(scrutinised, file) ?? {};
  if (!holder || !names) return null;
  // Without names a comparison is all there is, and what is compared is mostly small.
  const isCompared = names.every((name) => name.uses.length === 0) && costOf(copy, file) === 'costs';
  if (!isCompared && !areLookedAt(names, file)) return null;
  const end = Math.max(copy.call.end, ...names.map((name) => endOfUses(name, file)));
  if (!staysAsItIs(copy.source, copy.call.end, end, file)) return null;
  const borrow = file.typeOf(copy.source)?.refs ? '' : '&';
  return {
    at: copy.call,
    message: isCompared
      ? `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to be matched, and none of the patterns keeps a part of it.`
      : `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to be matched, and the arms only look at ${namesOf(names)}.`,
    help: `match on \`${borrow}${copy.source.text.replace(/\s+/g, '')}\`${writtenAsReference(names, false, file)}`,
  };
}

interface Scrutinee {
  holder: Node;
  /** Position in the tuple that is matched; null where the copy itself is. */
  position: number | null;
}

/** The `match`, `if let` or `let` that takes the copy or a tuple with it apart; a plain `if let Some(x) = y.clone()` is told elsewhere. */
function scrutineeWith(copy: Node): Scrutinee | null {
  const parent = copy.parent;
  if (parent?.kind === 'match_expression' && copy.field === 'value')
    return { holder: parent, position: null };
  if (
    /^(?:let_condition|let_declaration)$/.test(parent?.kind ?? '') &&
    copy.field === 'value' &&
    takesApart(parent!.child('pattern'))
  )
    return { holder: parent!, position: null };
  if (parent?.kind !== 'tuple_expression' || parent.field !== 'value') return null;
  const holder = parent.parent;
  return holder && /^(?:match_expression|let_condition)$/.test(holder.kind)
    ? { holder, position: parent.children.indexOf(copy) }
    : null;
}

/** `Kind::Named(name)`, `Point { x, .. }`, `(first, rest)`: any pattern with parts but that of an Option. */
function takesApart(pattern: Node | undefined): boolean {
  if (!/^(?:tuple_struct_pattern|struct_pattern|tuple_pattern)$/.test(pattern?.kind ?? '')) return false;
  return !/^(?:Some|Ok|Err)$/.test(pattern!.child('type')?.text ?? '');
}

/** The names that get the copy or a part of it; null where a pattern takes the tuple as a whole. */
function namesOfCopy(scrutinee: Scrutinee, file: RustFile): { holder: Node; names: Binding[] } | null {
  const { holder, position } = scrutinee;
  const arms = holder.kind === 'match_expression' ? armsOf(holder) : [holder];
  const names: Binding[] = [];
  for (const arm of arms) {
    const locals = file.localsOf(arm);
    if (position === null) {
      names.push(...locals);
      continue;
    }
    const parts = partsAt(position, arm.child('pattern'));
    if (!parts) return null;
    names.push(...locals.filter((name) => parts.some((part) => part.contains(name.node))));
  }
  return { holder, names };
}

function partsAt(position: number, pattern: Node | undefined): Node[] | null {
  switch (pattern?.kind) {
    case 'match_pattern':
      return partsAt(position, pattern.children[0]);
    case 'or_pattern': {
      const parts = pattern.children.map((each) => partsAt(position, each));
      return parts.includes(null) ? null : parts.flatMap((each) => each!);
    }
    case 'tuple_pattern':
      // `..` may stand for any number of parts.
      if (/(?:^\(|,)\s*\.\.\s*(?:,|\)$)/.test(pattern.text)) return null;
      return pattern.children[position] ? [pattern.children[position]!] : [];
    default:
      return pattern?.text === '_' || pattern === undefined ? [] : null;
  }
}

/** `let name = self.name.clone().unwrap_or_default();`, `let rule = rules.get(id).cloned().unwrap();`. */
export function openedForALook(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const opened = value && withoutOpenings(value, OPENING_OR_FALLBACK);
  const copy = opened && copyOf(valueOfSingleUse(opened, file) ?? opened, file);
  if (!copy || copy.call === value || !/^(?:clone|cloned)$/.test(copy.method) || isFreeCopy(copy, file))
    return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  const found = file.typeOf(copy.source);
  if (found ? !isOwningOption(copy, file) : !isLookUpOrList(copy, opened, binding)) return null;
  const lender = copy.method === 'cloned' ? rootOf(copy.source) : copy.source;
  if (
    !lender ||
    !staysAsItIs(
      lender,
      value.contains(copy.call) ? declaration.end : copy.call.end,
      endOfUses(binding, file),
      file,
    )
  )
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file) === 'copied' ? 'copied with all its content' : 'cloned'}, but \`${binding.name}\` is only looked at.`,
    help: lookedAtInstead(copy, value, file) + writtenAsReference([binding], true, file),
    // What is found in a list of unknown items may be a few numbers.
    ...(!found &&
      copy.method === 'cloned' &&
      !binding.uses.some(({ node }) => isAskedAsList(node)) && { minor: true }),
  };
}

function lookedAtInstead(copy: Copy, value: Node, file: RustFile): string {
  const method = methodOf(value) ?? '';
  if (/^unwrap_or(?:_default)?$/.test(method))
    return `look at what is there: ${openedByReference(copy, method, file)}`;
  const found = copy.method === 'cloned' ? 'keep the reference that was found' : 'look through `as_ref()`';
  return isReplaced(value)
    ? `${found}; where there is none, put what is made into a local declared before (\`let made;\`), and lend that`
    : found;
}

/** `match self.dir.clone() { Some(dir) => dir, None => current_dir()? }`: where there is none, a value is made that nobody owns yet. */
function isReplaced(value: Node): boolean {
  if (methodOf(value) === 'unwrap_or_else') return true;
  const ways = openedByWays(value);
  return ways !== null && !ways.leaves;
}

function isOwningOption(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  const inner = found?.name === 'Option' || found?.name === 'Result' ? found.args[0] : undefined;
  if (!inner || inner.name === '_') return false;
  const item = copy.method === 'cloned' ? { ...inner, refs: inner.refs.slice(1) } : inner;
  return file.isCopy(item) === false;
}

/** Of unknown type: what a look-up found, or what is asked for its items after a default stepped in. */
function isLookUpOrList(copy: Copy, copied: Node, name: Binding): boolean {
  if (copy.method === 'cloned') return isLookUp(copy.source);
  const isOption = /^(?:unwrap_or(?:_default|_else)?|ok_or|ok_or_else)$/.test(
    methodOf(methodCalledOn(copied) ?? copied) ?? '',
  );
  return isOption && name.uses.some(({ node }) => isAskedAsList(node));
}

/** Neither numbers nor flags have these, and what has a field that does costs as well. */
function isAskedAsList(name: Node): boolean {
  let place = name;
  while (place.parent?.kind === 'field_expression' && place.field === 'value') {
    if (place.parent.field === 'function') break;
    place = place.parent;
  }
  return /^(?:is_empty|len|iter|contains|contains_key|as_str|starts_with|ends_with|get|chars|lines)$/.test(
    nextMethod(place),
  );
}

function isLookUp(source: Node): boolean {
  return /^(?:get|first|last|front|back|peek)$/.test(methodOf(source) ?? '');
}

function areLookedAt(names: readonly Binding[], file: RustFile): boolean {
  const used = names.filter((name) => name.uses.length > 0);
  return used.length > 0 && used.every((name) => !name.mutable && isOnlyLookedAt(name, file));
}

function namesOf(names: readonly Binding[]): string {
  return [...new Set(names.filter((name) => name.uses.length > 0).map(({ name }) => `\`${name}\``))].join(
    ' and ',
  );
}
