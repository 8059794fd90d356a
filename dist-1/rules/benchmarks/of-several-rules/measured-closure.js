import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
/** What a text must have for a closure to be measured in it. */
export const MEASURES = /\.iter\(\s*(move )?\|\|/;
/** The closure without parameters that a benchmark of criterion, divan or libtest runs again and again. */
export function measuredClosure(call, file) {
  const [closure] = argumentsOf(call);
  if (methodOf(call) !== 'iter' || closure?.kind !== 'closure_expression' || !isBenchmark(file)) return null;
  return closure.child('parameters')?.children.length ? null : closure;
}
function isBenchmark(file) {
  return file.hasText(/\b(?:criterion|divan|bencher|Bencher|iai)\b/);
}
