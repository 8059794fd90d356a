import { recordBaseValues, trendsOf } from '../../src/jobs/trends-store.js';
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
