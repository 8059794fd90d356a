import { asCopy, type Copy, isFreeCopy } from '../../rust/copies.js';
import { methodOf, receiverOf } from '../../rust/flow.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../rust/only-read.js';
import { rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** `match self.state.clone() { State::Open(name) => show(&name), .. }`: the arms only look at what they get. */
export function copiedToMatch(copy: Copy, file: RustFile): Problem | null {
  const match = copy.call.parent;
  if (match?.kind !== 'match_expression' || copy.call.field !== 'value' || copy.method === 'cloned')
    return null;
  const arms = match.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
  const names = arms.flatMap((arm) => [...file.localsOf(arm)]);
  // Without names a comparison is all there is, and what is compared is mostly small.
  if (!areLookedAt(names, file)) return null;
  if (!staysAsItIs(copy.source, match.start, match.end, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied to be matched, and the arms only look at ${namesOf(names)}.`,
    help: `match on \`&${copy.source.text.replace(/\s+/g, '')}\``,
  };
}

/** `let name = self.name.clone().unwrap_or_default();`, `let rule = rules.get(id).cloned().unwrap();`. */
export function openedForALook(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const opened = value?.kind === 'try_expression' ? value : opener(value);
  const copy = opened && asCopy(value?.kind === 'try_expression' ? value.children[0] : receiverOf(value!));
  if (!copy || !/^(?:clone|cloned)$/.test(copy.method) || isFreeCopy(copy, file)) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  const found = file.typeOf(copy.source);
  if (found ? !isOwningOption(copy, file) : copy.method !== 'cloned' || !isLookUp(copy.source)) return null;
  const lender = copy.method === 'cloned' ? rootOf(copy.source) : copy.source;
  if (!lender || !staysAsItIs(lender, declaration.end, endOfUses(binding, file), file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its content, but \`${binding.name}\` is only looked at.`,
    help:
      copy.method === 'cloned'
        ? 'keep the reference that was found'
        : 'look through `as_ref()` or `as_deref()`',
  };
}

function opener(value: Node | undefined): Node | null {
  return value && /^(?:unwrap|expect|unwrap_or|unwrap_or_default|unwrap_or_else)$/.test(methodOf(value) ?? '')
    ? value
    : null;
}

function isOwningOption(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  const inner = found?.name === 'Option' || found?.name === 'Result' ? found.args[0] : undefined;
  if (!inner || inner.name === '_') return false;
  const item = copy.method === 'cloned' ? { ...inner, refs: inner.refs.slice(1) } : inner;
  return file.isCopy(item) === false;
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
