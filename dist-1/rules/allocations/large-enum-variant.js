import { isExported } from '../../rust/functions/api.js';
import { sizeOfFields } from '../../rust/types/type-size.js';
import { NOTE } from '../rule.js';

/** Clippy's own limit for `large_enum_variant`: below it a heap allocation costs more than the copies it saves. */
const MIN_DIFFERENCE = 200;
export const rule = {
  id: 'large-enum-variant',
  item: 'allocations',
  summary: 'an enum that is as large as its one large variant',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['enum_item'],
  needs: /\benum\b/,
  check(node, file) {
    const variants = node.child('body')?.children.filter((child) => child.kind === 'enum_variant') ?? [];
    if (variants.length < 2 || file.isTestFile) return null;
    const sized = variants.map((variant) => ({ variant, size: sizeOfFields(variant.child('body')) }));
    const known = sized.filter((each) => each.size !== null);
    // A size that is not known may be the largest of all.
    if (known.length < sized.length) return null;
    const [largest, second] = known.sort((a, b) => b.size - a.size);
    if (!largest || !second || largest.size - second.size < MIN_DIFFERENCE) return null;
    const name = largest.variant.child('name');
    return {
      at: name,
      message: `\`${name.text}\` holds at least ${largest.size} bytes and the next variant ${second.size}: every \`${node.child('name').text}\` is as large as \`${name.text}\`, wherever it is moved or kept in a list.`,
      help: `box what makes \`${name.text}\` large${isExported(node) ? ', where its users allow it' : ''}, unless it is by far the most frequent variant`,
    };
  },
};
