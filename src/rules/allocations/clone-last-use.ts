import { asCopy, type Copy } from '../../rust/copies.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/flow.js';
import { isSameType, mayBeMovedOut } from '../../rust/ownership.js';
import { isPlace, overlaps, pathOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'clone-last-use',
  item: 'allocations',
  summary: 'a copy of a value that nobody uses any more',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|to_owned|to_vec)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (!copy || copy.method === 'to_string' || copy.method === 'cloned' || isCopyType(copy, file))
      return null;
    return lastUse(copy, file) ?? takenNext(copy, file) ?? putBack(copy, file);
  },
};

function isCopyType(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  return (
    !!found &&
    (found.refs !== '' || file.isCopy(found) === true || /^(Iterator|Range|\[;\])$/.test(found.name))
  );
}

/** `x.clone()` where `x` is owned and not looked at again. */
function lastUse(copy: Copy, file: RustFile): Problem | null {
  if (copy.source.kind !== 'identifier' && copy.source.kind !== 'self') return null;
  const parent = copy.call.parent;
  if (isCopiedOnPurpose(copy, file)) return null;
  if (!isSameType(copy.method, file.typeOf(copy.source))) return null;
  if (parent?.kind === 'reference_expression' || !mayBeMovedOut(copy.source, copy.call, file)) return null;
  const consumed =
    parent?.kind !== 'field_expression' ||
    /^(into|into_\w+|unwrap\w*)$/.test(parent.child('field')?.text ?? '');
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is not used after this: the copy is made and the original dropped.`,
    help: `move ${quoted(copy.source)} instead`,
    ...(consumed &&
      copy.method === 'clone' &&
      file.typeOf(copy.source) && { fix: { start: copy.source.end, end: copy.call.end, text: '' } }),
  };
}

/** A counted pointer that is never dropped is copied to count one more; a range is two numbers. */
function isCopiedOnPurpose(copy: Copy, file: RustFile): boolean {
  return file.typeOf(copy.source)?.name === 'ManuallyDrop' || /(^|_)range$/.test(copy.source.text);
}

/** How many statements later the taking may stand. */
const NEXT_STATEMENTS = 3;

/** `let old = self.a.as_ref().map(|a| a.info.clone()); let a = self.a.take();`: what is copied is taken right after. */
function takenNext(copy: Copy, file: RustFile): Problem | null {
  const declaration = enclosingLet(copy.call);
  const block = declaration?.parent;
  if (!declaration || block?.kind !== 'block') return null;
  const from = block.children.indexOf(declaration);
  for (const statement of block.children.slice(from + 1, from + 1 + NEXT_STATEMENTS)) {
    for (const node of statement.descendants()) {
      const taken = takenPlace(node);
      if (!taken || !isCopiedFrom(taken, copy, file)) continue;
      return {
        at: copy.call,
        message: `${quoted(copy.source)} is copied out of \`${pathOf(taken)}\`, which the next statements take apart anyway.`,
        help: `take \`${pathOf(taken)}\` first and move what is needed out of it`,
      };
    }
  }
  return null;
}

function enclosingLet(node: Node): Node | null {
  for (const at of node.ancestors()) {
    if (at.kind === 'let_declaration') return at;
    if (at.kind === 'block' || at.kind === 'function_item') return null;
  }
  return null;
}

/** `p` of `p.take()` and `mem::take(&mut p)`. */
function takenPlace(node: Node): Node | null {
  if (methodOf(node) === 'take' && argumentsOf(node).length === 0) {
    const place = receiverOf(node)!;
    return isPlace(place) && place.kind === 'field_expression' ? place : null;
  }
  if (!/(^|::)mem::take$/.test(calledPath(node) ?? '')) return null;
  return argumentsOf(node)[0]?.child('value') ?? null;
}

/** Is the copied place a part of `taken`, directly or as the parameter of a closure over `taken.as_ref()`? */
function isCopiedFrom(taken: Node, copy: Copy, file: RustFile): boolean {
  const path = pathOf(taken);
  if (isPlace(copy.source) && pathOf(copy.source).startsWith(`${path}.`)) return true;
  for (const at of copy.call.ancestors()) {
    if (at.kind === 'let_declaration') return false;
    const inner = methodOf(at) === 'map' ? receiverOf(at) : undefined;
    const lent = inner && methodOf(inner) === 'as_ref' ? receiverOf(inner) : undefined;
    if (lent && overlaps(pathOf(lent), path) && file.typeOf(copy.call)?.refs !== '&')
      return pathOf(lent) === path;
  }
  return false;
}

/** `let mut s = self.s.clone(); ..; self.s = s;`. */
function putBack(copy: Copy, file: RustFile): Problem | null {
  const declaration = copy.call.parent;
  const block = declaration?.parent;
  if (
    declaration?.kind !== 'let_declaration' ||
    block?.kind !== 'block' ||
    copy.source.kind !== 'field_expression'
  )
    return null;
  const binding = file.functionAt(declaration)?.scopes.boundBy(declaration)[0];
  if (!binding?.mutable || !isPlace(copy.source)) return null;
  const path = pathOf(copy.source);
  const from = block.children.indexOf(declaration);
  const back = block.children.slice(from + 1).find((statement) => {
    const inner = statement.children[0];
    return (
      inner?.kind === 'assignment_expression' &&
      pathOf(inner.child('left')!) === path &&
      inner.child('right')?.text === binding.name
    );
  });
  if (!back) return null;
  const between = block.children.slice(from + 1, block.children.indexOf(back));
  // An early way out would leave the place empty; whoever reads it meanwhile would find nothing.
  for (const statement of between) {
    for (const node of statement.descendants()) {
      if (/^(try|return|await|break|continue)_expression$/.test(node.kind)) return null;
      if ((node.kind === 'self' || node.kind === 'identifier') && node.text === path.split('.')[0])
        return null;
    }
  }
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied, changed and put back: the old value is dropped unread.`,
    help: `change it in place, or take it with \`std::mem::take(&mut ${path})\``,
  };
}
