import type { Copy } from '../../../rust/cost/copies.js';
import { isPlace, overlaps, pathOf } from '../../../rust/ownership/places.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { openedBy } from '../../../rust/syntax/openings.js';
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

/** `let last = self.last.take()?; Some((name, last))`: whoever gets it wants the copied part in it as well. */
function isGivenAwayWhole(taking: Node, file: RustFile): boolean {
  const declaration = enclosingLet(taking);
  const [name] = declaration ? file.localsOf(declaration) : [];
  return (
    !!name && file.usesOf(name).some(({ effect, place, use }) => effect === 'move' && place === use.node)
  );
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

/** Is the copied place a part of `taken`, directly or as the parameter of a closure over `taken.as_ref()`? */
function isCopiedFrom(taken: Node, copy: Copy, file: RustFile): boolean {
  const path = pathOf(taken);
  if (isPlace(copy.source) && pathOf(copy.source).startsWith(`${path}.`)) return true;
  const opened = openedAround(copy.source);
  if (opened) return pathOf(opened) === path;
  for (const at of copy.call.ancestors()) {
    if (at.kind === 'let_declaration') return false;
    const inner = methodOf(at) === 'map' ? receiverOf(at) : undefined;
    const lent = inner && methodOf(inner) === 'as_ref' ? receiverOf(inner) : undefined;
    if (lent && overlaps(pathOf(lent), path) && file.typeOf(copy.call)?.refs !== '&')
      return pathOf(lent) === path;
  }
  return false;
}
