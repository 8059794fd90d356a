import { NOTE } from '../rule.js';

/** What one bound says fits into a word of the reader's memory; six are a type of their own that has no name. */
const MAX_BOUNDS = 6;
export const rule = {
  id: 'excess-trait-bounds',
  item: 'simplicity',
  summary: 'a type parameter with so many bounds that they describe one particular type',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['trait_bounds'],
  needs: /\+/,
  check(node, file) {
    if (file.isTestFile || node.parent?.kind === 'trait_item' || node.parent?.kind === 'associated_type')
      return null;
    const bounds = node.children.filter((bound) => bound.kind !== 'lifetime' && !AUTOMATIC.test(bound.text));
    if (bounds.length < MAX_BOUNDS) return null;
    const name = (node.parent?.child('name') ?? node.parent?.child('left'))?.text ?? 'It';
    return {
      at: node,
      message: `\`${name}\` has to meet ${bounds.length} bounds, which every caller and every helper has to repeat: each is a promise that the body may not even use.`,
      help: 'name the set as a trait of its own with a blanket `impl`, or take the concrete type',
    };
  },
};
/** Bounds that nearly every type meets say little. */
const AUTOMATIC = /^(?:Send|Sync|Unpin|UnwindSafe|Sized|\?Sized|'static)$/;
