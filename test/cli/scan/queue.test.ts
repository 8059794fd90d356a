import { Queue, type Worker } from '../../../src/cli/scan/queue.js';
import type { Task, TaskResult } from '../../../src/cli/scan/work.js';

const NOTHING: TaskResult = { facts: [], scanned: [] };

const facts = (name: string): Task => ({
  kind: 'facts',
  files: [{ name, path: name, absolute: `/${name}`, bytes: 1 }],
});

/** Workers that say which tasks they did, and end each when told to. */
function workersOf(count: number) {
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const workers = Array.from(
    { length: count },
    (_, number): Worker => ({
      run: (task) => {
        log.push(`${number}:${task.kind === 'facts' ? task.files[0]!.name : ''}`);
        return new Promise((resolve) => {
          ends[number] = () => resolve(NOTHING);
        });
      },
      close: async () => {
        log.push(`${number} closed`);
      },
    }),
  );
  const end = async (number: number) => {
    ends[number]!();
    await new Promise(setImmediate);
  };
  return { log, workers, end };
}

describe('tasks and workers', () => {
  test('each worker does one task at a time, in order', async () => {
    const { log, workers, end } = workersOf(2);
    const queue = new Queue(workers);
    for (const name of ['a', 'b', 'c', 'd']) void queue.do(facts(name));
    await end(1);
    expect(log).toEqual(['0:a', '1:b', '1:c']);
    await end(0);
    expect(log).toEqual(['0:a', '1:b', '1:c', '0:d']);
  });

  test('files go back to the worker that has seen them, before anything else', async () => {
    const { log, workers, end } = workersOf(2);
    const queue = new Queue(workers);
    for (const name of ['a', 'b', 'c', 'b', 'a']) void queue.do(facts(name));
    await end(1);
    await end(0);
    expect(log).toEqual(['0:a', '1:b', '1:b', '0:a']);
  });

  test('rather than wait, a worker takes what another one has seen', async () => {
    const { log, workers, end } = workersOf(2);
    const queue = new Queue(workers);
    for (const name of ['a', 'b', 'a']) void queue.do(facts(name));
    await end(1);
    expect(log).toEqual(['0:a', '1:b', '1:a']);
  });

  test('a task that fails fails for who asked, and the worker goes on', async () => {
    let runs = 0;
    const worker: Worker = {
      run: async () => {
        if (++runs === 1) throw new Error('gone');
        return NOTHING;
      },
      close: async () => {},
    };
    const queue = new Queue([worker]);
    const [first, second] = await Promise.allSettled([queue.do(facts('a')), queue.do(facts('b'))]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('closing closes all', async () => {
    const { log, workers } = workersOf(2);
    await new Queue(workers).close();
    expect(log).toEqual(['0 closed', '1 closed']);
  });
});
