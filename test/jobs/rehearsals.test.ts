import { inProcessAnalysis } from '../../src/jobs/analysis.js';
import type { Database } from '../../src/jobs/database.js';
import { type Bounds, Rehearsals } from '../../src/jobs/rehearsals.js';
import type { Settings } from '../../src/model.js';
import type { GitHubContext } from '../../src/source/github/source.js';
import { copiedDatabase } from '../postgres/shared.js';

let database: Database;

beforeAll(async () => {
  database = await copiedDatabase();
}, 60_000);

afterAll(() => database.close());

const analysis = inProcessAnalysis();

const REPOSITORY = { owner: 'acme', name: 'trie' };

function settings(proposed: string): Settings {
  return { config: null, proposed: { file: '.github/perf-checklist.yml', text: proposed }, attributes: '' };
}

/** A repository of eleven merged pull requests of prose, the newest with the highest number, and one that was only closed. */
function github() {
  const asked: string[] = [];
  const pull = (number: number) => ({
    number,
    title: `Pull ${number}`,
    user: { login: 'ada', type: 'User' },
    labels: [],
    merged_at: number === 12 ? null : `2026-11-${String(number).padStart(2, '0')}T10:00:00Z`,
    base: { ref: 'main', sha: 'b'.repeat(40), repo: { full_name: 'acme/trie' } },
    head: { ref: `topic-${number}`, sha: String(number).padStart(40, '0'), repo: null },
  });
  const request = async (route: string) => {
    asked.push(route);
    if (route.endsWith('/pulls')) return { data: Array.from({ length: 12 }, (_, at) => pull(at + 1)) };
    const files = [{ filename: 'README.md', status: 'modified', sha: 'c'.repeat(40), patch: '' }];
    return { data: { merge_base_commit: { sha: 'a'.repeat(40) }, files } };
  };
  const context = { api: { request, graphql: request } } as unknown as GitHubContext;
  return { asked, context };
}

async function rehearse(name: string, bounds: Bounds) {
  const { asked, context } = github();
  const rehearsals = new Rehearsals(database, analysis, bounds);
  const proposed = settings(`mode: enforce # ${name}`);
  expect(await rehearsals.stateOf(REPOSITORY, proposed)).toEqual({ kind: 'running' });
  let rounds = 1;
  while (!(await rehearsals.proceed(context, REPOSITORY, 'main', proposed))) rounds += 1;
  const costs = asked.length;
  // What is known is not worked out again, whoever asks.
  expect(
    await new Rehearsals(database, analysis, bounds).proceed(context, REPOSITORY, 'main', proposed),
  ).toBe(true);
  expect(asked).toHaveLength(costs);
  return { rounds, costs, state: await rehearsals.stateOf(REPOSITORY, proposed) };
}

test.each<[string, Bounds, { rounds: number; costs: number; pulls: number; cut: string | null }]>([
  ['all that is wanted', { wanted: 8, requests: 200 }, { rounds: 2, costs: 10, pulls: 8, cut: null }],
  ['all there is', { wanted: 20, requests: 200 }, { rounds: 3, costs: 14, pulls: 11, cut: null }],
  [
    'as many as the requests allow',
    { wanted: 20, requests: 4 },
    { rounds: 1, costs: 4, pulls: 3, cut: '8 older pull requests would have cost too many requests' },
  ],
])('%s', async (name, bounds, { rounds, costs, pulls, cut }) => {
  const found = await rehearse(name, bounds);
  expect(found).toMatchObject({
    rounds,
    costs,
    state: { kind: 'done', cut, proposed: { pulls }, present: { pulls } },
  });
});

test('what fails again and again is left at what is known', async () => {
  const rehearsals = new Rehearsals(database, analysis);
  const proposed = settings('mode: advise');
  await rehearsals.giveUp(REPOSITORY, proposed, 'GitHub did not answer');
  expect(await rehearsals.stateOf(REPOSITORY, proposed)).toMatchObject({
    kind: 'done',
    cut: 'GitHub did not answer',
  });
});
