import { mayBreak } from '../../rust/every-turn.js';
import { argumentsOf, enclosingLoop, methodOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';

/** Expected value, new value and two orderings. */
const CAS_ARGUMENTS = 4;

export const rule: Rule = {
  id: 'strong-cas-in-retry-loop',
  item: 'parallelism',
  summary: 'a compare-and-swap that retries inside and is retried outside as well',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.compare_exchange\(/,
  check(node: Node): Problem | null {
    if (methodOf(node) !== 'compare_exchange' || argumentsOf(node).length !== CAS_ARGUMENTS) return null;
    const loop = enclosingLoop(node);
    if (!loop || !/^(?:while|loop)$/.test(loop.word) || !isRetried(node, loop.node)) return null;
    const name = node.child('function')!.child('field')!;
    return {
      at: node,
      message: `The loop tries again when \`compare_exchange\` fails, so the loop that the strong form carries inside on ARM and other load-linked machines is paid for nothing.`,
      help: 'use `compare_exchange_weak`, which may fail without a reason and is cheaper in a loop',
      fix: { start: name.start, end: name.end, text: 'compare_exchange_weak' },
    };
  },
};

/** Is success what ends the loop? A loop over other things that tries each once is no retry. */
function isRetried(call: Node, loop: Node): boolean {
  const text = (loop.child('body')?.text ?? '').replace(/\s+/g, ' ');
  if (loop.kind === 'while_expression' && loop.child('condition')?.contains(call)) return true;
  const leaves = mayBreak(loop.child('body')!) || /\breturn\b/.test(text);
  return leaves && !leavesOnFailure(call);
}

/** `Err(_) => return ..`: the first failure is final. */
function leavesOnFailure(call: Node): boolean {
  for (let at = call.parent; at; at = at.parent) {
    if (at.kind === 'match_expression') {
      const failed = at
        .child('body')
        ?.children.find((arm) => /^(?:Err\b|_)/.test(arm.child('pattern')?.text ?? ''));
      return /^\{?\s*(?:return|break)\b/.test(failed?.child('value')?.text ?? '');
    }
    if (at.kind === 'try_expression') return true;
    if (/^(?:let_declaration|expression_statement|block)$/.test(at.kind)) return false;
  }
  return false;
}
