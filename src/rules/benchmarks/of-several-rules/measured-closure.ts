import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** What a text must have for a closure to be measured in it. */
export const MEASURES = /\.iter\(\s*(move )?\|\|/;

/** The closure without parameters that a benchmark of criterion, divan or libtest runs again and again. */
export function measuredClosure(call: Node, file: RustFile): Node | null {
  const [closure] = argumentsOf(call);
  if (methodOf(call) !== 'iter' || closure?.kind !== 'closure_expression' || !isBenchmark(file)) return null;
  return closure.child('parameters')?.children.length ? null : closure;
}

function isBenchmark(file: RustFile): boolean {
  return file.hasText(/\b(?:criterion|divan|bencher|Bencher|iai)\b/);
}
