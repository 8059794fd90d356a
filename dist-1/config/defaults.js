/** What a repository without a configuration file gets: made so that an ordinary pull request is green without a person. */
export const DEFAULT_CONFIG = {
  // A team sees for some weeks what would have blocked before anything blocks.
  mode: 'advise',
  // Every rule brings its own severity.
  rules: {},
  // Required is what rules and numbers answer by themselves; what only taste can judge is advice.
  items: {
    benchmarks: { requirement: 'required' },
    allocations: { requirement: 'required' },
    'redundant-work': { requirement: 'required' },
    parallelism: { requirement: 'advisory' },
    simplicity: { requirement: 'advisory' },
    'error-paths': { requirement: 'required' },
    documentation: { requirement: 'required' },
    tests: { requirement: 'required' },
    observability: { requirement: 'advisory' },
  },
  ownItems: [],
  hot: [],
  cold: [],
  // Only the maintainers know them.
  layers: [],
  generated: [],
  ignore: {
    // They bump versions; nobody who could act on a finding reads their pull requests.
    authors: ['dependabot[bot]', 'renovate[bot]'],
    labels: [],
    paths: [],
    // The author writes the title: leaving reverts alone by title is for the maintainers to choose.
    titles: [],
    // A draft is when a finding is cheapest to mend.
    drafts: false,
  },
  comments: {
    // About what one reads to the end; the rest stands in the check, ranked by heat.
    budget: 10,
    // A comment that is of no use half of the time costs more attention than it saves.
    precision: 0.5,
  },
  ticks: {
    // The role that may merge.
    role: 'write',
    teams: [],
    authorMayTick: false,
    codeOwners: false,
  },
  gate: {
    remeasure: false,
    // The change that a quiet machine can just show; below it two builds of the same code differ.
    floor: 0.01,
    // Five times the floor: a block should survive a noisy runner.
    margin: 0.05,
    workflow: null,
    // Longer than benchmark workflows commonly take, shorter than a working day.
    waitMinutes: 120,
  },
};
