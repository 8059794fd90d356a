import { Budgets } from '../../src/jobs/budget.js';
import { RateLimited } from '../../src/source/github/errors.js';
import { onEachDatabase } from '../postgres/each-database.js';

const INSTALLATION = 17;

onEachDatabase((database) => {
  afterEach(() => database().script('TRUNCATE budget'));

  /** Two instances on one database, whose waits are noted and not slept. */
  function two(): { budgets: Budgets[]; slept: number[] } {
    const slept: number[] = [];
    const budgets = [1, 2].map(() => new Budgets(database(), 1_000, async (ms) => void slept.push(ms)));
    return { budgets, slept };
  }

  async function outcome(turn: Promise<void>): Promise<'now' | number> {
    return turn.then(
      () => 'now' as const,
      (error: RateLimited) => error.retryAfterSeconds,
    );
  }

  test('a handful of writes goes at once, then one a second, whichever instance makes them', async () => {
    const { budgets, slept } = two();
    const started = Date.now();
    for (let write = 0; write < 14; write++) await budgets[write % 2]!.write(INSTALLATION, 'change');
    expect(slept.length).toBeGreaterThan(0);
    // Eight at once, and one that has made the installation known.
    expect(Date.now() - started + slept.at(-1)!).toBeGreaterThanOrEqual((14 - 9) * 1_000);
  });

  test('another installation is not held back by it', async () => {
    const { budgets, slept } = two();
    for (let write = 0; write < 9; write++) await budgets[0]!.write(INSTALLATION, 'change');
    const before = slept.length;
    await budgets[0]!.write(18, 'content');
    expect(slept.length).toBe(before);
  });

  test('a wait that would hold a worker is left to the queue, and takes no place', async () => {
    const { budgets } = two();
    for (let write = 0; write < 18; write++) await budgets[0]!.write(INSTALLATION, 'change');
    const waits = [];
    for (let write = 0; write < 5; write++)
      waits.push(await outcome(budgets[1]!.write(INSTALLATION, 'change')));
    // What took no place does not push the others back.
    expect(waits.filter((wait) => wait !== 'now').every((wait) => Number(wait) <= 12)).toBe(true);
    expect(waits.filter((wait) => wait !== 'now').length).toBeGreaterThanOrEqual(3);
  });

  test('contents stay under 80 a minute and 500 an hour', async () => {
    // A second of GitHub's takes twenty milliseconds, and everybody tries all the while.
    const sent: number[] = [];
    const fast = [1, 2].map(() => new Budgets(database(), 20));
    const started = Date.now();
    const lasting = 3_000;
    await Promise.all(
      fast.map(async (budget) => {
        while (Date.now() - started < lasting) {
          await budget.write(INSTALLATION, 'content').then(
            () => sent.push(Date.now()),
            () => new Promise((next) => setTimeout(next, 20)),
          );
        }
      }),
    );
    const within = (ms: number) =>
      Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + ms).length));
    expect(within(60 * 20)).toBeLessThan(80);
    // 40 at once, then one in eight seconds.
    expect(sent.length).toBeLessThanOrEqual(40 + (Date.now() - started) / (8 * 20) + 2);
    expect(sent.length).toBeGreaterThan(40);
  }, 20_000);

  test('what GitHub said to one instance holds for all', async () => {
    const { budgets } = two();
    await budgets[0]!.block(INSTALLATION, 120);
    expect(await budgets[1]!.blocked(INSTALLATION)).toBeGreaterThan(115_000);
    expect(await budgets[1]!.blocked(18)).toBe(0);
    const writing = budgets[1]!.write(INSTALLATION, 'change');
    await expect(writing).rejects.toBeInstanceOf(RateLimited);
    // A shorter word later does not shorten it.
    await budgets[1]!.block(INSTALLATION, 1);
    expect(await budgets[0]!.blocked(INSTALLATION)).toBeGreaterThan(115_000);
  });

  test('reviews of one installation get places in a line: 900 points a minute are not exceeded', async () => {
    const { budgets } = two();
    const waits: number[] = [];
    for (let review = 0; review < 40; review++) waits.push(await budgets[review % 2]!.review(INSTALLATION));
    const withinAMinute = waits.filter((ms) => ms < 60_000).length;
    expect(waits.filter((ms) => ms === 0).length).toBeGreaterThanOrEqual(8);
    expect(withinAMinute * 30).toBeLessThanOrEqual(930);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
  });

  test('reviews that come while GitHub wants to be left alone wait for its end, one after the other', async () => {
    const { budgets } = two();
    await budgets[0]!.block(INSTALLATION, 60);
    const waits = [];
    for (let review = 0; review < 3; review++) waits.push(await budgets[0]!.review(INSTALLATION));
    expect(waits.every((ms) => ms > 55_000)).toBe(true);
  });

  test('with hardly a request left the rest of the hour is waited for', async () => {
    const { budgets } = two();
    const reset = String(Math.ceil(Date.now() / 1_000) + 600);
    const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-reset': reset };
    await budgets[0]!.heard(INSTALLATION, { ...headers, 'x-ratelimit-remaining': '4000' });
    expect(await budgets[1]!.blocked(INSTALLATION)).toBe(0);
    await budgets[0]!.heard(INSTALLATION, { ...headers, 'x-ratelimit-remaining': '100' });
    expect(await budgets[1]!.blocked(INSTALLATION)).toBeGreaterThan(590_000);
  });
});
