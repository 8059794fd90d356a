import { cognitiveComplexity } from '../../rust/syntax/cognitive-complexity.js';
import { NOTE } from '../rule.js';

/** Clippy's limit for `cognitive_complexity`. */
const MAX_COMPLEXITY = 25;
export const rule = {
  id: 'deep-nesting',
  item: 'simplicity',
  summary: 'a function whose branches are nested deeper than a reader can follow, and got deeper',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\b(?:if|match|for|while|loop)\b/,
  check(node, file) {
    const body = node.child('body');
    if (!body || file.isTestFile) return null;
    const complexity = cognitiveComplexity(body);
    if (complexity <= MAX_COMPLEXITY) return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` has a cognitive complexity of ${complexity}, and ${MAX_COMPLEXITY} is what most readers follow: each branch inside a branch has to be kept in mind.`,
      help: 'return early, fold nested `match` and `if` into one `match` on a tuple, and give inner loops a function',
      extent: complexity,
    };
  },
};
