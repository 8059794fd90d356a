import type { Node } from '../../rust/syntax/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** What one bound says fits into a word of the reader's memory; six are a type of their own that has no name. */
const MAX_BOUNDS = 6;

export const rule: Rule = {
  id: 'excess-trait-bounds',
  item: 'simplicity',
  summary: 'a type parameter with so many bounds that they describe one particular type',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['trait_bounds'],
  needs: /\+/,
  check(node: Node, file: RustFile): Problem | null {
    if (file.isTestFile || node.parent?.kind === 'trait_item' || node.parent?.kind === 'associated_type')
      return null;
    const bounds = node.children.filter((bound) => bound.kind !== 'lifetime' && !AUTOMATIC.test(bound.text));
    if (bounds.length < MAX_BOUNDS) return null;
    const name = (node.parent?.child('name') ?? node.parent?.child('left'))?.text ?? 'It';
    if (givesNameToBounds(node, name)) return null;
    return {
      at: node,
      message: `\`${name}\` has to meet ${bounds.length} bounds, which every caller and every helper has to repeat: each is a promise that the body may not even use.`,
      help: 'name the set as a trait of its own with a blanket `impl`, or take the concrete type',
    };
  },
};

/** Bounds that nearly every type meets say little. */
const AUTOMATIC = /^(?:Send|Sync|Unpin|UnwindSafe|Sized|\?Sized|'static)$/;

/** `impl<K: Clone + Eq + Hash + Ord + Display + Debug> Key for K {}`: the one place that has to repeat what a trait is built of. */
function givesNameToBounds(bounds: Node, name: string): boolean {
  const holder = [...bounds.ancestors()].find(({ kind }) => /_item$/.test(kind));
  return holder?.kind === 'impl_item' && !!holder.child('trait') && holder.child('type')?.text === name;
}
