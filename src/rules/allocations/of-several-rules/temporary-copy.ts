import type { Copy } from '../../../rust/cost/copies.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Fix, Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** A copy that is made for one purpose, and dropped in the statement that made it. */
export function temporaryCopy(copy: Copy, file: RustFile, purpose: string, help: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} only ${purpose}; nothing else ever sees the copy.`,
    help,
  };
}

/** The edit that leaves `.clone()` out, or `Arc::clone(&..)`. */
export function withoutCopy({ call, source }: Copy): Fix {
  if (methodOf(call) === null) return { start: call.start, end: call.end, text: source.text };
  return { start: source.end, end: call.end, text: '' };
}
