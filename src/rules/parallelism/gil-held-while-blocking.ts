import { attributesOf, enclosingImpl } from '../../rust/functions/shape.js';
import { argumentsOf, calledTarget, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'gil-held-while-blocking',
  item: 'parallelism',
  summary: "waiting for I/O while Python's interpreter lock is held",
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /^(?=[\s\S]*\bblock_on\w*\()[\s\S]*\bpy(?:methods|function)\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    // A wrapper that takes the interpreter beside the future gives its lock back.
    if (!/^block_on\w*$/.test(methodOf(node) ?? '') || argumentsOf(node).length !== 1) return null;
    if (!holdsInterpreterLock(node) || file.isTestFile) return null;
    return {
      at: calledTarget(node)!,
      message: `${quoted(calledTarget(node)!)} waits with the interpreter lock held: no other Python thread runs until the answer is there.`,
      help: 'wait inside `py.allow_threads(|| ..)` (`py.detach` in newer versions)',
    };
  },
};

/** In a function that Python calls, and not in a closure that gives the lock back. */
function holdsInterpreterLock(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (
      at.kind === 'call_expression' &&
      /(?:^|\.|::)(?:allow_threads|detach|without_gil|spawn\w*)$/.test(calledTarget(at)?.text ?? '')
    )
      return false;
    if (at.kind !== 'function_item') continue;
    if (/\bpyfunction\b/.test(attributesOf(at))) return true;
    const holder = enclosingImpl(at);
    return !!holder && /\bpymethods\b/.test(attributesOf(holder));
  }
  return false;
}
