import { isCheapElsewhere, isCountedNode } from '../../rust/cost/cheap-types.js';
import { asCopy, type Copy, costOf, costOfType, isNamedLikeHandle } from '../../rust/cost/copies.js';
import { isCounterStep } from '../../rust/cost/counters.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { failureAround } from '../../rust/functions/failing.js';
import { isSameType, mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isRepeated } from '../../rust/ownership/places.js';
import { isMadeHere, temporaryBehind } from '../../rust/ownership/temporaries.js';
import { viewCopy } from '../../rust/ownership/view-copies.js';
import { isSharedBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isCheapToClone, KNOWN_OWNERS, type Type } from '../../rust/types/types.js';
import { heldByVariant, isTooOpen, wantedType } from '../../rust/types/wanted-type.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { isLastCloneInColdCode } from '../redundant-work/of-several-rules/pointer-cloned-last.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isInputChosenByCaller } from './clone-last-use/chosen-by-caller.js';
import { putBack } from './clone-last-use/copied-and-put-back.js';
import { copiedBeforeLook } from './clone-last-use/copied-before-look.js';
import { copyOfConstant, copyOfTemporary } from './clone-last-use/copied-temporary.js';
import { removedNext } from './clone-last-use/copied-then-removed.js';
import { takenNext } from './clone-last-use/copied-then-taken.js';
import { copiedToBeCopied, sharedEachTurn } from './clone-last-use/copied-to-share.js';
import { isTermOfConstraint } from './clone-last-use/term-of-constraint.js';
import { keptForALook } from './of-several-rules/copied-before-log.js';
import { withoutCopy } from './of-several-rules/temporary-copy.js';

export const rule: Rule = {
  id: 'clone-last-use',
  item: 'allocations',
  summary: 'a copy of a value that nobody uses any more',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  clippy: ['redundant_clone'],
  on: ['call_expression'],
  needs:
    /\.(?:(?:clone|cloned|to_owned|to_vec|to_string|to_path_buf|to_os_string)\(\)|clone_from\()|\b(?:String|PathBuf|OsString|Vec)::from\(|Bytes::copy_from_slice\(|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const found =
      methodOf(node) === 'clone_from'
        ? clonedInto(node, file)
        : (copied(node, file) ?? copiedThroughView(node, file));
    return found && isInputChosenByCaller(node, file) ? { ...found, minor: true } : found;
  },
};

function copied(node: Node, file: RustFile): Problem | null {
  const copy = copyOf(node, file);
  const removed = copy && removedNext(copy, file);
  if (removed) return removed;
  if (!copy || copy.method === 'cloned') return null;
  const behind = behindReference(copy, file);
  if (behind) return behind;
  if (isCopyType(copy, file)) return copiedToBeCopied(copy, file);
  if (copy.method === 'to_string') return lastUse(copy, file);
  return (
    lastUse(copy, file) ??
    copyOfTemporary(copy, file) ??
    copyOfConstant(copy, file) ??
    takenNext(copy, file) ??
    putBack(copy, file) ??
    keptForALook(copy, file) ??
    copiedBeforeLook(copy, file) ??
    sharedEachTurn(copy, file) ??
    copiedToBeCopied(copy, file)
  );
}

function isCopyType(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  return (
    !!found &&
    (found.refs !== '' || file.isCopy(found) === true || /^(Iterator|Range|\[;\])$/.test(found.name))
  );
}

/** `Pipeline { shader: shader.clone() }` of a `shader: Res<Shader>`: what is copied is behind the pointer, which can't give it away. */
function isContentWanted(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  const [content, more] = found?.args ?? [];
  const wanted = content && !more ? (wantedType(copy.call, file) ?? heldByVariant(copy.call, file)) : null;
  if (!wanted || wanted.name === found!.name) return false;
  return wanted.name === content!.name || (content!.name === '_' && isAnother(wanted, found!, file));
}

/** Not just another name of the same, nor one that the caller may choose; what is known to clone itself gives nothing else. */
function isAnother(wanted: Type, found: Type, file: RustFile): boolean {
  if (isCheapToClone(found) || KNOWN_OWNERS.has(found.name) || isTooOpen(wanted)) return false;
  return !/^(?:Option|Result)$/.test(found.name) && file.declarations.alias(wanted.name) === null;
}

/** `let name = self.name.clone(); parse(&name).map_err(|_| Bad(name.clone()))`: borrowed, the name needs no copy at all on the good way. */
function isCopyForTheBadDay({ call, source }: Copy, file: RustFile): boolean {
  const binding = source.kind === 'identifier' ? file.bindingOf(source) : undefined;
  const value = binding?.kind === 'let' ? binding.value : undefined;
  return !!value && !!asCopy(value) && failureAround(call, enclosingFunction(call)) !== null;
}

/** `x.clone()` where `x` is owned and not looked at again. */
function lastUse(copy: Copy, file: RustFile): Problem | null {
  if (copy.source.kind !== 'identifier' && copy.source.kind !== 'self') return null;
  const parent = copy.call.parent;
  if (isCopiedOnPurpose(copy, file) || isCopyForTheBadDay(copy, file)) return null;
  const isSame = isSameType(copy.method, file.typeOf(copy.source), file) || isListByUse(copy, file);
  if (!isSame || isContentWanted(copy, file)) return null;
  if (parent && isSharedBorrow(parent)) return null;
  if (!mayBeMovedOut(copy.source, copy.call, file)) return null;
  if (parent?.kind === 'reference_expression') return changedInstead(copy, file);
  const consumed =
    parent?.kind !== 'field_expression' ||
    /^(into|into_\w+|unwrap\w*)$/.test(parent.child('field')?.text ?? '');
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is not used after this${whatIsLost(copy, file)}.`,
    help: `move ${quoted(copy.source)} instead`,
    ...(isLittle(copy, file) && { minor: true }),
    ...(consumed && copy.method === 'clone' && file.typeOf(copy.source) && { fix: withoutCopy(copy) }),
  };
}

/** `index.update(&mut batch.clone())`: what is changed and dropped could be the value itself. */
function changedInstead(copy: Copy, file: RustFile): Problem | null {
  if (copy.method !== 'clone' || copy.source.kind !== 'identifier') return null;
  const binding = file.bindingOf(copy.source);
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is not used after this${whatIsLost(copy, file)}.`,
    help: `lend ${quoted(copy.source)} itself${binding?.mutable ? '' : `, bound as \`mut ${copy.source.text}\``}`,
    ...(isLittle(copy, file) && { minor: true }),
  };
}

function isLittle(copy: Copy, file: RustFile): boolean {
  const { call, source } = copy;
  if (isTermOfConstraint(file.typeOf(source), call)) return true;
  return isSmall(copy, file) || isCheapFailure(copy, file) || isLastCloneInColdCode(call, source, file);
}

function whatIsLost(copy: Copy, file: RustFile): string {
  if (isCounterStep(copy, file)) return ': its counter goes up and down again for nothing';
  return copiedOrCloned(copy, file) === 'copied'
    ? ': the copy is made and the original dropped'
    : ', yet it is cloned and the original dropped';
}

/** `let mut rows = rows.clone(); rows.push(row); Table(rows.to_vec())`: what is pushed to is a list, where no other kind of list is in sight. */
function isListByUse({ method, source }: Copy, file: RustFile): boolean {
  const binding = method === 'to_vec' && !file.typeOf(source) ? file.bindingOf(source) : undefined;
  if (!binding?.mutable || file.hasText(OTHER_LISTS)) return false;
  return file.usesOf(binding).some((use) => use.method === 'push' && use.place === use.use.node);
}

/** Have a `push` and, by way of a slice, a `to_vec` as well. */
const OTHER_LISTS =
  /\b(?:[Ss]mall_?[Vv]ec|Array_?Vec|arrayvec|[Tt]iny_?[Vv]ec|[Tt]hin_?[Vv]ec|EcoVec|heapless|bumpalo)\b/;

/** `let found = &mut self.find()?; ..; found.clone()`: what the name points at is held by nobody else. */
function behindReference(copy: Copy, file: RustFile): Problem | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  const reference = binding?.kind === 'let' && binding.whole ? binding.value : undefined;
  const made = reference?.kind === 'reference_expression' ? reference.child('value') : undefined;
  if (!binding || !made || temporaryBehind(made) !== made || !isMadeHere(made, file)) return null;
  const found = file.typeOf(made);
  if (copy.method !== 'clone' || !found || isRepeated(copy.call, binding) || file.isCopy(found) === true)
    return null;
  if (costOfType(found, file) === 'free' || file.isUsedAfter(binding, copy.call)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} points at a value that nobody else holds, and is not used after this: it is ${copiedOrCloned(copy, file)} and the original dropped.`,
    help: `bind the value itself (\`let ${reference!.has('mutable_specifier') ? 'mut ' : ''}${binding.name} = ..\`), and move it`,
  };
}

/** `name.as_str().to_string()`, `PathBuf::from(&path)` where the owner is not looked at again. */
function copiedThroughView(call: Node, file: RustFile): Problem | null {
  const copy = viewCopy(call, file);
  if (!copy) return null;
  return {
    at: call,
    message: `${quoted(copy.owner)} is owned and not used after this, yet its content is copied and the original dropped.`,
    help: `move it: \`${copy.instead.replace(/\s+/g, '')}\``,
  };
}

/** A small struct: moved all the same, but nobody waits for the copy. */
function isSmall(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  if (!found || isCheapToClone(found) || isCountedNode(found.name) || costOf(copy, file) !== 'free')
    return false;
  const isCounted = isCheapElsewhere(found.name) || /\wRef$/.test(found.name);
  if (isCounted && !file.declarations.declares(found.name)) return false;
  // Called like a handle, but of a type that is not known to be one.
  return !isNamedLikeHandle(copy.source, found) || file.declarations.fields(found.name) !== null;
}

/** A counter, or a pointer, that is copied on the way to an error. */
function isCheapFailure({ call, source }: Copy, file: RustFile): boolean {
  const found = file.typeOf(source);
  return (
    !!found && costOfType(found, file) === 'free' && failureAround(call, enclosingFunction(call)) !== null
  );
}

/** A counted pointer that is never dropped is copied to count one more; a range is two numbers. */
function isCopiedOnPurpose(copy: Copy, file: RustFile): boolean {
  return file.typeOf(copy.source)?.name === 'ManuallyDrop' || /(^|_)range$/.test(copy.source.text);
}

/** `target.clone_from(&name)` where `name` is owned and not looked at again. */
function clonedInto(call: Node, file: RustFile): Problem | null {
  const [argument] = argumentsOf(call);
  const source = argument?.kind === 'reference_expression' ? argument.child('value') : undefined;
  const target = receiverOf(call);
  if (!target || source?.kind !== 'identifier' || !mayBeMovedOut(source, call, file)) return null;
  const found = file.typeOf(source);
  if (found && (found.refs !== '' || file.isCopy(found) === true)) return null;
  return {
    at: call,
    message: `${quoted(source)} is not used after this: its content is copied and the original dropped.`,
    help: `assign it: \`${file.typeOf(target)?.refs ? '*' : ''}${target.text} = ${source.text}\``,
  };
}
