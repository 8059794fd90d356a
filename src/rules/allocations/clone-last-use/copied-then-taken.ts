import type { Copy } from '../../../rust/cost/copies.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isPlace, overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import { OPENING_OR_DEFAULT, openedBy, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** How many statements later the taking may stand. */
const NEXT_STATEMENTS = 3;

/** `let old = self.a.as_ref().map(|a| a.info.clone()); let a = self.a.take();`: what is copied is taken right after. */
export function takenNext(copy: Copy, file: RustFile): Problem | null {
  const declaration = enclosingLet(copy.call);
  const block = declaration?.parent;
  if (!declaration || block?.kind !== 'block') return null;
  const from = block.children.indexOf(declaration);
  for (const statement of block.children.slice(from + 1, from + 1 + NEXT_STATEMENTS)) {
    for (const node of statement.descendants()) {
      const taken = takenPlace(node);
      if (!taken || !isCopiedFrom(taken, copy, file) || isGivenAwayWhole(node, file)) continue;
      return {
        at: copy.call,
        message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} out of \`${pathOf(taken)}\`, which the next statements take apart anyway.`,
        help: `take \`${pathOf(taken)}\` first and move what is needed out of it`,
      };
    }
  }
  return null;
}

/** `let last = self.last.take()?; Some((name, last))`, `keep(name, self.last.take())`: whoever gets it wants the copied part in it as well. */
function isGivenAwayWhole(taking: Node, file: RustFile): boolean {
  const value = withOpenings(taking, OPENING_OR_DEFAULT);
  const holder = value.parent;
  if (holder?.kind === 'expression_statement') return false;
  if (holder?.kind === 'field_expression' && value.field === 'value') return isHandedOn(value, file);
  if (holder?.kind === 'match_expression')
    return armsOf(holder).some((arm) => file.localsOf(arm).some((name) => isMovedWhole(name, file)));
  if (!/^let_(?:declaration|condition)$/.test(holder?.kind ?? '')) return true;
  return file.localsOf(holder!).some((name) => isMovedWhole(name, file));
}

/** `self.last.take().map(|last| Kept { name, last })`, not `self.last.take().map(|last| last.rows)` and `self.last.take()?.rows`. */
function isHandedOn(taken: Node, file: RustFile): boolean {
  const call = methodCalledOn(taken);
  const closure = call && argumentsOf(call).at(-1);
  if (closure?.kind !== 'closure_expression') return call !== null;
  const parameters = closure.child('parameters');
  return !!parameters && file.boundIn(parameters).some((name) => isMovedWhole(name, file));
}

function isMovedWhole(name: Binding, file: RustFile): boolean {
  return file.usesOf(name).some(({ effect, place, use }) => effect === 'move' && place === use.node);
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

/** `self.staged` of `self.staged.as_ref()?.root` and `self.staged.as_ref().unwrap().root`. */
function openedAround(source: Node): Node | null {
  let at: Node | undefined = source;
  while (at?.kind === 'field_expression') at = at.child('value');
  if (!at || at === source) return null;
  const lent = openedBy(at);
  const place = lent && methodOf(lent) === 'as_ref' ? receiverOf(lent) : undefined;
  return place && isPlace(place) ? place : null;
}

/** `upload.title` of `match &self.pending { Some(upload) => upload.title.clone(), .. }` and `let Some(upload) = &self.pending else { .. }`. */
function isOfMatched(source: Node, path: string, file: RustFile): boolean {
  const root = source.kind === 'field_expression' && isPlace(source) ? rootOf(source) : null;
  const binding = root && file.bindingOf(root);
  const value = binding && !binding.whole && binding.kind !== 'for' ? boundTo(binding) : undefined;
  if (!value || !/^Some\b/.test(binding!.node.parent?.text ?? '')) return false;
  const lent = /^(?:as_ref|as_mut)$/.test(methodOf(value) ?? '') ? receiverOf(value)! : withoutBorrow(value);
  return isPlace(lent) && pathOf(lent) === path;
}

/** Is the copied place a part of `taken`, directly or as the parameter of a closure over `taken.as_ref()`? */
function isCopiedFrom(taken: Node, copy: Copy, file: RustFile): boolean {
  const path = pathOf(taken);
  if (isPlace(copy.source) && pathOf(copy.source).startsWith(`${path}.`)) return true;
  const opened = openedAround(copy.source);
  if (opened) return pathOf(opened) === path;
  if (isOfMatched(copy.source, path, file)) return true;
  for (const at of copy.call.ancestors()) {
    if (at.kind === 'let_declaration') return false;
    const inner = methodOf(at) === 'map' ? receiverOf(at) : undefined;
    const lent = inner && methodOf(inner) === 'as_ref' ? receiverOf(inner) : undefined;
    if (lent && overlaps(pathOf(lent), path) && file.typeOf(copy.call)?.refs !== '&')
      return pathOf(lent) === path;
  }
  return false;
}
