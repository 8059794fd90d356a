import { type Copy, costOfType, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { callsInFile, parameterOf } from '../../rust/functions/callees.js';
import { boundTo } from '../../rust/names/bound-to.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { ownerBehindPattern } from '../../rust/ownership/matched-by-reference.js';
import { isSameType, mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isPlace, rootOf, withoutParentheses } from '../../rust/ownership/places.js';
import { temporaryBehind } from '../../rust/ownership/temporaries.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { withoutOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { KNOWN_OWNERS, type Type } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { movedElement } from './clone-out-of-owned/copied-element.js';
import { movedItem } from './clone-out-of-owned/copied-single-item.js';
import { copiedThroughGetter } from './clone-out-of-owned/copied-through-getter.js';
import { givenAwayByName } from './clone-out-of-owned/given-away-by-name.js';
import { withoutCopy } from './of-several-rules/temporary-copy.js';

export const rule: Rule = {
  id: 'clone-out-of-owned',
  item: 'allocations',
  summary: 'a part of an owned value that is copied where it could be moved out',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  clippy: ['redundant_clone'],
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const direct = copyOf(node, file);
    const item = direct && movedItem(direct, file);
    if (item) return item;
    const given = direct && givenAwayByName(direct, file);
    if (given) return given;
    const copy = throughReference(direct);
    if (!copy || copy.method === 'to_string' || isFreeCopy(copy, file)) return null;
    return (
      movedField(copy, file) ??
      movedElement(copy, file) ??
      movedBox(copy, file) ??
      matchedPart(copy, file) ??
      copiedThroughGetter(copy, file)
    );
  },
};

/** `p.x.as_ref().cloned()` is a long way to say `p.x.clone()`. */
function throughReference(copy: Copy | null): Copy | null {
  if (copy?.method !== 'cloned' || methodOf(copy.source) !== 'as_ref') return copy;
  return { ...copy, method: 'clone', source: receiverOf(copy.source)! };
}

/** `p.x.clone()` where `p` is owned and `p.x` is not used again. */
function movedField(copy: Copy, file: RustFile): Problem | null {
  if (copy.source.kind !== 'field_expression' || !isPlace(copy.source) || /[[*]/.test(copy.source.text))
    return null;
  if (
    !isSameType(copy.method, file.typeOf(copy.source), file) ||
    !mayBeMovedOut(copy.source, copy.call, file)
  )
    return null;
  const root = rootOf(copy.source)!;
  const found = file.typeOf(copy.source);
  return {
    at: copy.call,
    message: `\`${root.text}\` is owned here and ${quoted(copy.source)} is not used again: it is ${copiedOrCloned(copy, file)} and the original dropped.`,
    help: `move ${quoted(copy.source)} out, or destructure \`${root.text}\``,
    ...(copy.method === 'clone' && found && found.refs === '' && { fix: withoutCopy(copy) }),
    ...(!found && !file.typeOf(root) && isPerhapsLent(copy.source, root, file) && { minor: true }),
  };
}

/** Of what nobody knows: a context mostly holds references, what a method gives may hold some of its receiver's, and a range is two numbers. */
function isPerhapsLent(part: Node, owner: Node, file: RustFile): boolean {
  if (/(?:^|_)(?:ctx|cx|context)$/.test(owner.text) || /(?:^|_)(?:ctx|cx|context|range)$/.test(part.text))
    return true;
  const binding = file.bindingOf(owner);
  if (binding?.kind === 'parameter') return false;
  const value = binding && boundTo(binding);
  return !value || methodOf(withoutOpenings(value)) !== null;
}

/** `boxed.as_ref().clone()`, `(*boxed).clone()` where the box is not used again. */
function movedBox(copy: Copy, file: RustFile): Problem | null {
  const inner = withoutParentheses(copy.source);
  const boxed =
    methodOf(inner) === 'as_ref'
      ? receiverOf(inner)
      : inner.kind === 'unary_expression' && inner.text.startsWith('*')
        ? inner.children[0]
        : undefined;
  if (!boxed || !isPlace(boxed) || /[[*]/.test(boxed.text)) return null;
  const found = file.typeOf(boxed);
  if (found?.refs !== '' || !/^(?:Box|Arc|Rc)$/.test(found.name) || !mayBeMovedOut(boxed, copy.call, file))
    return null;
  if (found.name !== 'Box') return opensShared(boxed, found, copy, file);
  return {
    at: copy.call,
    message: `The content of \`${boxed.text}\` is copied and the box, which nobody uses any more, dropped with the original.`,
    help: `move it out: \`*${boxed.text}\``,
  };
}

/** `(*shared).clone()` of a counted pointer that is given up: where it was the last one, the content can be taken out. */
function opensShared(pointer: Node, found: Type, copy: Copy, file: RustFile): Problem | null {
  const [content] = found.args;
  if (pointer.kind !== 'identifier' || file.bindingOf(pointer)?.kind !== 'parameter') return null;
  if (!content || /^(?:dyn|impl|_)$/.test(content.name) || costOfType(content, file) === 'free') return null;
  return {
    at: copy.call,
    message: `The content of \`${pointer.text}\` is copied and the \`${found.name}\` dropped, also where nobody else holds it any more.`,
    help: `\`${found.name}::unwrap_or_clone(${pointer.text})\` copies only what is still shared`,
    // Who hands over a counted pointer mostly keeps one: then nothing is spared.
    ...(!isHandedOverWhole(pointer, content, file) && { minor: true }),
  };
}

/**
 * May it be the last pointer that is handed over? One of the callers that stand here says so by giving its own away; of callers
 * elsewhere, a list or a map is given away more often than a struct, which somebody mostly keeps.
 */
function isHandedOverWhole(pointer: Node, content: Type, file: RustFile): boolean {
  const fn = enclosingFunction(pointer);
  const parameter = file.bindingOf(pointer)?.declaration;
  if (!fn || !parameter) return false;
  const handed = callsInFile(fn, file).flatMap((call) =>
    argumentsOf(call).filter((argument) => parameterOf(argument, call, file) === parameter),
  );
  if (handed.some((argument) => !/\bclone\s*\(/.test(argument.text))) return true;
  const isForOthers = fn.has('visibility_modifier') || handed.length === 0;
  return isForOthers && KNOWN_OWNERS.has(content.name);
}

/** `for car in train.cars.iter() { .. return Some(car.name.clone()); }`: one copy, whatever the length of the list. */
function isOfLastItem(copy: Copy, file: RustFile): boolean {
  const root = rootOf(copy.source);
  const loop = enclosingLoop(copy.call);
  return !!root && !!loop && file.bindingOf(root)?.declaration === loop.node && endsLoop(copy.call, loop);
}

/** `match &order.kind { Kind::Named(name) => name.clone(), .. }` where `order` is owned and needed no more. */
function matchedPart(copy: Copy, file: RustFile): Problem | null {
  if (!/^(clone|to_owned)$/.test(copy.method) || !isPlace(copy.source) || /[[*]/.test(copy.source.text))
    return null;
  const found = file.typeOf(copy.source);
  if (found && (found.refs.length > 1 || file.isCopy({ ...found, refs: '' }) === true)) return null;
  const owner = ownerBehindPattern(copy.source, copy.call, file);
  if (!owner || isOfLastItem(copy, file)) return null;
  const isMade = temporaryBehind(owner) !== null;
  return {
    at: copy.call,
    message: `${quoted(owner)} ${isMade ? 'is a value that nobody else holds' : 'is owned here and not used again'}, but looked at by reference: ${quoted(copy.source)} is ${copiedOrCloned(copy, file)} out of it and the original dropped.`,
    help: `match or iterate ${quoted(owner)} by value: then ${quoted(copy.source)} can be moved`,
  };
}
