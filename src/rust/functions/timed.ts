import { namesCalled } from '../names/names-called.js';
import { argumentsOf, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/**
 * Methods of a harness that time one of their arguments, by its position: criterion's and libtest's `Bencher`, divan's
 * (https://docs.rs/criterion/latest/criterion/struct.Bencher.html, https://docs.rs/divan/latest/divan/struct.Bencher.html).
 */
const TIMED: ReadonlyMap<string, number> = new Map([
  ['iter', 0],
  ['iter_custom', 0],
  ['iter_with_large_drop', 0],
  ['iter_with_setup', 1],
  ['iter_batched', 1],
  ['iter_batched_ref', 1],
  ['bench', 0],
  ['bench_local', 0],
  ['bench_values', 0],
  ['bench_local_values', 0],
  ['bench_refs', 0],
  ['bench_local_refs', 0],
]);

/**
 * What a function of a benchmark calls while a harness looks at the clock, as names in the way of `namesCalled`: all of it where the
 * function is `marked` for the harness and hands it nothing itself; null where it is neither. What is handed over under a name may be
 * anything that the function calls.
 */
export function namesTimed(body: Node, marked: boolean): string[] | null {
  const timed: Node[] = [];
  for (const call of body.descendantsOfKind('call_expression')) {
    const position = TIMED.get(methodOf(call) ?? '');
    const argument = position === undefined ? undefined : argumentsOf(call)[position];
    if (argument) timed.push(argument);
  }
  if (timed.length === 0) return marked ? namesCalled(body) : null;
  const names = timed.flatMap((each) => {
    if (each.kind === 'identifier') return [each.text, ...namesCalled(body)];
    return namesCalled(each.kind === 'closure_expression' ? each : each.parent!);
  });
  return [...new Set(names)];
}
