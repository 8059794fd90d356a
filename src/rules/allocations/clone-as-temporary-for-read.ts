import { type Copy, costOf, costOfType, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isDebugOnly } from '../../rust/functions/debug-only.js';
import { boundTo } from '../../rust/names/bound-to.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isLookedAtThere } from '../../rust/ownership/lent-there.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { isGetterName, placeBehind } from '../../rust/ownership/only-read.js';
import { isOwned } from '../../rust/ownership/owned.js';
import { comesFromGuard, isPlace, rootOf, statementOf } from '../../rust/ownership/places.js';
import { isSharedBorrow } from '../../rust/syntax/borrow-syntax.js';
import { calledPath, callOfArgument, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import type { Fix, Problem, Rule } from '../rule.js';
import { ALWAYS_WARN } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import {
  copiedToCheckText,
  copiedToJoin,
  lentInList,
  lentInTuple,
  openedToPrint,
  ownedToLook,
  printedInWrapper,
} from './clone-as-temporary-for-read/copied-for-one-call.js';
import { copiedInPassing } from './clone-as-temporary-for-read/copied-in-passing.js';
import { lentInWrapper } from './clone-as-temporary-for-read/copied-into-wrapper.js';
import { copiedOutOf } from './clone-as-temporary-for-read/copied-out-of.js';
import { copiedOutOfReader } from './clone-as-temporary-for-read/copied-out-of-reader.js';
import { readByMethod } from './clone-as-temporary-for-read/copied-to-call.js';
import { comparedOrPrinted } from './clone-as-temporary-for-read/copied-to-compare-or-print.js';
import { copiedToSerialize } from './clone-as-temporary-for-read/copied-to-serialize.js';
import { isSearchedFor, lentItself } from './clone-as-temporary-for-read/lent-itself.js';
import { mayNeedOwner, sourceOfOtherType } from './clone-as-temporary-for-read/needs-owner.js';
import { copiedToMatch } from './of-several-rules/copied-to-match.js';
import { countedCopy, countedToLook } from './of-several-rules/counted-to-look.js';
import { temporaryCopy, withoutCopy } from './of-several-rules/temporary-copy.js';

export const rule: Rule = {
  id: 'clone-as-temporary-for-read',
  item: 'allocations',
  summary: 'a copy that is only looked at and then thrown away',
  severity: ALWAYS_WARN,
  blocksWhenHot: true,
  clippy: ['unnecessary_to_owned', 'cloned_ref_to_slice_refs'],
  noteInTests: true,
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)|::clone\(|\.copy_to_bytes\(/,
  check(node: Node, file: RustFile): Problem | null {
    const counted = countedCopy(node, file);
    const through = counted && !isNeededForBorrowing(counted, file) && countedToLook(counted, file);
    if (through) return through;
    const read = copiedOutOfReader(node, file);
    if (read) return read;
    const copy = copyOf(node, file);
    // Nothing is allocated for an empty text.
    if (!copy || copy.source.text === '""' || isDebugOnly(node)) return null;
    if (isOfConstantText(copy)) return lentToCompare(copy, file);
    const joined = copiedToJoin(copy, file) ?? ownedToLook(copy, file);
    if (joined) return joined;
    const shared = sharedOnlyToLend(copy, file);
    if (shared) return shared;
    if (isFreeCopy(copy, file) || isOfFewWords(copy, file)) return null;
    if (formats(copy, file) || isNeededForBorrowing(copy, file)) return null;
    return (
      readByMethod(copy, file) ??
      readThroughReference(copy, file) ??
      comparedOrPrinted(copy, file) ??
      readByConversion(copy, file) ??
      lentAsOnlyElement(copy, file) ??
      lentInWrapper(copy, file) ??
      lentInTuple(copy, file) ??
      lentInList(copy, file) ??
      copiedInPassing(copy, file) ??
      printedInWrapper(copy, file) ??
      copiedToCheckText(copy, file) ??
      openedToPrint(copy, file) ??
      copiedToSerialize(copy, file) ??
      copiedOutOf(copy, file) ??
      copiedToMatch(copy, file)
    );
  },
};

/** A struct of the repository of whose fields some are plain and none is known to own anything: nothing is allocated for its copy. */
function isOfFewWords(copy: Copy, file: RustFile): boolean {
  const found = copy.method === 'clone' ? file.typeOf(copy.source) : null;
  const fields = found && found.refs.length <= 1 && file.declarations.fields(found.name);
  if (!fields) return false;
  const costs = fields.map((field) => costOfType(field, file));
  const plain = costs.filter((cost) => cost === 'free').length;
  return !costs.includes('costs') && plain > costs.length - plain;
}

/** `SAVED_FILE.to_owned()`: of a constant that is a text. */
function isOfConstantText(copy: Copy): boolean {
  return copy.method === 'to_owned' && /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(copy.source.text);
}

/** `args.contains(&SAVED_FILE.to_owned())`. */
function lentToCompare(copy: Copy, file: RustFile): Problem | null {
  const reference = copy.call.parent?.kind === 'reference_expression' ? copy.call.parent : null;
  const call = reference && callOfArgument(reference);
  if (!call || methodOf(call) !== 'contains') return null;
  return temporaryCopy(
    copy,
    file,
    'to be compared',
    `compare with ${quoted(copy.source)} itself: \`iter().any(|each| each == ${copy.source.text})\``,
  );
}

/** `to_string` of something that is no string makes text, which may well be looked at. */
function formats(copy: Copy, file: RustFile): boolean {
  if (copy.method !== 'to_string') return false;
  const found = file.typeOf(copy.source);
  return !found || !/^(str|String)$/.test(found.name);
}

/** The statement changes what was copied while the copy is being read. */
function isNeededForBorrowing(copy: Copy, file: RustFile): boolean {
  const root = rootOf(copy.source);
  if (!root) return false;
  // When two are compared the look is over, whatever the block behind does.
  const statement = isCompared(copy.call) ? copy.call.parent! : statementOf(copy.call);
  const owner = file.bindingOf(root);
  if (owner && isLentByWhatChanges(owner, statement, file)) return true;
  const isFixed = !!owner && !owner.mutable && isOwned(owner, file) === true;
  return mayChangeWithin(copy.source, statement.start, statement.end, file, true, (change) => {
    const use = isFixed ? file.usesOf(owner).find((each) => each.use.node === change) : undefined;
    return use?.effect !== 'read' || !isGetterName(use.method ?? '');
  });
}

function isCompared(copied: Node): boolean {
  const operator = copied.parent?.kind === 'binary_expression' ? copied.parent.child('operator') : undefined;
  return /^(?:[!=]=|[<>]=?)$/.test(operator?.text ?? '');
}

/** `if let Some(name) = self.shelf.name() { self.shelf.clear(&name.clone()) }`: what `name` was lent by needs `&mut` meanwhile. */
function isLentByWhatChanges(owner: Binding, { start, end }: Node, file: RustFile): boolean {
  const value = boundTo(owner);
  const lender = value && rootOf(value);
  if (!lender || isOwned(owner, file) === true || !file.bindingOf(lender)) return false;
  const isLent = owner.node.end <= start;
  const place = placeBehind(value);
  return isLent && mayChangeWithin(place, start, end, file, true);
}

/** `f(&x.clone())`, `x.clone()[0]`. */
function readThroughReference(copy: Copy, file: RustFile): Problem | null {
  const parent = copy.call.parent;
  if (copy.method === 'cloned') return null;
  if (parent?.kind === 'index_expression' && parent.children[0] === copy.call) {
    return temporaryCopy(copy, file, 'to take one part of the copy', `index ${quoted(copy.source)} itself`);
  }
  if (!parent || !isSharedBorrow(parent)) return null;
  if (!isLookedAtThere(parent)) return null;
  // `to_vec` of a key or a digest makes bytes, which is no copy.
  if (copy.method === 'to_vec' && !file.typeOf(copy.source)) return null;
  if (mayNeedOwner(copy, parent, file)) return null;
  if (isSearchedFor(parent, file) && sourceOfOtherType(copy, file))
    return temporaryCopy(
      copy,
      file,
      'to be searched for',
      `compare with ${quoted(copy.source)} itself: \`iter().any(|each| each == ..)\``,
    );
  const refs = file.typeOf(copy.source)?.refs;
  const fix = refs === undefined || !isPlace(copy.source) ? undefined : referenceFix(parent, copy, refs);
  return {
    ...temporaryCopy(copy, file, 'to lend the copy', lentItself(copy)),
    ...(fix && { fix }),
  };
}

/** `f(&handle.clone())`: counted up and down again for nothing. */
function sharedOnlyToLend(copy: Copy, file: RustFile): Problem | null {
  const reference = copy.call.parent;
  if (!reference || !isSharedBorrow(reference)) return null;
  if (copy.method !== 'clone' || !callOfArgument(reference) || !isPlace(copy.source)) return null;
  const found = file.typeOf(copy.source);
  if (costOf(copy, file) !== 'free' || found?.refs !== '' || file.isCopy(found) === true) return null;
  if (isNeededForBorrowing(copy, file) || comesFromGuard(copy.source, file)) return null;
  return {
    ...temporaryCopy(copy, file, 'to lend the copy', `lend ${quoted(copy.source)} itself`),
    message: `${quoted(copy.source)} is cloned only to lend the clone; nothing else ever sees the clone.`,
    fix: withoutCopy(copy),
  };
}

function referenceFix(reference: Node, copy: Copy, refs: string): Fix | undefined {
  if (refs === '') return withoutCopy(copy);
  return refs === '&' ? { start: reference.start, end: reference.end, text: copy.source.text } : undefined;
}

/** A text is moved out of the copy, and the copy of a number costs nothing. */
const DESERIALIZED_AS_WELL = /^(?:String|Value|bool|char|[ui](?:8|16|32|64|128|size)|f32|f64)$/;

/** `serde_json::from_value(x.clone())`, `Settings::deserialize(x.clone())`: a reference to a `Value` is a deserializer too. */
function readByConversion(copy: Copy, file: RustFile): Problem | null {
  const call = callOfArgument(copy.call);
  const asked = call && copy.method === 'clone' ? typeAskedOf(call, copy, file) : null;
  if (asked === null || DESERIALIZED_AS_WELL.test(asked)) return null;
  return temporaryCopy(
    copy,
    file,
    'to be deserialized',
    `deserialize from a reference: \`T::deserialize(&value)\``,
  );
}

/** The name of what a JSON value is made into, '' where it is left open; null if the call makes nothing of one. */
function typeAskedOf(call: Node, copy: Copy, file: RustFile): string | null {
  const path = calledPath(call) ?? '';
  const made = /^(?:\w+::)*(\w+)::deserialize$/.exec(path)?.[1];
  if (made) return isJsonValue(copy.source, file) ? made : null;
  if (!/^(\w*json::)?from_value$/.test(path)) return null;
  // `serde_wasm_bindgen` has one that takes a value.
  if (path === 'from_value' && !/json/.test(file.imports.resolve('from_value'))) return null;
  return typeFromNode(call.child('function')?.child('type_arguments')?.children[0])?.name ?? '';
}

function isJsonValue(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (found?.name !== 'Value' || file.declarations.declares('Value')) return false;
  // Other formats have a `Value` as well, not each with a reference that can be read.
  return /json/.test(file.imports.resolve('Value')) || file.hasText(/\bserde_json::Value\b/);
}

/** `f(&[x.clone()])`: one value is a slice of one. */
function lentAsOnlyElement(copy: Copy, file: RustFile): Problem | null {
  const array = copy.call.parent;
  const reference = array?.parent;
  if (array?.kind !== 'array_expression' || array.children.length !== 1 || copy.method === 'cloned')
    return null;
  if (!reference || !isSharedBorrow(reference)) return null;
  // A list of one String can't be had of a `&str`.
  if (!isLookedAtThere(reference) || sourceOfOtherType(copy, file)) return null;
  const borrow = file.typeOf(copy.source)?.refs ? '' : '&';
  const source = borrow + copy.source.text.replace(/\s+/g, '');
  return temporaryCopy(
    copy,
    file,
    'to be lent as a list of one',
    `lend it as it is: \`std::slice::from_ref(${source})\``,
  );
}
