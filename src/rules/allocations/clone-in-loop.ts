import { asCopy, type Copy, costOf, isFreeCopy } from '../../rust/copies.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  callOfArgument,
  enclosingLoop,
  endsLoop,
  isIteratorChain,
  type Loop,
  methodOf,
  receiverOf,
} from '../../rust/flow.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../rust/only-read.js';
import { isOwned } from '../../rust/owned.js';
import { rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { isMap, isSet } from '../../rust/types.js';
import { type Problem, type Rule, WARN_WHEN_HOT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'clone-in-loop',
  item: 'allocations',
  summary: 'a value that is copied once per item',
  severity: WARN_WHEN_HOT,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (!copy || copy.method === 'to_string' || isFreeCopy(copy, file)) return null;
    // Items of an iterator are copied where it is consumed, if at all.
    if (
      copy.method === 'cloned' &&
      (file.typeOf(copy.source)?.name === 'Iterator' || isIteratorChain(copy.source))
    )
      return null;
    const loop = enclosingLoop(node);
    if (!loop || endsLoop(node, loop) || isPreparedForCapture(copy, file)) return null;
    const same = isSameEachTurn(copy.source, loop, file);
    const what = quoted(copy.source);
    return {
      at: node,
      message: same
        ? `${what} is the same at each turn of \`${loop.word}\`, and each turn makes another copy of it.`
        : `${what} is copied at each turn of \`${loop.word}\`: as many allocations as there are items.`,
      help: same
        ? `borrow ${what}, share it in an \`Arc\`, or move it on the last turn`
        : `borrow ${what}, or take it out of its owner (\`into_iter\`, \`drain\`, \`mem::take\`)`,
      ...(!isWorthwhile(copy, same, file) && { minor: true }),
    };
  },
};

/** Does the copy hold the same value at each turn? Its source is then rooted outside of the loop and nothing in it tells the items apart. */
function isSameEachTurn(source: Node, loop: Loop, file: RustFile): boolean {
  for (const node of source.descendants()) {
    if (node.kind !== 'identifier' && node.kind !== 'self') continue;
    const binding = file.bindingOf(node);
    if (binding && loop.body.contains(binding.node)) return false;
    if (binding && loop.node.contains(binding.node) && binding.kind !== 'self') return false;
    if (
      binding &&
      file
        .usesOf(binding)
        .some((use) => loop.node.contains(use.use.node) && /^(assign|borrow-mut)$/.test(use.effect))
    )
      return false;
  }
  return rootOf(source) !== null;
}

/** Where a borrow would plausibly do, or where the copy is certain to be large and needless. */
function isWorthwhile(copy: Copy, same: boolean, file: RustFile): boolean {
  const cost = costOf(copy, file);
  const place = placeInParent(copy.call, copy, file);
  if (/range$/.test(copy.source.text)) return false;
  if (place === 'argument' && !same && isHandedToALook(copy)) return true;
  // Whoever tries again in a `loop` may need the value again.
  if (same && isRetried(copy.call)) return false;
  if (same) return cost === 'costs' && place !== 'stored' && !isKept(copy.call, file);
  if (isMadeThisTurn(copy.source, file)) return false;
  if (place === 'consumed') return true;
  if (isBytesOfNumber(copy)) return true;
  if (place === 'argument') return !isStoring(copy.call.parent!.parent!, file);
  return place === 'tuple' && isReadFromMap(copy.source, file);
}

function call(copy: Copy): Node {
  return callOfArgument(copy.call) ?? copy.call;
}

/** Verbs of functions that need no more than a look at what they are given. */
const LOOKS =
  /^(is|has|contains|exists|check|validate|verify|compare|get|find|lookup|delete|remove|seek|count|compute|calculate|estimate|measure|matches|print)(_|$)/;

/** `tree.delete(row.clone())`: what the function is about comes first; a context comes later and may be kept. */
function isHandedToALook(copy: Copy): boolean {
  const called = call(copy);
  if (startsFromNothing(receiverOf(called)) || argumentsOf(called)[0] !== copy.call) return false;
  return LOOKS.test(methodOf(called) ?? calledPath(called)?.split('::').at(-1) ?? '');
}

/** `flat_map(|word| word.to_le_bytes().to_vec())`: an array is iterated as well as a list. */
function isBytesOfNumber(copy: Copy): boolean {
  const inFlatMap =
    copy.call.parent?.kind === 'closure_expression' && enclosingLoop(copy.call)?.word === 'flat_map';
  return inFlatMap && copy.method === 'to_vec' && /^to_[bln]e_bytes$/.test(methodOf(copy.source) ?? '');
}

function isRetried(node: Node): boolean {
  return enclosingLoop(node)?.word === 'loop';
}

/** One value to many listeners: each must have its own. */
function isSent(node: Node): boolean {
  const call = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return /^(try_|unbounded_)?(send|notify|emit|publish)/.test((call && methodOf(call)) ?? '');
}

/** Pushed to a list, given to a builder (`Options::default().with_filter(x.clone())`), sent: each turn needs its own. */
function isKept(node: Node, file: RustFile): boolean {
  const call = callOfArgument(node);
  return !!call && (isSent(node) || isStoring(call, file));
}

/** A value that this turn made for itself and needs more than once. */
function isMadeThisTurn(source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const binding = root && file.bindingOf(root);
  const loop = enclosingLoop(source);
  if (binding?.kind !== 'let' || !binding.whole || !loop?.body.contains(binding.node)) return false;
  return isOwned(binding, file) === true;
}

/** Builders change the copy that they are given, and what is converted or handed out has to be owned. */
const STARTS_FROM_COPY =
  /^(into|into_inner|into_string|try_into|map|map_err|or|or_else|ok_or|ok_or_else|context|with_context|(with|at|from|and|set|alias)(_\w+)?)$/;
/** Only an iterator has these, and a copy of one is no copy of its items. */
const ITERATES = /^(all|any|count|enumerate|fold|next|peekable|position|rev|skip|step_by|zip)$/;
/** What opens an `Option` hands on the copy itself. */
const OPENS = /^(unwrap|expect|unwrap_or(_\w+)?)$/;

type Place = 'argument' | 'consumed' | 'tuple' | 'stored';

function placeInParent(node: Node, copy: Copy, file: RustFile): Place {
  const parent = node.parent!;
  if (parent.kind === 'field_expression' && node.field === 'value') {
    const method = parent.child('field')?.text ?? '';
    if (OPENS.test(method) && parent.parent?.kind === 'call_expression')
      return placeInParent(parent.parent, copy, file);
    return STARTS_FROM_COPY.test(method) || ITERATES.test(method) ? 'stored' : 'consumed';
  }
  // A plain `let x = y.clone()` that is only looked at is clone-local-only-borrowed's to tell.
  if (parent.kind === 'let_declaration' && node !== copy.call)
    return isLookedAtWhileSourceStays(parent, copy, file) ? 'consumed' : 'stored';
  if (parent.kind === 'tuple_expression') return 'tuple';
  const call = parent.kind === 'arguments' ? parent.parent! : null;
  if (call?.kind !== 'call_expression') return 'stored';
  const path = calledPath(call);
  // `Some(x.clone())`, `Label::new(x.clone())`: a function of a type mostly makes one of it, which has to own its parts.
  if (path && /(^|::)[A-Z]\w*(::\w+)?$/.test(path)) return 'stored';
  return 'argument';
}

const STORING =
  /^(insert|push|push_back|push_front|entry|send|try_send|unbounded_send|set|set_\w+|extend|add|add_\w+|with_\w+|register\w*|or_insert|append|append_value|put|put_\w+|store|record|spawn|alias|alias_\w+|unwrap_or|replace|or|union|then_some|(create|build|make|new)(_\w+)?|\w+_with|insert_\w+|push_\w+|send_\w+)$/;
/** What keeps its content in another form can take a reference: rows are encoded, keys are hashed. */
const ENCODES = /(table|db|writer|cursor|trie|state_store)$/;

/** Does the callee keep what it is given, so that it needs a value of its own? */
function isStoring(call: Node, file: RustFile): boolean {
  const method = methodOf(call);
  if (!method) {
    const called = calledTarget(call)?.text.split('::').at(-1) ?? '';
    return /^(Some|Ok|Err|Box|Arc|Rc)$/.test(called) || STORING.test(called);
  }
  if (startsFromNothing(receiverOf(call))) return true;
  if (!STORING.test(method.replace(/^try_/, ''))) return false;
  const receiver = receiverOf(call);
  const found = file.typeOf(receiver);
  if (found && (isMap(found) || isSet(found))) return true;
  const name = receiver?.kind === 'field_expression' ? receiver.child('field')?.text : receiver?.text;
  return !ENCODES.test(name ?? '');
}

/** `let name = names.get(id).cloned().unwrap_or_default();` where a reference would do as well. */
function isLookedAtWhileSourceStays(declaration: Node, copy: Copy, file: RustFile): boolean {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || !isOnlyLookedAt(binding, file)) return false;
  const root = rootOf(copy.source);
  return !!root && staysAsItIs(root, copy.call.end, endOfUses(binding, file), file);
}

/** `Args::default().name(x.clone())`, `builder.header(x.clone())`: a new value is being built. */
function startsFromNothing(receiver: Node | undefined): boolean {
  let at = receiver;
  for (; at?.kind === 'call_expression'; at = receiverOf(at)) {
    if (/(^|::)(default|new|builder)$/.test(calledPath(at) ?? '')) return true;
  }
  return /(^|_|\.)builder$/.test(at?.text ?? '');
}

/** `let x = x.clone();` before a closure or task that takes it along. */
function isPreparedForCapture(copy: Copy, file: RustFile): boolean {
  const declaration = copy.call.parent;
  if (declaration?.kind !== 'let_declaration') return false;
  const pattern = declaration.child('pattern');
  const binding = pattern && file.functionAt(pattern)?.scopes.boundBy(declaration)[0];
  if (!binding) return false;
  return file.usesOf(binding).some(({ use }) => {
    for (const at of use.node.ancestors()) {
      if (at.contains(declaration)) return false;
      if (at.kind === 'closure_expression' || at.kind === 'async_block' || at.kind === 'macro_invocation')
        return true;
    }
    return false;
  });
}

/** A name bound to what a map lookup lent. */
function isReadFromMap(source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const value = root && (file.bindingOf(root)?.value ?? null);
  const read = value ?? source;
  return /\.(get|get_mut|entry|peek)\s*\(/.test(read.text);
}
