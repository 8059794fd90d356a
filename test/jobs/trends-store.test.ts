import { embeddedDatabase } from '../../src/jobs/database.js';
import { migrate } from '../../src/jobs/migrations.js';
import { recordBaseValues, trendsOf } from '../../src/jobs/trends-store.js';
import type { Report } from '../../src/model.js';
import { PULL } from '../samples.js';

test('oldest first, once a commit and machine, no more than are shown', async () => {
  const own = await embeddedDatabase();
  await migrate(own);
  const report = (commit: number, value: number, machine = 'EPYC'): Report =>
    ({
      pull: { ...PULL, mergeBase: `${commit}`.padStart(40, '0') },
      measuredOn: machine,
      at: new Date(Date.UTC(2026, 0, 1, 0, commit)).toISOString(),
      gate: { control: null, verdicts: [{ benchmark: 'seek', kind: 'unchanged', base: value, unit: 'ns' }] },
    }) as unknown as Report;
  for (let i = 0; i < 30; i++) await recordBaseValues(own, report(i, 100 + i));
  await recordBaseValues(own, report(29, 200));
  await recordBaseValues(own, report(1, 7, 'Xeon'));
  await recordBaseValues(own, { ...report(31, 1), measuredOn: null });
  const trends = await trendsOf(own, PULL.repository);
  expect(trends.map(({ machine, values }) => [machine, values.length, values.at(-1)])).toEqual([
    ['EPYC', 24, 200],
    ['Xeon', 1, 7],
  ]);
  await own.close();
}, 60_000);
