import { recordGivenUp, waitsNoLonger } from '../../src/jobs/open-pulls-store.js';
import {
  counted,
  historyOf,
  lastReviewedHead,
  recordClosed,
  recordReview,
  reviewedPulls,
} from '../../src/jobs/outcomes-store.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { reportOf } from '../report/road.js';
import { config, finding, PULL, rust } from '../samples.js';

const PLACE = { owner: 'Acme', name: 'trie' };
const CLOSED = { merged: true, at: '2026-11-22T15:00:00Z', disliked: new Set<string>() };

onEachDatabase((database) => {
  afterEach(async () => {
    for (const table of ['open_pull', 'pull_outcome', 'rule_outcome', 'introduction']) {
      await database().query(`DELETE FROM ${table}`);
    }
  });

  async function reviewed(number: number, severity: 'error' | 'warning' = 'error'): Promise<void> {
    const report = reportOf({
      config: config({ mode: 'advise' }),
      rust: rust({ findings: [finding({ severity, fingerprint: `f${number}` })] }),
    });
    await recordReview(database(), number, report);
  }

  test('a review that was given up is due again until it closes, and what was said before stays', async () => {
    await reviewed(7);
    const of = async (number: number) => (await reviewedPulls(database(), PLACE)).get(number);
    await recordGivenUp(database(), PLACE, 7, 'another');
    await recordGivenUp(database(), PLACE, 8, 'first');
    expect(await of(7)).toMatchObject({ waiting: true, headSha: PULL.headSha });
    expect(await of(8)).toMatchObject({ waiting: true, headSha: 'first' });
    await waitsNoLonger(database(), PLACE, 7);
    expect(await of(7)).toMatchObject({ waiting: false, headSha: PULL.headSha });
  });

  test('a merged pull request is counted once, however often its end is told', async () => {
    await reviewed(7);
    await recordClosed(database(), PLACE, 7, CLOSED);
    await recordClosed(database(), PLACE, 7, CLOSED);
    expect(await counted(database())).toEqual({
      pulls: [
        {
          repository: 'acme/trie',
          number: 7,
          closedAt: '2026-11-22T15:00:00Z',
          merged: true,
          mode: 'advise',
          blockers: '1 error',
        },
      ],
      rules: [
        {
          repository: 'acme/trie',
          rule: 'clone-in-loop',
          fixed: 0,
          waived: 0,
          dismissed: 0,
          disliked: 0,
          ignored: 1,
        },
      ],
    });
  });

  test('an abandoned one says nothing about a rule, and may be opened again', async () => {
    await reviewed(7);
    await recordClosed(database(), PLACE, 7, { ...CLOSED, merged: false });
    expect(await counted(database())).toMatchObject({ pulls: [{ merged: false }], rules: [] });
    await recordClosed(database(), PLACE, 7, CLOSED);
    expect(await counted(database())).toMatchObject({ pulls: [{ merged: true }], rules: [{ ignored: 1 }] });
  });

  test('one that was never reviewed is not counted', async () => {
    await recordClosed(database(), PLACE, 8, CLOSED);
    expect(await counted(database())).toEqual({ pulls: [], rules: [] });
  });

  test('thumbs down count as such', async () => {
    await reviewed(7);
    await recordClosed(database(), PLACE, 7, { ...CLOSED, disliked: new Set(['f7']) });
    expect((await counted(database())).rules).toMatchObject([{ disliked: 1, ignored: 0 }]);
  });

  test('the first pull request of a repository is introduced to, also in its later reviews', async () => {
    expect(await historyOf(database(), PLACE, 7)).toEqual({
      introduce: true,
      advised: { pulls: 0, blocked: 0 },
      judged: [],
      trends: [],
      drift: null,
    });
    expect((await historyOf(database(), PLACE, 8)).introduce).toBe(false);
    expect((await historyOf(database(), PLACE, 7)).introduce).toBe(true);
    expect((await historyOf(database(), { owner: 'acme', name: 'other' }, 8)).introduce).toBe(true);
  });

  test('what enforcing would have done, and a rule that is not worth its comments', async () => {
    for (let number = 1; number <= 22; number++) {
      await reviewed(number, number <= 4 ? 'error' : 'warning');
      await recordClosed(database(), PLACE, number, CLOSED);
    }
    const history = await historyOf(database(), PLACE, 30);
    expect(history.advised).toEqual({ pulls: 22, blocked: 4 });
    expect(history.judged).toMatchObject([
      { rule: 'clone-in-loop', ignored: 22, atMost: expect.closeTo(0.149, 2) },
    ]);
  });

  test('the head that was reviewed last is known until the merge', async () => {
    expect(await lastReviewedHead(database(), PLACE, 7)).toBeNull();
    await reviewed(7);
    expect(await lastReviewedHead(database(), PLACE, 7)).toBe(PULL.headSha);
    await recordClosed(database(), PLACE, 7, CLOSED);
    expect(await lastReviewedHead(database(), PLACE, 7)).toBeNull();
  });
});
