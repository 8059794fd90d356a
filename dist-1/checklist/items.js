import { judgeBenchmarks } from './judge-benchmarks.js';
import { judgeFindings } from './judge-findings.js';
import { judgeTests } from './judge-tests.js';
import { itemOf } from './own-items.js';
import { withFindings } from './with-findings.js';
/** The guide's nine items, in its order. */
export const ITEMS = [
  {
    id: 'benchmarks',
    title: 'Benchmarked before and after?',
    requirement: 'required',
    ask: 'own',
    acceptedAs: 'accepted',
    judge: withFindings('benchmarks', judgeBenchmarks),
  },
  byRules('allocations', 'Allocations minimized?', 'required'),
  byRules('redundant-work', 'Redundant work eliminated?', 'required'),
  byRules('parallelism', 'Parallelization opportunities explored?', 'advisory'),
  byRules('simplicity', 'Code is simple and maintainable?', 'advisory'),
  byRules('error-paths', 'Error paths don’t allocate unnecessarily?', 'required'),
  byRules('documentation', 'Public API documented with performance characteristics?', 'required'),
  {
    id: 'tests',
    title: 'Tests cover edge cases and validate correctness?',
    requirement: 'required',
    ask: 'own',
    acceptedAs: 'waived',
    judge: withFindings('tests', judgeTests),
  },
  byRules('observability', 'Tracing/metrics added for production debugging?', 'advisory'),
];
function byRules(id, title, requirement) {
  return { id, title, requirement, ask: 'never', acceptedAs: 'waived', judge: judgeFindings(id) };
}
/** The nine under the titles that the project gives them, and the project's own. */
export function itemsOf({ items, ownItems }) {
  const guide = ITEMS.map((item) => ({ ...item, title: items[item.id].title ?? item.title }));
  return [...guide, ...ownItems.map(itemOf)];
}
export function itemIdsOf(config) {
  return itemsOf(config).map(({ id }) => id);
}
