import type { Copy } from '../../../rust/cost/copies.js';
import { isPlace, pathOf } from '../../../rust/ownership/places.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let mut s = self.s.clone(); ..; self.s = s;`. */
export function putBack(copy: Copy, file: RustFile): Problem | null {
  const declaration = copy.call.parent;
  const block = declaration?.parent;
  if (
    declaration?.kind !== 'let_declaration' ||
    block?.kind !== 'block' ||
    copy.source.kind !== 'field_expression'
  )
    return null;
  const [binding] = file.localsOf(declaration);
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
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)}, changed and put back: the old value is dropped unread.`,
    help: `change it in place, or take it with \`std::mem::take(&mut ${path})\``,
  };
}
