import { readCommands } from '../../src/checklist/commands/parse.js';
import { sealed } from '../../src/markers/seal.js';
import { readState, stateKey, writeState } from '../../src/markers/state.js';
import type { Report, Role, Wake } from '../../src/model.js';
import { nextState } from '../../src/report/next-state.js';
import { checklistComment } from '../../src/report/views/github/checklist-comment.js';
import { detailsOf } from '../../src/report/views/github/details.js';
import { KEY, reportOf, type Situation } from '../../test/report/road.js';
import { changedFunction, finding, NOTHING_POSTED, rust, verdict } from '../../test/samples.js';
import { below, mangled, NASTY, pick, type Random } from './random.js';

const FOUND: Situation = {
  rust: rust({
    findings: [
      finding({ severity: 'error' }),
      finding({ fingerprint: 'f2', rule: 'needless-arc', item: 'redundant-work' }),
    ],
    changedFunctions: [changedFunction({ isPublic: true, reachedByTest: false })],
  }),
  measured: { verdicts: [verdict()], control: null, method: '', remarks: [], broken: [] },
};
const SHOWN = posted(reportOf(FOUND));
const FORGED = writeState(
  { ...nextState(reportOf(FOUND)), version: 99, ticks: [] },
  stateKey('another secret'),
);
const WORDS = ['/perf ', 'tick ', 'untick ', 'waive ', 'accept ', 'dismiss ', 'override ', 'recheck', 'help', 'tests ', 'benchmarks ', 'allocations ', 'clone-in-loop ', 'f1 ', 'trie/seek ', 'until=2027-01-31 ', 'until=0 ', 'why not', '\n', '\n> ', '\n```\n', '<!--', '-->', '/perf-checklist ', '"', '`']; // biome-ignore format: a list

function posted(report: Report) {
  const state = writeState(nextState(report), KEY);
  const body = sealed(checklistComment(report, state), KEY);
  return {
    body,
    posted: {
      ...NOTHING_POSTED,
      check: {
        id: 1, headSha: report.pull.headSha, status: 'completed', conclusion: 'failure', startedAt: '2026-11-22T13:00:00Z', title: '', summary: '',
        text: detailsOf(report, state), annotations: 0,
      }, // biome-ignore format: a record
      comment: { id: 1, nodeId: 'c', body, edits: [] },
    } as never,
  };
}

function words(random: Random): string {
  const some = Array.from({ length: below(30, random) }, () =>
    pick(random() < 0.8 ? WORDS : NASTY, random),
  ).join('');
  return random() < 0.3 ? mangled(some, random) : some;
}

/** Who has no right decides nothing, whatever they write; who has one never breaks anything. */
export function command(random: Random): number {
  const role = pick<Role>(['none', 'read', 'triage', 'write', 'maintain', 'admin'], random);
  const body =
    random() < 0.02
      ? pick(['/perf ', '`', '> ', '<!--', '/perf tick tests\n'], random).repeat(10_000)
      : words(random);
  readCommands(body);
  const wake: Wake = {
    kind: 'commented', comment: { kind: 'issue', id: 5 }, author: { login: 'mallory', bot: random() < 0.1 }, role, at: '2026-11-22T14:10:00Z', body,
  }; // biome-ignore format: a record
  const report = reportOf({ ...FOUND, posted: SHOWN.posted, wake });
  if (role === 'none' || role === 'read' || wake.author.bot) undecided(report, body);
  checklistComment(report, writeState(nextState(report), KEY));
  return body.length;
}

/** An edited checklist: boxes turn only by those who may, and no state counts that the App did not sign. */
export function edited(random: Random): number {
  const role = pick<Role>(['none', 'read', 'triage', 'maintain'], random);
  const { body: before } = SHOWN;
  const ticked = random() < 0.5 ? before.replaceAll('- [ ]', '- [x]') : before;
  const after = pick(
    [
      ticked,
      mangled(ticked, random),
      `${ticked}\n${FORGED}`,
      `${FORGED}\n${ticked}`,
      mangled(ticked, random, [FORGED, ...NASTY]),
    ],
    random,
  );
  const editor = { login: 'mallory', bot: false };
  const wake: Wake = { kind: 'edited', editor, role, at: '2026-11-22T14:10:00Z', before, after };
  const edits = [{ editor, role, at: wake.at, body: after }];
  const known = SHOWN.posted as { comment: object };
  const there = { ...known, comment: { ...known.comment, body: after, edits } } as never;
  const report = reportOf({ ...FOUND, posted: there, wake });
  if (role !== 'maintain') undecided(report, after);
  const state = readState(after, KEY, 'acme/trie#7');
  if (state !== null && 'state' in state && state.state.version > 1)
    throw new Error('a state that the App never signed');
  return after.length;
}

function undecided({ ticks, decisions, outcome, mode }: Report, text: string): void {
  const decided =
    ticks.ticks.length + decisions.waivers.length + decisions.acceptances.length > 0 ||
    decisions.override !== null;
  if (decided) throw new Error(`decided without the right by ${JSON.stringify(text.slice(0, 300))}`);
  if (mode === 'enforce' && outcome.conclusion === 'success')
    throw new Error(`green by ${JSON.stringify(text.slice(0, 300))}`);
}
