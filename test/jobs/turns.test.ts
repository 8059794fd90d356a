import fc from 'fast-check';
import { Turns } from '../../src/jobs/turns.js';

interface Waiting {
  installation: number;
  turn: number;
  arrived: number;
}

/** A queue that serves the earliest turn, and the first that came of equal ones. */
class Line {
  readonly turns = new Turns();
  readonly waiting: Waiting[] = [];
  private count = 0;

  arrive(installation: number): void {
    const turn = this.turns.next(installation);
    this.turns.taken(installation, turn);
    this.waiting.push({ installation, turn, arrived: this.count++ });
  }

  serve(): number | null {
    this.waiting.sort((one, other) => one.turn - other.turn || one.arrived - other.arrived);
    const next = this.waiting.shift();
    if (!next) return null;
    this.turns.served(next.turn);
    return next.installation;
  }
}

test('one who comes with a single job is served next, however many another has waiting', () => {
  const line = new Line();
  for (let job = 0; job < 1_000; job++) line.arrive(1);
  for (let served = 0; served < 400; served++) line.serve();
  line.arrive(2);
  expect([line.serve(), line.serve()]).toContain(2);
});

test('who waited idle has saved nothing up: two busy ones take turns', () => {
  const line = new Line();
  for (let job = 0; job < 100; job++) line.arrive(1);
  for (let served = 0; served < 50; served++) line.serve();
  for (let job = 0; job < 50; job++) line.arrive(2);
  const served = Array.from({ length: 20 }, () => line.serve());
  expect(served.filter((one) => one === 1).length).toBeGreaterThanOrEqual(9);
  expect(served.filter((one) => one === 2).length).toBeGreaterThanOrEqual(9);
});

test('whatever comes, nobody waits longer than one turn of each other installation', () => {
  const arrival = fc.record({
    installation: fc.integer({ min: 1, max: 5 }),
    jobs: fc.integer({ min: 1, max: 30 }),
    served: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 20 }), (arrivals) => {
      const line = new Line();
      for (const { installation, jobs, served } of arrivals) {
        for (let job = 0; job < jobs; job++) line.arrive(installation);
        for (let job = 0; job < served; job++) line.serve();
      }
      line.arrive(99);
      const others = new Set(line.waiting.map(({ installation }) => installation)).size - 1;
      let before = 0;
      while (line.serve() !== 99) before += 1;
      // One of the present turn, and one of the next, for each of the others.
      expect(before).toBeLessThanOrEqual(2 * others);
    }),
  );
});
