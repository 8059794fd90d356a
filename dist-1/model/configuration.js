export const ITEM_IDS = [
  'benchmarks',
  'allocations',
  'redundant-work',
  'parallelism',
  'simplicity',
  'error-paths',
  'documentation',
  'tests',
  'observability',
];
