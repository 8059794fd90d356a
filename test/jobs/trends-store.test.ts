import type { Database } from '../../src/jobs/database.js';
import { keepBaseValues, recordBaseValues, trendsOf } from '../../src/jobs/trends-store.js';
import type { Report } from '../../src/model.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { PULL } from '../samples.js';

onEachDatabase((database) => {
  test('oldest first, once a commit and machine, no more than are shown', async () => {
    const report = (commit: number, value: number, machine = 'EPYC'): Report =>
      ({
        pull: { ...PULL, mergeBase: `${commit}`.padStart(40, '0') },
        measuredOn: machine,
        at: new Date(Date.UTC(2026, 0, 1, 0, commit)).toISOString(),
        gate: {
          control: null,
          verdicts: [{ benchmark: 'seek', kind: 'unchanged', base: value, unit: 'ns' }],
        },
      }) as unknown as Report;
    for (let i = 0; i < 30; i++) await recordBaseValues(database(), report(i, 100 + i));
    await recordBaseValues(database(), report(29, 200));
    await recordBaseValues(database(), report(1, 7, 'Xeon'));
    await recordBaseValues(database(), { ...report(31, 1), measuredOn: null });
    const trends = await trendsOf(database(), PULL.repository);
    expect(trends.map(({ machine, values }) => [machine, values.length, values.at(-1)])).toEqual([
      ['EPYC', 24, 200],
      ['Xeon', 1, 7],
    ]);
  });
});

test('a trend that cannot be kept is a line in the log, and no failure of the review', async () => {
  const because = 'invalid byte sequence for encoding "UTF8": 0x00';
  const broken = { transaction: () => Promise.reject(new Error(because)) } as unknown as Database;
  const report = {
    pull: PULL,
    measuredOn: 'EPYC',
    at: '2026-11-22T14:00:00Z',
    gate: {
      control: null,
      verdicts: [{ benchmark: 'seek', kind: 'unchanged', base: 1, unit: 'ns' }],
    },
  } as unknown as Report;
  const warned: object[] = [];
  await keepBaseValues(broken, report, { warn: (fields) => warned.push(fields) });
  expect(warned).toEqual([{ because }]);
});
