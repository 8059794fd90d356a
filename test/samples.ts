import { DEFAULT_CONFIG } from '../src/config/defaults.js';
import { annotationsMarker } from '../src/markers/annotations.js';
import { firstState } from '../src/markers/newest-state.js';
import type {
  ChangedFunction,
  ChangeSet,
  Config,
  ConfigProblem,
  Decisions,
  Finding,
  GateResult,
  Owners,
  Posted,
  PostedCheck,
  PullRequest,
  RustReview,
  Ticks,
  Verdict,
} from '../src/model.js';

/** One plain value of each noun; a test says only what matters to it. */

export const PULL: PullRequest = {
  repository: { owner: 'acme', name: 'trie' },
  number: 7,
  title: 'Cache the seek path',
  author: { login: 'ada', bot: false },
  labels: [],
  state: 'open',
  draft: false,
  fromFork: false,
  baseRef: 'main',
  headRef: 'seek-cache',
  baseSha: 'b'.repeat(40),
  headSha: 'abcdef1234'.repeat(4),
  mergeBase: 'c'.repeat(40),
  othersCanWrite: true,
};

export const NOW = new Date('2026-11-22T14:20:00Z');

export const NOTHING_POSTED: Posted = { check: null, comment: null, findings: [], replies: [] };

/** Of the head, published at 14:00. */
export const SHOWN_CHECK: PostedCheck = {
  id: 9,
  headSha: PULL.headSha,
  status: 'completed',
  conclusion: 'failure',
  title: '',
  summary: '',
  text: annotationsMarker([]),
  annotations: 0,
  startedAt: '2026-11-22T14:00:00Z',
};

export const NO_GATE: GateResult = { verdicts: [], control: null, method: '', remarks: [], broken: [] };

export const NO_TICKS: Ticks = { state: firstState('acme/trie#7'), ticks: [], refused: [], settled: {} };

export const NOBODY: Owners = { logins: [], teams: [] };

export const NO_DECISIONS: Decisions = {
  waivers: [],
  acceptances: [],
  override: null,
  ended: null,
  withdrawn: {},
  found: '',
  handled: firstState('').handled,
  answer: null,
};

/** A mistake in a configuration, as a parser tells it. */
export const CONFIG_PROBLEM: ConfigProblem = {
  file: '.github/perf-checklist.yml',
  line: 7,
  column: 3,
  length: 14,
  message: 'unknown rule "clone-in-loops"',
  mend: 'did you mean "clone-in-loop"?',
  source: '  clone-in-loops: off',
  effect: 'The review ran with the default for this rule.',
};

export function config(over: Partial<Config> = {}): Config {
  return { ...DEFAULT_CONFIG, mode: 'enforce', ...over };
}

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'clone-in-loop',
    item: 'allocations',
    severity: 'warning',
    path: 'src/state.rs',
    startLine: 88,
    endLine: 88,
    startColumn: 20,
    endColumn: 35,
    source: '        let info = account.clone();',
    message: '`account.clone()` copies 120 bytes for every account; only `nonce` is read.',
    help: 'borrow it instead',
    suggestion: null,
    heat: { level: 'hot', source: 'shaped', because: 'inside `for` in `StateRoot::calculate`' },
    within: 'StateRoot::calculate',
    fingerprint: 'f1',
    waiver: null,
    ...over,
  };
}

export function changedFunction(over: Partial<ChangedFunction> = {}): ChangedFunction {
  return {
    path: 'src/state.rs',
    name: 'Trie::prune',
    line: 80,
    heat: { level: 'warm', source: 'unknown', because: '' },
    isPublic: false,
    syntaxHash: 'h1',
    reachedByTest: true,
    reachedByBenchmark: null,
    ...over,
  };
}

export function changes(over: Partial<ChangeSet> = {}): ChangeSet {
  const addedLines = new Set([86, 87, 88]);
  const hunks = [{ oldStart: 80, oldLines: 10, newStart: 80, newLines: 13 }];
  return {
    rust: [{ path: 'src/state.rs', previousPath: 'src/state.rs', before: '', after: '', hunks, addedLines }],
    skipped: [],
    manifests: [],
    paths: ['src/state.rs'],
    files: [{ path: 'src/state.rs', inert: false, digest: 'd1' }],
    inert: false,
    ...over,
  };
}

export function rust(over: Partial<RustReview> = {}): RustReview {
  return { findings: [], notices: [], changedFunctions: [changedFunction()], complete: true, ...over };
}

export function verdict(over: Partial<Verdict> = {}): Verdict {
  return {
    benchmark: 'trie/seek',
    kind: 'regressed',
    base: 412,
    head: 444,
    unit: 'ns',
    effect: 0.078,
    interval: [0.061, 0.096],
    pairs: 12,
    smallestVisible: 0.014,
    differences: [0.07, 0.08, 0.09],
    because: 'slower in every pair',
    beyondMargin: true,
    withinMargin: false,
    ...over,
  };
}
