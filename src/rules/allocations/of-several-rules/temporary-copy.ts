import type { Copy } from '../../../rust/cost/copies.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Fix, Problem } from '../../rule.js';
import { quoted } from '../../wording.js';

/** A copy that is made for one purpose, and dropped in the statement that made it. */
export function temporaryCopy(copy: Copy, purpose: string, help: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied only ${purpose}; nothing else ever sees the copy.`,
    help,
  };
}

/** The edit that leaves `.clone()` out, or `Arc::clone(&..)`. */
export function withoutCopy({ call, source }: Copy): Fix {
  if (methodOf(call) === null) return { start: call.start, end: call.end, text: source.text };
  return { start: source.end, end: call.end, text: '' };
}
