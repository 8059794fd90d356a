import type { PlannedWake, ReviewJob } from '../../src/jobs/job.js';
import type { RunnerParts } from '../../src/jobs/parts.js';
import { wantReview } from '../../src/jobs/pull-lease.js';
import { Runner } from '../../src/jobs/runner.js';
import { SourceError } from '../../src/source/port.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { PLACE, RERUN } from './queues.js';

const KEY = 'acme/trie#7';
const TASK = { place: PLACE, number: 7 };
const COMMAND: PlannedWake = {
  kind: 'commented',
  comment: { kind: 'issue', id: 1 },
  author: { login: 'grace', bot: false },
  at: '2026-11-22T14:20:00Z',
  body: '/perf tick tests',
};

onEachDatabase((database) => {
  afterEach(() => database().script('TRUNCATE pull, wake'));

  /** GitHub is away: nothing can be said there. */
  function runner(): { runner: Runner; later: [minutes: number, failures: number | undefined][] } {
    const later: [number, number | undefined][] = [];
    const nothing = () => {};
    const putAt = async ({ failures }: ReviewJob, at: Date) => {
      later.push([Math.round((at.getTime() - Date.now()) / 60_000), failures]);
    };
    const parts = {
      database: database(),
      queue: { putAt },
      log: { info: nothing, warn: nothing, error: nothing },
      octokit: () => Promise.reject(new SourceError('GitHub did not answer.', true)),
    };
    return { runner: new Runner(parts as unknown as RunnerParts), later };
  }

  async function wakes(): Promise<string[]> {
    const rows = await database().query<{ wake: string }>('SELECT wake FROM wake ORDER BY id');
    return rows.map(({ wake }) => (JSON.parse(wake) as PlannedWake).kind);
  }

  test('a review that failed comes back later, with all that woke it, the others first', async () => {
    await wantReview(database(), KEY, COMMAND);
    await wantReview(database(), KEY, RERUN);
    const given = runner();
    await given.runner.reviewFailed(TASK, 'GitHub did not answer.');
    expect(await wakes()).toEqual(['rerun', 'commented']);
    expect(given.later).toEqual([[5, 1]]);
  });

  test('it waits longer each time, and after a day one wake is given up after the other', async () => {
    await wantReview(database(), KEY, COMMAND);
    await wantReview(database(), KEY, RERUN);
    const given = runner();
    await given.runner.reviewFailed({ ...TASK, failures: 7 }, 'again');
    expect(given.later).toEqual([[640, 8]]);
    await given.runner.reviewFailed({ ...TASK, failures: 8 }, 'again');
    expect(await wakes()).toEqual(['commented']);
    expect(given.later.at(-1)).toEqual([1280, 8]);
    await given.runner.reviewFailed({ ...TASK, failures: 8 }, 'again');
    expect(await wakes()).toEqual([]);
    expect(given.later).toHaveLength(2);
  });

  test('one that nothing but a change woke comes back, too, but not for ever', async () => {
    const given = runner();
    await given.runner.reviewFailed(TASK, 'again');
    await given.runner.reviewFailed({ ...TASK, failures: 8 }, 'again');
    expect(given.later).toEqual([[5, 1]]);
  });
});
