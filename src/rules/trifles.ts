import { standsBesideIo } from '../rust/beside-io.js';
import type { Problem, Rule } from './rule.js';

/** Rules whose cost is an allocation or a call of some tens of nanoseconds at a time: beside a read of a file nobody would notice. */
const TRIFLES: ReadonlySet<string> = new Set([
  'alloc-in-loop',
  'collect-into-result',
  'contains-then-map-op',
  'default-hasher-on-hot-map',
  'dyn-in-hot-path',
  'eager-before-needed',
  'grow-loop-without-capacity',
  'owned-key-for-lookup',
  'reassign-instead-of-clear',
  'redundant-string-conversion',
  'stable-sort',
  'string-temp-for-compare',
  'string-temp-into-writer',
]);

/** Is the cost lost beside what the same turn of a loop, or the same call, waits for? */
export function isTrifle(rule: Rule, problem: Problem): boolean {
  return TRIFLES.has(rule.id) && standsBesideIo(problem.costAt ?? problem.at);
}
